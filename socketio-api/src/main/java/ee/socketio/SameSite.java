/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio;

/** Whether a cookie goes along with requests that pages of other sites cause. */
public enum SameSite {
    /** Never. */
    STRICT("strict"),

    /** When a user follows a link. */
    LAX("lax"),

    /** Always; browsers want such a cookie to be {@linkplain SocketIoConfig#cookieSecure() secure}. */
    NONE("none");

    private final String text;

    SameSite(String text) {
        this.text = text;
    }

    /** The value as options write it. */
    @Override
    public String toString() {
        return text;
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio;

/** A transport of Engine.IO. */
public enum Transport {
    /** HTTP long-polling. */
    POLLING("polling"),

    /** WebSocket. */
    WEBSOCKET("websocket");

    private final String wireName;

    Transport(String wireName) {
        this.wireName = wireName;
    }

    /**
     * The name of the transport in the protocol, as in the query parameter {@code transport}.
     *
     * @return the name in lower case
     */
    public String wireName() {
        return wireName;
    }

    @Override
    public String toString() {
        return wireName;
    }
}

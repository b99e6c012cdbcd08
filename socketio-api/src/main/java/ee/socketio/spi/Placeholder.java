/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.spi;

/** The JSON object that stands for an attachment: {@code {"_placeholder":true,"num":0}}. */
public final class Placeholder {

    /** The member that makes an object a placeholder, if its value is {@code true}. Other members do not matter. */
    public static final String MARKER = "_placeholder";

    /** The member that holds the position of the attachment, from 0. */
    public static final String INDEX = "num";

    private Placeholder() {}

    /**
     * Writes a placeholder.
     *
     * @param index the position of the attachment, from 0
     * @return the JSON object
     */
    public static String json(int index) {
        return "{\"" + MARKER + "\":true,\"" + INDEX + "\":" + index + "}";
    }
}

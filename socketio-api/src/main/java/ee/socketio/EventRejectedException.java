/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio;

/**
 * Thrown by an {@link On} observer to reply an error of its own: {@code {"error":{"code":…,"message":…}}}. The message
 * of every other exception stays on the server: its client sees the code {@code INTERNAL} and an id by which the log
 * tells more.
 */
public class EventRejectedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** For the client's program. */
    private final String code;

    /**
     * Makes an exception.
     *
     * @param code a code that the client's program understands
     * @param message a text for people, shown to the client
     */
    public EventRejectedException(String code, String message) {
        super(message);
        this.code = code;
    }

    /**
     * The code.
     *
     * @return the code that the client is told
     */
    public String code() {
        return code;
    }
}

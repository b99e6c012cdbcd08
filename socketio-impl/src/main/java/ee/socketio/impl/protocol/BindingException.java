/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.protocol;

/** What a client sent cannot be bound to the type that is asked for. The message tells nothing of what it sent. */
public final class BindingException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param message names the argument
     */
    public BindingException(String message) {
        super(message);
    }

    /**
     * Makes an exception.
     *
     * @param message names the argument and the type
     * @param cause why, which may quote what the client sent
     */
    public BindingException(String message, Throwable cause) {
        super(message, cause);
    }
}

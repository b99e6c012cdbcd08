/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

/** A request is refused before it reaches a session. */
public final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final EngineError error;

    /**
     * Makes an exception, without a stack trace since clients can cause it at will.
     *
     * @param error what the client is told
     */
    public RefusedException(EngineError error) {
        this(error, error.message());
    }

    /**
     * Makes an exception that tells the client a text of its own.
     *
     * @param error what the client is told
     * @param message in place of the text of the error
     */
    public RefusedException(EngineError error, String message) {
        super(message, null, false, false);
        this.error = error;
    }

    /**
     * What the client is told.
     *
     * @return the error
     */
    public EngineError error() {
        return error;
    }
}

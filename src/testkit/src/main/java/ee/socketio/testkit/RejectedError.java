/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.testkit;

/** An event was rejected that a test expected to be acknowledged with a value. */
public final class RejectedError extends AssertionError {
    private static final long serialVersionUID = 1L;

    /** Not needed where it might be sent to. */
    private final transient Rejection rejection;

    RejectedError(String message, Rejection rejection) {
        super(message);
        this.rejection = rejection;
    }

    /**
     * What the server said.
     *
     * @return the rejection
     */
    public Rejection rejection() {
        return rejection;
    }
}

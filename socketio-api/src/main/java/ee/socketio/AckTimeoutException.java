/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio;

/** No acknowledgement came: the time was up, or the client went away. */
public class AckTimeoutException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param message what was waited for
     */
    public AckTimeoutException(String message) {
        super(message);
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.spi;

/**
 * A client broke the protocol. The message says how, without a word of what the client sent, so it may be logged and
 * shown. Has no stack trace: the cause is never in the program, and making one is what an attacker would have us do.
 */
public final class PacketException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param message what was wrong
     */
    public PacketException(String message) {
        super(message, null, false, false);
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

/** What came is no Engine.IO packet. Without a stack trace, since clients can cause it at will. */
final class ParseException extends Exception {
    private static final long serialVersionUID = 1L;

    ParseException(String message) {
        super(message, null, false, false);
    }
}

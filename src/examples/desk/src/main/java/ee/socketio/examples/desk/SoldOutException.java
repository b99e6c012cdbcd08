/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.examples.desk;

/** There are not as many left as were ordered. */
class SoldOutException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SoldOutException(String message) {
        super(message);
    }
}

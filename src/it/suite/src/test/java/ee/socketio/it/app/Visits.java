/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it.app;

import ee.socketio.SocketScoped;

/** Counts for one socket. */
@SocketScoped
class Visits {
    private int count;

    int next() {
        return ++count;
    }
}

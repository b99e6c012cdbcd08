/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it.ear.shared;

import ee.socketio.SocketScoped;

/** What is known of a client. */
@SocketScoped
public class Visit {
    private int calls;

    public int next() {
        return ++calls;
    }
}

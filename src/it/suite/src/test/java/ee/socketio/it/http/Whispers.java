/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it.http;

import jakarta.enterprise.event.Observes;

import ee.socketio.On;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;

/** Emits what is not to be compressed. */
@SocketEndpoint
class Whispers {
    void whisper(@Observes @On("whisper") int length, Socket socket) {
        socket.compress(false).emit("whispered", "x".repeat(length));
    }
}

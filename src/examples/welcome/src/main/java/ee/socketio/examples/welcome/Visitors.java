/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.examples.welcome;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import ee.socketio.Connected;
import ee.socketio.Disconnect;
import ee.socketio.Disconnected;
import ee.socketio.Message;
import ee.socketio.On;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;
import ee.socketio.SocketServer;

/** Tells all pages how many there are, and answers so that they can measure how long that takes. */
@SocketEndpoint
class Visitors {
    @Inject
    SocketServer server;

    void came(@Observes @Connected Socket socket) {
        tell();
    }

    void left(@Observes @Disconnected Disconnect event) {
        tell();
    }

    private void tell() {
        server.emit("visitors", server.sockets().size());
    }

    /** Nothing to do: that it returns is the answer. */
    void echo(@Observes @On("echo") Message message) {}
}

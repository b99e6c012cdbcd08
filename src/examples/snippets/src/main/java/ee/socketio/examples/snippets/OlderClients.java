/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.examples.snippets;

import jakarta.enterprise.event.Observes;

import ee.socketio.Connected;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;

/** Tells clients of version 2 what they cannot know. */
@SocketEndpoint("/older")
class OlderClients {

    // tag::id[]
    void welcome(@Observes @Connected Socket socket) {
        socket.emit("your-id", socket.id());
    }
    // end::id[]
}

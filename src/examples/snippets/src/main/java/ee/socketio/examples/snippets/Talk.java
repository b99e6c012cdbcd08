/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.examples.snippets;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import ee.socketio.ConnectRequest;
import ee.socketio.Connecting;
import ee.socketio.On;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;

/** An endpoint with state of its sockets. */
@SocketEndpoint("/talk")
class Talk {
    @Inject
    Socket socket; // a proxy: always the one whose observer runs on this thread

    @Inject
    Profile profile; // likewise

    void check(@Observes @Connecting ConnectRequest request) {
        request.handshake().header("Accept-Language").ifPresent(profile::speak);
    }

    int say(@Observes @On("say") String text) {
        socket.broadcast().emit("said", text, profile.language());
        socket.data().put("last", text); // what other servers of a cluster may read
        return profile.countOne();
    }
}

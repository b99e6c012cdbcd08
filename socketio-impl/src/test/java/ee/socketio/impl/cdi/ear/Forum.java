/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi.ear;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import ee.socketio.ConnectRequest;
import ee.socketio.Connecting;
import ee.socketio.Draining;
import ee.socketio.Message;
import ee.socketio.On;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;
import ee.socketio.SocketServer;

@SocketEndpoint
class Forum implements Speaker {
    @Inject
    Instance<SocketServer> server;

    @Inject
    Notes notes;

    @Inject
    Socket socket;

    String name(@Observes @On("name") Message event) {
        return "forum";
    }

    void connecting(@Observes @Connecting ConnectRequest request) {
        notes.add("forum lets in");
    }

    void draining(@Observes Draining event) {
        notes.add("forum is drained");
    }

    /** One web application observes what another has fired: some servers allow it. */
    void hear(@Observes Gossip gossip) {
        speak(gossip.text());
    }

    void gossip(@Observes @On("gossip") String text) {
        socket.emit("gossiped", text);
    }

    @Override
    public void speak(String text) {
        server.get().emit("spoken", text);
    }
}

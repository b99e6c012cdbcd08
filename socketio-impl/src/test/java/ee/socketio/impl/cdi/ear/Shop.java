/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi.ear;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import ee.socketio.Draining;
import ee.socketio.Message;
import ee.socketio.On;
import ee.socketio.SocketEndpoint;
import ee.socketio.SocketServer;

@SocketEndpoint
class Shop implements Speaker {
    @Inject
    SocketServer server;

    @Inject
    Notes notes;

    String name(@Observes @On("name") Message event) {
        return "shop";
    }

    void draining(@Observes Draining event) {
        notes.add("shop is drained");
    }

    @Override
    public void speak(String text) {
        server.emit("spoken", text);
    }
}

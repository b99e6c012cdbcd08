/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi.ear;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import ee.socketio.SocketServer;

/** It has no handlers. */
@ApplicationScoped
class Reports implements Speaker {
    @Inject
    SocketServer server;

    @Override
    public void speak(String text) {
        server.emit("spoken", text);
    }
}

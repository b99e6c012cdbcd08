/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it.cluster;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import ee.socketio.Namespace;
import ee.socketio.On;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;
import ee.socketio.SocketNamespace;

/** Namespaces that are made when somebody comes, on one server or on several. */
@SocketEndpoint("/table-{number}")
class Tables {
    @Inject
    @Namespace("/table-{number}")
    SocketNamespace all;

    boolean say(@Observes @On("say") Object payload, Socket socket) {
        socket.namespace().emit("said", payload);
        return true;
    }

    boolean sayAtAll(@Observes @On("say-at-all") Object payload, Socket socket) {
        all.emit("said", payload);
        return true;
    }
}

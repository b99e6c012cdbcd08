/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi.ear;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import ee.socketio.Message;
import ee.socketio.Namespace;
import ee.socketio.On;
import ee.socketio.SocketNamespace;
import ee.socketio.SocketServer;
import ee.socketio.SocketServers;

/** As in a library of the EAR. */
@ApplicationScoped
public class Shared implements Speaker {
    @Inject
    SocketServer server;

    @Inject
    @Namespace("/news")
    SocketNamespace news;

    @Inject
    SocketServers servers;

    int count(@Observes @On("count") Message event) {
        return server.clientsCount();
    }

    int countOfParameter(@Observes @On("count-of-parameter") Message event, SocketServer parameter) {
        return parameter.clientsCount();
    }

    void publish(@Observes @On("publish") String text) {
        news.emit("published", text);
    }

    @Override
    public void speak(String text) {
        server.emit("spoken", text);
    }

    public void speakAt(String contextPath, String text) {
        servers.at(contextPath).emit("spoken", text);
    }
}

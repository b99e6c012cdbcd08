/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it.ear.ejb;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import ee.socketio.On;
import ee.socketio.Socket;
import ee.socketio.SocketServer;
import ee.socketio.SocketServers;

/** An EJB that handles an event, and that others call. */
@Stateless
public class Clerk {
    @Inject
    SocketServer server;

    @Inject
    SocketServers servers;

    public String stamp(@Observes @On("stamp") String paper, Socket socket) {
        socket.emit("stamping", paper);
        return paper + ", stamped";
    }

    /** To the clients of the server that is meant. */
    public void announce(String text) {
        server.emit("announced", text);
    }

    public void announceAt(String contextPath, String text) {
        servers.at(contextPath).emit("announced", text);
    }
}

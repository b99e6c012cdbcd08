/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it.secured;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import ee.socketio.Message;
import ee.socketio.On;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;
import ee.socketio.SocketServer;

/** A namespace that only administrators can join, and where not all of them may do all. */
// tag::guard[]
@SocketEndpoint("/admin")
@RolesAllowed("admin")
public class Admin {
    // end::guard[]

    @Inject
    SocketServer io;

    Desk.Caller whoAmI(@Observes @On("who-am-i") Message message, Socket socket) {
        return Desk.Caller.of(socket);
    }

    /** Ends all that a user has open in the public namespace. */
    void kick(@Observes @On("kick") String user) {
        io.toUser(user).disconnectSockets(false);
    }

    @RolesAllowed("owner")
    String sell(@Observes @On("sell") String site) {
        return "sold " + site;
    }
}

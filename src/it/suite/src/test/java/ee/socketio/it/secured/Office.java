/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it.secured;

import java.security.Principal;

import jakarta.enterprise.event.Observes;

import ee.socketio.ConnectRequest;
import ee.socketio.Connecting;
import ee.socketio.ConnectionRefusedException;
import ee.socketio.Message;
import ee.socketio.On;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;

/** A namespace that tells whom it does not let in, and why. */
@SocketEndpoint("/office")
public class Office {

    /** What a client is told that is not let in. */
    public record Refusal(int code, String user) {}

    void check(@Observes @Connecting ConnectRequest request) {
        Socket socket = request.socket();
        // tag::refusal[]
        if (!socket.isUserInRole("admin")) {
            String user = socket.principal().map(Principal::getName).orElse(null);
            throw new ConnectionRefusedException("administrators only", new Refusal(403, user));
        }
        // end::refusal[]
    }

    Desk.Caller whoAmI(@Observes @On("who-am-i") Message message, Socket socket) {
        return Desk.Caller.of(socket);
    }
}

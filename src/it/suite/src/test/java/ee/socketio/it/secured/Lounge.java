/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it.secured;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import ee.socketio.Arg;
import ee.socketio.ConnectRequest;
import ee.socketio.Connecting;
import ee.socketio.ConnectionRefusedException;
import ee.socketio.Message;
import ee.socketio.On;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;

/** A namespace whose clients present a token when they join it. */
// tag::token[]
@SocketEndpoint("/lounge")
public class Lounge {

    /** What a client sends as {@code auth}. */
    public record Credentials(String token) {}

    @Inject
    Tokens tokens;

    void check(@Observes @Connecting ConnectRequest request) {
        Token token = request.auth(Credentials.class)
                .flatMap(credentials -> tokens.verify(credentials.token()))
                .orElseThrow(() -> new ConnectionRefusedException("not authorized"));
        request.accept(token, token.roles(), token.expiresAt());
    }
    // end::token[]

    /** A new token in place of the one that is about to expire. */
    Desk.Caller renew(@Observes @On("renew") String renewed, Socket socket) {
        Token token = tokens.verify(renewed).orElseThrow();
        socket.reauthenticate(token, token.roles(), token.expiresAt());
        return Desk.Caller.of(socket);
    }

    Desk.Caller whoAmI(@Observes @On("who-am-i") Message message, Socket socket) {
        return Desk.Caller.of(socket);
    }

    /** Tells a user something, in all the windows of that user. */
    void tell(@Observes @On("tell") String user, @Arg(1) String text, Socket socket) {
        socket.namespace().toUser(user).emit("told", text);
    }

    @RolesAllowed("admin")
    String close(@Observes @On("close") String room) {
        return "closed " + room;
    }
    // tag::token[]
}
// end::token[]

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it.app;

import java.security.Principal;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.event.Observes;

import ee.socketio.ConnectRequest;
import ee.socketio.Connected;
import ee.socketio.Connecting;
import ee.socketio.ConnectionRefusedException;
import ee.socketio.Message;
import ee.socketio.On;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;

/** A namespace that lets in only those who know the token. */
@SocketEndpoint("/admin")
class Admin {
    public record Credentials(String user, String token) {}

    public record Refusal(int code, String user) {}

    void check(@Observes @Connecting ConnectRequest request) {
        Credentials credentials = request.auth(Credentials.class)
                .orElseThrow(() -> new ConnectionRefusedException("credentials required"));
        if ("crash".equals(credentials.token())) {
            throw new IllegalStateException("a detail that is nobody's business");
        }
        if (!"secret".equals(credentials.token())) {
            throw new ConnectionRefusedException("not authorized", new Refusal(401, credentials.user()));
        }
        request.socket().join("lobby");
        request.accept(credentials::user, Set.of("admin"));
    }

    void welcome(@Observes @Connected Socket socket) {
        socket.emit("welcome", Map.of("user", user(socket), "rooms", socket.rooms()));
    }

    String whoAmI(@Observes @On("whoami") Message message, Socket socket) {
        return user(socket);
    }

    private static String user(Socket socket) {
        return socket.principal().map(Principal::getName).orElse("nobody");
    }
}

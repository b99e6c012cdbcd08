/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it.secured;

import java.security.Principal;
import java.time.Instant;
import java.util.Set;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import ee.socketio.Arg;
import ee.socketio.Message;
import ee.socketio.On;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;

/** Open to all, who may do this or that. */
@SocketEndpoint("/")
public class Desk {

    /**
     * Who asks.
     *
     * @param name the name of the principal, {@code null} for nobody
     * @param roles the roles
     * @param admin whether it is an administrator
     * @param someone whether it is anybody
     * @param expiresAt when it ceases to be that, in milliseconds since 1970, {@code null} for never
     */
    public record Caller(String name, Set<String> roles, boolean admin, boolean someone, Long expiresAt) {
        static Caller of(Socket socket) {
            return new Caller(
                    socket.principal().map(Principal::getName).orElse(null),
                    socket.roles(),
                    socket.isUserInRole("admin"),
                    socket.isUserInRole("**"),
                    socket.expiresAt().map(Instant::toEpochMilli).orElse(null));
        }
    }

    @Inject
    Socket socket;

    Caller whoAmI(@Observes @On("who-am-i") Message message) {
        return Caller.of(socket);
    }

    @RolesAllowed("admin")
    String publish(@Observes @On("publish") String article) {
        return "published " + article;
    }

    @RolesAllowed({"owner", "member"})
    String comment(@Observes @On("comment") String text) {
        return "commented " + text;
    }

    @RolesAllowed("**")
    String greet(@Observes @On("greet") String name) {
        return "hello " + name;
    }

    @PermitAll
    String read(@Observes @On("read") String article) {
        return "here is " + article;
    }

    @DenyAll
    String erase(@Observes @On("erase") String article) {
        return "erased " + article;
    }

    /** Tells a user something, in all the windows of that user. */
    void tell(@Observes @On("tell") String user, @Arg(1) String text) {
        socket.namespace().toUser(user).emit("told", text);
    }

    void tellElsewhere(@Observes @On("tell-elsewhere") String user, @Arg(1) String text) {
        socket.toUser(user).emit("told", text);
    }
}

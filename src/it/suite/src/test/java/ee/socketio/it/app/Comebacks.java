/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it.app;

import java.util.List;
import java.util.Set;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import ee.socketio.Arg;
import ee.socketio.Message;
import ee.socketio.Namespace;
import ee.socketio.On;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;
import ee.socketio.SocketNamespace;

/** What is left of a socket that lost its connection, and what it missed. What is published arrives as {@code news}. */
@SocketEndpoint("/comebacks")
class Comebacks {
    @Inject
    Socket socket;

    @Inject
    @Namespace("/comebacks")
    SocketNamespace namespace;

    /**
     * What a socket is.
     *
     * @param recovered whether it continues another one
     * @param rooms its rooms
     * @param note what it has noted
     */
    public record State(boolean recovered, Set<String> rooms, String note) {}

    void join(@Observes @On("join") String room) {
        socket.join(room);
    }

    void note(@Observes @On("note") String text) {
        socket.data().put("note", text);
    }

    State state(@Observes @On("state") Message message) {
        return new State(
                socket.recovered(),
                socket.rooms(),
                socket.data().get("note", String.class).orElse(""));
    }

    void everyone(@Observes @On("everyone") Object news) {
        namespace.emit("news", news);
    }

    void tell(@Observes @On("tell") List<String> rooms, @Arg(1) Object news) {
        namespace.in(rooms.toArray(String[]::new)).emit("news", news);
    }

    void except(@Observes @On("except") String room, @Arg(1) Object news) {
        namespace.except(room).emit("news", news);
    }

    void fleeting(@Observes @On("fleeting") String text) {
        namespace.asVolatile().emit("news", text);
    }
}

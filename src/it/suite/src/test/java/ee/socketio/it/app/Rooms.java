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

/** Rooms, and every way to address many sockets. What is published arrives as {@code news}. */
@SocketEndpoint("/rooms")
class Rooms {
    @Inject
    Socket socket;

    @Inject
    @Namespace("/rooms")
    SocketNamespace namespace;

    void join(@Observes @On("join") List<String> rooms) {
        socket.join(array(rooms));
    }

    void leave(@Observes @On("leave") List<String> rooms) {
        socket.leave(array(rooms));
    }

    Set<String> rooms(@Observes @On("rooms") Message message) {
        return socket.rooms();
    }

    void to(@Observes @On("to") List<String> rooms, @Arg(1) Object news) {
        socket.to(array(rooms)).emit("news", news);
    }

    void toExcept(@Observes @On("to-except") List<String> rooms, @Arg(1) List<String> except, @Arg(2) Object news) {
        socket.to(array(rooms)).except(array(except)).emit("news", news);
    }

    void except(@Observes @On("except") List<String> rooms, @Arg(1) Object news) {
        socket.except(array(rooms)).emit("news", news);
    }

    void broadcast(@Observes @On("broadcast") Object news) {
        socket.broadcast().emit("news", news);
    }

    void everyone(@Observes @On("everyone") Object news) {
        namespace.emit("news", news);
    }

    void everyoneIn(@Observes @On("everyone-in") List<String> rooms, @Arg(1) Object news) {
        namespace.in(array(rooms)).emit("news", news);
    }

    void everyoneExcept(@Observes @On("everyone-except") List<String> rooms, @Arg(1) Object news) {
        namespace.except(array(rooms)).emit("news", news);
    }

    /** First what may be dropped, then what may not. */
    void fleetingTo(@Observes @On("fleeting-to") List<String> rooms, @Arg(1) Object news) {
        socket.to(array(rooms)).asVolatile().emit("fleeting", news);
        socket.to(array(rooms)).emit("news", news);
    }

    void move(@Observes @On("move") String from, @Arg(1) String to) {
        namespace.in(from).socketsJoin(to);
        namespace.in(from).socketsLeave(from);
    }

    void kick(@Observes @On("kick") String room, @Arg(1) boolean close) {
        namespace.in(room).disconnectSockets(close);
    }

    private static String[] array(List<String> rooms) {
        return rooms.toArray(String[]::new);
    }
}

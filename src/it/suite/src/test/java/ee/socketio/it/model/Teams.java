/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it.model;

import java.util.Optional;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import ee.socketio.Connected;
import ee.socketio.Disconnect;
import ee.socketio.Disconnected;
import ee.socketio.NamespaceCreated;
import ee.socketio.NamespaceDeleted;
import ee.socketio.NamespaceParam;
import ee.socketio.NamespaceRequest;
import ee.socketio.NamespaceRequested;
import ee.socketio.On;
import ee.socketio.RoomCreated;
import ee.socketio.RoomDeleted;
import ee.socketio.RoomEvent;
import ee.socketio.RoomJoined;
import ee.socketio.RoomLeft;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;
import ee.socketio.SocketNamespace;

/** A namespace for each team that the directory knows, open to whoever knows its name backwards. */
@SocketEndpoint("/team-{name}")
class Teams {
    public record Credentials(String password) {}

    /** Knows which teams there are. */
    @RequestScoped
    static class Directory {
        private int questions;

        boolean knows(String team) {
            questions++;
            return questions == 1 && !team.startsWith("unknown");
        }
    }

    @Inject
    Directory directory;

    @Inject
    Chronicle chronicle;

    void exists(@Observes @NamespaceRequested NamespaceRequest request, @NamespaceParam("name") String name) {
        Optional<String> password = request.auth(Credentials.class).map(Credentials::password);
        String expected = new StringBuilder(name).reverse().toString();
        if (!directory.knows(name) || password.filter(expected::equals).isEmpty()) {
            request.refuse();
        }
    }

    void created(@Observes @NamespaceCreated SocketNamespace team) {
        chronicle.note(team.name(), "created with " + team.sockets().size());
    }

    void deleted(@Observes @NamespaceDeleted SocketNamespace team) {
        chronicle.note(team.name(), "deleted with " + team.sockets().size());
    }

    void connected(@Observes @Connected Socket socket) {
        chronicle.note(socket.namespace().name(), "connected");
    }

    void disconnected(@Observes @Disconnected Disconnect event) {
        chronicle.note(event.socket().namespace().name(), "disconnected");
    }

    void join(@Observes @On("join") String room, Socket socket) {
        socket.join(room);
    }

    void leave(@Observes @On("leave") String room, Socket socket) {
        socket.leave(room);
    }

    int size(@Observes @On("size") String room, Socket socket) {
        return socket.namespace().roomSize(room);
    }

    void roomCreated(@Observes @RoomCreated RoomEvent event) {
        note("created", event);
    }

    void roomJoined(@Observes @RoomJoined RoomEvent event) {
        note("joined", event);
    }

    void roomLeft(@Observes @RoomLeft RoomEvent event) {
        note("left", event);
    }

    void roomDeleted(@Observes @RoomDeleted RoomEvent event) {
        note("deleted", event);
    }

    private void note(String what, RoomEvent event) {
        chronicle.note(event.namespace().name() + ' ' + event.room(), what);
    }
}

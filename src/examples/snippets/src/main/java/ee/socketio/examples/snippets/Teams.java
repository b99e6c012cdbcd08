/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.examples.snippets;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import ee.socketio.Namespace;
import ee.socketio.NamespaceCreated;
import ee.socketio.NamespaceDeleted;
import ee.socketio.NamespaceParam;
import ee.socketio.NamespaceRequest;
import ee.socketio.NamespaceRequested;
import ee.socketio.On;
import ee.socketio.RoomEvent;
import ee.socketio.RoomJoined;
import ee.socketio.RoomLeft;
import ee.socketio.ServerSide;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;
import ee.socketio.SocketNamespace;

/** A namespace for each team, for as long as somebody is in it. */
@SocketEndpoint("/team-{name}")
class Teams {
    public record Credentials(String token) {}

    /** What the application knows about its teams. */
    interface Directory {
        boolean hasTeam(String name);

        boolean isMember(Optional<String> token, String team);
    }

    record Announcement(String text) {}

    record Board(Map<String, String> notes) {}

    private final Map<String, Board> boards = new ConcurrentHashMap<>();

    @Inject
    Directory directory;

    // tag::requested[]
    void exists(@Observes @NamespaceRequested NamespaceRequest request, @NamespaceParam("name") String name) {
        Optional<String> token = request.auth(Credentials.class).map(Credentials::token);
        if (!directory.hasTeam(name) || !directory.isMember(token, name)) {
            request.refuse(); // the client is told: Invalid namespace
        }
    }
    // end::requested[]

    // tag::life[]
    void open(@Observes @NamespaceCreated SocketNamespace team) { // before the first member is told that it is in
        boards.put(team.name(), new Board(new ConcurrentHashMap<>()));
    }

    void close(@Observes @NamespaceDeleted SocketNamespace team) { // after the last one has gone
        boards.remove(team.name());
    }
    // end::life[]

    Set<String> notes(@Observes @On("notes") String prefix, Socket member) {
        return boards.get(member.namespace().name()).notes().keySet();
    }

    // tag::all[]
    @Inject
    @Namespace("/team-{name}")
    SocketNamespace teams; // all of them

    void announce(@Observes Announcement announcement) {
        teams.emit("announcement", announcement.text());
    }
    // end::all[]

    void enter(@Observes @On("enter") String room, Socket member) {
        member.join(room);
    }

    // tag::rooms[]
    void joined(@Observes @RoomJoined RoomEvent event) {
        tellSize(event);
    }

    void left(@Observes @RoomLeft RoomEvent event) {
        tellSize(event);
    }

    private static void tellSize(RoomEvent event) {
        SocketNamespace team = event.namespace();
        team.to(event.room()).emit("size", event.room(), team.roomSize(event.room()));
    }
    // end::rooms[]

    // tag::server-side[]
    void rename(@Observes @On("rename") String note, Socket member) {
        forget(note);
        teams.serverSideEmit("forget", note); // to the other servers of the cluster
    }

    void forget(@Observes @ServerSide("forget") String note) {
        boards.values().forEach(board -> board.notes().remove(note));
    }
    // end::server-side[]
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.examples.chat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import ee.socketio.Arg;
import ee.socketio.BroadcastOperator;
import ee.socketio.Connected;
import ee.socketio.Disconnect;
import ee.socketio.Disconnecting;
import ee.socketio.EventRejectedException;
import ee.socketio.On;
import ee.socketio.RemoteSocket;
import ee.socketio.ServerSide;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;
import ee.socketio.SocketServer;
import ee.socketio.examples.chat.ChatClient.Members;
import ee.socketio.examples.chat.ChatClient.Said;
import ee.socketio.examples.chat.ChatClient.Typing;

/** The whole conversation: a method for each thing that happens. Nothing that a client says is believed unchecked. */
@SocketEndpoint
class Chat {

    /** Names are shorter than the id of a socket, since that is a room, too: the socket's own. */
    private static final String ROOM = "[\\p{L}\\p{N}_-]{1,16}";

    /** How long the other page has to show a whisper, and another server to tell who is there. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    // What clients say. JSON-B makes records of their JSON, and Jakarta Validation checks what is @Valid.
    public record Say(
            @Size(max = 2000, message = "A message has 2000 characters at most.")
            String text,

            @Valid Picture picture) {}

    public record Receipt(String id, Instant at) {}

    @Inject
    SocketServer io; // everybody

    @Inject
    Socket socket; // the one whose event is being handled

    @Inject
    Guest guest; // what belongs to that socket

    /** The rooms whose members are to be told who they are. */
    private final Set<String> changed = ConcurrentHashMap.newKeySet();

    /** When the last list has been sent. */
    private CompletionStage<Void> told = CompletableFuture.completedStage(null);

    /** Somebody is in: in the lobby or, after a reconnection, in the rooms where it was. */
    void enter(@Observes @Connected Socket newcomer) {
        List<String> rooms = newcomer.handshake()
                .auth(Guest.Hello.class)
                .map(Guest.Hello::rooms)
                .orElse(List.of("lobby"));
        rooms.stream()
                .filter(room -> room != null && room.matches(ROOM))
                .limit(20)
                .forEach(this::join);
    }

    void join(
            @Observes
                    @On("join")
                    @Pattern(regexp = ROOM, message = "The name of a room has 1 to 16 letters, digits, - or _.")
                    String room) {
        socket.join(room);
        membersChanged(room);
    }

    void leave(@Observes @On("leave") String room) {
        requireMember(room);
        socket.leave(room);
        membersChanged(room);
    }

    /** What is returned is the acknowledgement: the page ticks the message off. */
    Receipt say(@Observes @On("say") String room, @Arg(1) @Valid Say say) {
        requireMember(room);
        Said said = said(room, say);
        socket.to(room).as(ChatClient.class).said(said); // to the others in the room
        return new Receipt(said.id(), said.at());
    }

    /** To one person, in whichever rooms that is. The message is ticked off when the other page has shown it. */
    CompletionStage<Receipt> whisper(@Observes @On("whisper") String name, @Arg(1) @Valid Say say) {
        Said said = said(null, say);
        ChatClient page = socket.toUser(name).timeout(PATIENCE).as(ChatClient.class);
        return page.whispered(said).first().thenApply(shown -> new Receipt(said.id(), said.at()));
    }

    private Said said(String room, Say say) {
        guest.slowDown();
        String text = say.text() == null ? "" : say.text().strip();
        if (text.isEmpty() && say.picture() == null) {
            throw new EventRejectedException("EMPTY", "There is nothing in this message.");
        }
        return new Said(UUID.randomUUID().toString(), Instant.now(), room, nameOf(socket), text, say.picture());
    }

    void typing(@Observes @On("typing") String room) {
        requireMember(room);
        socket.to(room).as(ChatClient.class).typing(new Typing(room, nameOf(socket)));
    }

    /** Somebody goes, for whatever reason. This is the last moment at which its rooms are known. */
    void exit(@Observes @Disconnecting Disconnect event) {
        event.socket().rooms().stream().filter(room -> room.matches(ROOM)).forEach(this::membersChanged);
    }

    /** Each server of a cluster tells those who are connected to it. */
    private void membersChanged(String room) {
        io.serverSideEmit("members changed", room);
        tellWhoIsIn(room);
    }

    void membersChangedElsewhere(@Observes @ServerSide("members changed") String room) {
        tellWhoIsIn(room);
    }

    /** One list at a time, so that the last one sent knows of every change before it, on whichever server. */
    private synchronized void tellWhoIsIn(String room) {
        if (io.roomSize(room) > 0 && changed.add(room)) {
            BroadcastOperator members = io.to(room).timeout(PATIENCE);
            told = told.thenCompose(before -> {
                        changed.remove(room); // before it is asked who they are
                        return members.fetchSockets();
                    })
                    .thenAccept(
                            found -> members.local().as(ChatClient.class).members(new Members(room, namesOf(found))))
                    .exceptionally(late -> null); // A server does not answer: the next list will do.
        }
    }

    private static List<String> namesOf(List<RemoteSocket> members) {
        return members.stream()
                .flatMap(member -> member.data().get(Guest.NICKNAME, String.class).stream())
                .toList();
    }

    private static String nameOf(Socket socket) {
        return socket.principal().orElseThrow().getName();
    }

    /** What is thrown is an acknowledgement, too: {@code {"error":{"code":…,"message":…}}}. */
    private void requireMember(String room) {
        if (!socket.rooms().contains(room)) {
            throw new EventRejectedException("ROOM", "You are not in this room.");
        }
    }
}

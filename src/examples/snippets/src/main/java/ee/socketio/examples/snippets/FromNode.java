/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.examples.snippets;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;

import ee.socketio.Ack;
import ee.socketio.Acks;
import ee.socketio.Arg;
import ee.socketio.BroadcastOperator;
import ee.socketio.ConnectRequest;
import ee.socketio.Connected;
import ee.socketio.Connecting;
import ee.socketio.ConnectionRefusedException;
import ee.socketio.Disconnect;
import ee.socketio.Disconnected;
import ee.socketio.Disconnecting;
import ee.socketio.Emitter;
import ee.socketio.Failure;
import ee.socketio.Handshake;
import ee.socketio.Message;
import ee.socketio.Namespace;
import ee.socketio.NamespaceCreated;
import ee.socketio.NamespaceDeleted;
import ee.socketio.NamespaceParam;
import ee.socketio.NamespaceRequest;
import ee.socketio.NamespaceRequested;
import ee.socketio.On;
import ee.socketio.OnAny;
import ee.socketio.OnAnyOutgoing;
import ee.socketio.OnFailure;
import ee.socketio.OnUnhandled;
import ee.socketio.RemoteSocket;
import ee.socketio.RoomCreated;
import ee.socketio.RoomDeleted;
import ee.socketio.RoomEvent;
import ee.socketio.RoomJoined;
import ee.socketio.RoomLeft;
import ee.socketio.ServerSide;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;
import ee.socketio.SocketNamespace;
import ee.socketio.SocketServer;
import ee.socketio.Transport;
import ee.socketio.Upgraded;

/** What servers on Node.js call, in the words of this one: the right column of the table in the manual. */
@SocketEndpoint
class FromNode {
    public record Say(String room, String text) {}

    @Inject
    SocketServer io;

    @Inject
    Socket socket;

    @Inject
    @Namespace("/chat")
    SocketNamespace chat;

    @Inject
    @Namespace("/org-{id}")
    SocketNamespace organizations;

    // ---- Observers

    void check(@Observes @Connecting ConnectRequest request) {
        if (request.auth(Map.class).isEmpty()) {
            throw new ConnectionRefusedException("Who are you?", Map.of("retry", true));
        }
    }

    void enter(@Observes @Connected Socket socket) {
        socket.emit("welcome");
    }

    void upgraded(@Observes @Upgraded Socket socket) {
        check(socket.transport() == Transport.WEBSOCKET);
    }

    void leaving(@Observes @Disconnecting Disconnect event) {
        event.socket()
                .rooms()
                .forEach(room -> io.to(room).emit("left", event.reason().text()));
    }

    void left(@Observes @Disconnected Disconnect event) {
        io.emit("gone", event.socket().id());
    }

    String say(@Observes @On("say") Say say) {
        socket.to(say.room()).emit("said", say.text());
        return "ok";
    }

    void several(@Observes @On("several") String first, @Arg(1) int second, Ack<Integer> ack) {
        ack.send(first.length() + second);
    }

    void any(@Observes @OnAny Message message) {
        check(!message.event().equals("forbidden"));
    }

    void outgoing(@Observes @OnAnyOutgoing Message message, Socket receiver) {
        check(!receiver.id().isEmpty() && !message.event().isEmpty());
    }

    void unhandled(@Observes @OnUnhandled Message message) {
        io.emit("unknown", message.event(), message.args());
    }

    void failed(@Observes @OnFailure Failure failure) {
        failure.reply("SORRY", "Something went wrong");
    }

    void member(@Observes @Namespace("/org-{id}") @Connected Socket socket, @NamespaceParam("id") String id) {
        socket.join(id);
    }

    void exists(@Observes @Namespace("/org-{id}") @NamespaceRequested NamespaceRequest request) {
        if (request.auth(Map.class).isEmpty()) {
            request.refuse();
        }
    }

    void created(@Observes @Namespace("/org-{id}") @NamespaceCreated SocketNamespace organization) {
        io.emit("namespace", organization.name());
    }

    void deleted(@Observes @Namespace("/org-{id}") @NamespaceDeleted SocketNamespace organization) {
        check(organization.sockets().isEmpty());
    }

    void roomCreated(@Observes @Namespace("/org-{id}") @RoomCreated RoomEvent event) {
        io.emit("room", event.room());
    }

    void roomJoined(@Observes @Namespace("/org-{id}") @RoomJoined RoomEvent event) {
        io.emit("joined", event.room(), event.socket().id());
    }

    void roomLeft(@Observes @Namespace("/org-{id}") @RoomLeft RoomEvent event) {
        io.emit("left", event.room(), event.socket().id());
    }

    void roomDeleted(@Observes @Namespace("/org-{id}") @RoomDeleted RoomEvent event) {
        io.emit("no room", event.room());
    }

    String purge(@Observes @ServerSide("purge") String key) {
        return "purged " + key;
    }

    // ---- Server and namespaces

    void server(@Observes @On("server") Message message) {
        io.emit("event", "a", 1);
        io.emit("message", "a");
        io.to("room").emit("event");
        io.in("room").emit("event");
        io.to("a", "b").except("c").emit("event");
        io.local().emit("event");
        io.asVolatile().emit("event");
        io.except(socket).emit("event");
        io.toUser("ann").emit("event");
        check(io.name().equals("/") && io.clientsCount() == 1);
        SocketNamespace news = io.of("/chat");
        check(news.name().equals("/chat"));
        chat.emit("event");
        Collection<Socket> here = io.sockets();
        check(here.size() == 1);
        Optional<Socket> one = io.socket(socket.id());
        check(one.isPresent());
        Set<String> rooms = io.rooms();
        check(rooms.contains(socket.id()) && io.roomSize("room") == 0);
        organizations.emit("event");
        organizations.to("room").disconnectSockets();
        io.serverSideEmit("purge", "key");
    }

    CompletionStage<List<String>> askServers(@Observes @On("ask-servers") Message message) {
        return io.serverSideEmitWithAck(String.class, "purge", "key").all();
    }

    CompletionStage<List<String>> all(@Observes @On("all") Message message) {
        CompletionStage<List<RemoteSocket>> found = io.in("room").fetchSockets();
        io.in("room").socketsJoin("other");
        io.in("room").socketsLeave("other");
        io.in("nobody").disconnectSockets();
        io.in("nobody").disconnectSockets(true);
        return found.thenApply(sockets -> sockets.stream().map(RemoteSocket::id).toList());
    }

    CompletionStage<List<Integer>> askAll(@Observes @On("ask-all") Message message) {
        Acks<Integer> acks = io.timeout(Duration.ofSeconds(5)).emitWithAck(Integer.class, "question");
        return acks.all();
    }

    // ---- Socket

    void socket(@Observes @On("socket") Message message) {
        socket.emit("event", "a", 1);
        socket.emit("message", "a");
        socket.asVolatile().emit("event");
        socket.join("room", "other");
        socket.leave("other");
        Set<String> rooms = socket.rooms();
        check(rooms.contains(socket.id()) && socket.connected());
        check(!socket.recovered());
        SocketNamespace namespace = socket.namespace();
        check(namespace.name().equals("/") && socket.transport() == Transport.WEBSOCKET);
        socket.data().put("name", "Ann");
        Optional<String> name = socket.data().get("name", String.class);
        check(name.isPresent());
        Emitter patient = socket.timeout(Duration.ofSeconds(5));
        check(patient != socket);
    }

    CompletionStage<Integer> ask(@Observes @On("ask") Message message) {
        return socket.emitWithAck(Integer.class, "question", "a").first();
    }

    void others(@Observes @On("others") Message message) {
        BroadcastOperator others = socket.broadcast();
        others.emit("event");
        socket.to("room").emit("event");
        socket.in("room").emit("event");
        socket.except("room").emit("event");
        socket.broadcast().local().emit("event");
    }

    void disconnect(@Observes @On("disconnect-me") boolean close) {
        if (close) {
            socket.disconnect(true);
        } else {
            socket.disconnect();
        }
    }

    void handshake(@Observes @On("handshake") Message message) {
        Handshake handshake = socket.handshake();
        Optional<JsonObject> auth = handshake.auth(JsonObject.class);
        Optional<String> agent = handshake.header("User-Agent");
        String token = handshake.query().get("token");
        check(auth.isPresent() && agent.isPresent() && token.equals("t"));
        socket.emit(
                "handshake",
                handshake.headers(),
                handshake.url(),
                handshake.address(),
                handshake.issued(),
                handshake.secure(),
                handshake.xdomain());
    }

    private static void check(boolean condition) {
        if (!condition) {
            throw new IllegalStateException("not as the manual says");
        }
    }
}

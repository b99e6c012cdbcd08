/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import ee.socketio.AckTimeoutException;
import ee.socketio.Acks;
import ee.socketio.Arg;
import ee.socketio.ConnectRequest;
import ee.socketio.Connecting;
import ee.socketio.Message;
import ee.socketio.On;
import ee.socketio.RemoteSocket;
import ee.socketio.ServerSide;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;
import ee.socketio.SocketServer;

/** Everything that reaches beyond a server, by the command of a client. */
@SocketEndpoint
class Commands {
    @Inject
    SocketServer server;

    public record Hello(String user) {}

    /** A socket, as any server sees it. */
    public record Seen(String id, Set<String> rooms, Map<String, Object> data) {
        static Seen of(RemoteSocket socket) {
            return new Seen(socket.id(), socket.rooms(), socket.data().asMap());
        }
    }

    /**
     * What became of a question to many.
     *
     * @param answers those that came
     * @param missing ids of those that are missing
     */
    public record Outcome<T>(List<T> answers, List<String> missing) {}

    void admit(@Observes @Connecting ConnectRequest request) {
        request.auth(Hello.class).ifPresent(hello -> request.accept(hello::user));
    }

    boolean join(@Observes @On("join") List<String> rooms, Socket socket) {
        socket.join(rooms.toArray(String[]::new));
        return true;
    }

    boolean leave(@Observes @On("leave") String room, Socket socket) {
        socket.leave(room);
        return true;
    }

    boolean remember(@Observes @On("remember") String key, @Arg(1) Object value, Socket socket) {
        socket.data().put(key, value);
        return true;
    }

    int servers(@Observes @On("servers") Message message) {
        return server.serverCount();
    }

    // ---- Emissions

    boolean emit(@Observes @On("emit") Emission emission, @Arg(1) Object payload) {
        emission.from(server).emit("news", payload);
        return true;
    }

    boolean emitBytes(@Observes @On("emit-bytes") Emission emission, @Arg(1) byte[] payload) {
        emission.from(server).emit("news", payload);
        return true;
    }

    /** To the others. */
    boolean broadcast(@Observes @On("broadcast") Object payload, Socket socket) {
        socket.broadcast().emit("news", payload);
        return true;
    }

    /** Of a sender that counts what it says; the acknowledgement tells that it has gone out. */
    int count(@Observes @On("count") String sender, @Arg(1) int number, Socket socket) {
        socket.to("counted").emit("counted", sender, number);
        return number;
    }

    CompletionStage<Outcome<String>> ask(@Observes @On("ask") Emission emission, @Arg(1) int patience) {
        Acks<String> replies =
                emission.from(server).timeout(Duration.ofMillis(patience)).emitWithAck(String.class, "question");
        return outcome(replies.all(), Function.identity());
    }

    // ---- All sockets

    CompletionStage<Outcome<Seen>> fetch(@Observes @On("fetch") Emission emission) {
        return outcome(emission.from(server).fetchSockets(), Seen::of);
    }

    boolean joinThem(@Observes @On("sockets-join") Emission emission, @Arg(1) String room) {
        emission.from(server).socketsJoin(room);
        return true;
    }

    boolean leaveThem(@Observes @On("sockets-leave") Emission emission, @Arg(1) String room) {
        emission.from(server).socketsLeave(room);
        return true;
    }

    boolean disconnectThem(@Observes @On("disconnect-sockets") Emission emission, @Arg(1) boolean close) {
        emission.from(server).disconnectSockets(close);
        return true;
    }

    /** One of them, which may be on another server, is told something. */
    CompletionStage<Boolean> tell(@Observes @On("tell") String id, @Arg(1) Object payload) {
        return server.to(id).fetchSockets().thenApply(found -> {
            found.forEach(socket -> socket.emit("news", payload));
            return !found.isEmpty();
        });
    }

    // ---- Servers

    boolean tellServers(@Observes @On("tell-servers") Object payload) {
        server.serverSideEmit("told", payload);
        return true;
    }

    void told(@Observes @ServerSide("told") Object payload) {
        server.local().emit("server-told", payload);
    }

    CompletionStage<Outcome<String>> askServers(@Observes @On("ask-servers") String question) {
        return outcome(
                server.serverSideEmitWithAck(String.class, "asked", question).all(), Function.identity());
    }

    String asked(@Observes @ServerSide("asked") String question) {
        return question + " " + server.clientsCount();
    }

    private static <T, R> CompletionStage<Outcome<R>> outcome(CompletionStage<List<T>> all, Function<T, R> shown) {
        return all.handle((answers, failure) -> {
            if (failure == null) {
                return new Outcome<>(answers.stream().map(shown).toList(), List.of());
            }
            Throwable reason = failure instanceof CompletionException ? failure.getCause() : failure;
            if (reason instanceof AckTimeoutException partial) {
                @SuppressWarnings("unchecked") // it has what the stage would have had
                List<T> partialAnswers = (List<T>) partial.partial();
                return new Outcome<>(partialAnswers.stream().map(shown).toList(), partial.missing());
            }
            throw new CompletionException(reason);
        });
    }
}

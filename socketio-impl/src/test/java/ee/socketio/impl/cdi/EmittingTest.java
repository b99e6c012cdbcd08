/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Inject;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import ee.socketio.Acks;
import ee.socketio.Connected;
import ee.socketio.Emit;
import ee.socketio.Message;
import ee.socketio.Namespace;
import ee.socketio.On;
import ee.socketio.RemoteSocket;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;
import ee.socketio.SocketNamespace;
import ee.socketio.SocketServer;

/** Emitting through what is injected, which the containers put proxies of their own in front of. */
@OnEachContainer
class EmittingTest {
    @AutoClose
    private final SocketIoApp app;

    EmittingTest(CdiContainer container) {
        app = SocketIoApp.deploy(container, Votes.class, Elsewhere.class);
    }

    interface Voter {
        @Emit("vote")
        Acks<List<Integer>> vote(String question);

        @Emit("told")
        void tell(String text);

        default void greet(String name) {
            tell("Hello, " + name);
        }
    }

    @SocketEndpoint("/votes")
    static class Votes {
        @Inject
        Socket socket;

        void name(@Observes @On("name") String name) {
            socket.data().put("name", name);
        }

        void greet(@Observes @On("greet") Message message) {
            String name = socket.data()
                    .get("name", new TypeLiteral<Optional<String>>() {})
                    .orElseThrow()
                    .orElseThrow();
            socket.as(Voter.class).greet(name);
        }

        CompletionStage<Object> askMe(@Observes @On("ask me") String question) {
            return socket.timeout(Duration.ofSeconds(1))
                    .as(Voter.class)
                    .vote(question)
                    .first()
                    .thenApply(List::size);
        }

        CompletionStage<List<List<Integer>>> askOthers(@Observes @On("ask others") String question) {
            return socket.except(socket)
                    .emitWithAck(new TypeLiteral<List<Integer>>() {}, "vote", question)
                    .all();
        }

        void welcome(@Observes @Connected Socket newcomer) {
            newcomer.data().put("name", "nobody");
        }
    }

    @ApplicationScoped
    static class Elsewhere {
        @Inject
        SocketServer server;

        @Inject
        @Namespace("/votes")
        SocketNamespace votes;

        Acks<List<Integer>> ask(String question) {
            return votes.as(Voter.class).vote(question);
        }

        Acks<Integer> count() {
            return votes.emitWithAck(Integer.class, "count");
        }

        Acks<List<Integer>> askGenerically() {
            return votes.local().emitWithAck(new TypeLiteral<List<Integer>>() {}, "vote", "?");
        }

        void tellHome(String text) {
            server.as(Voter.class).tell(text);
        }

        List<String> names() {
            return votes.fetchSockets().toCompletableFuture().join().stream()
                    .map(RemoteSocket::data)
                    .map(data -> data.get("name", String.class).orElse("?"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void asksAndTellsByContractsThroughTheInjectedSocket() {
        InMemoryClient ann = app.connect("/votes");
        ann.emit("name", "'Ann'");
        ann.emit("greet");
        assertThat(ann.received()).containsExactly("2/votes,['told','Hello, Ann']");

        ann.send("2/votes,7['ask me','ok?']");
        assertThat(ann.received()).containsExactly("2/votes,0['vote','ok?']");
        ann.send("3/votes,0[[1,2]]");
        assertThat(ann.received()).containsExactly("3/votes,7[2]");
    }

    @Test
    void leavesOutTheInjectedSocket() {
        InMemoryClient ann = app.connect("/votes");
        InMemoryClient bob = app.connect("/votes");
        ann.send("2/votes,7['ask others','ok?']");
        assertThat(bob.received()).containsExactly("2/votes,0['vote','ok?']");
        bob.send("3/votes,0[[1]]");

        assertThat(ann.received()).containsExactly("3/votes,7[[[1]]]");
    }

    @Test
    void asksFromAnywhereThroughInjectedNamespaces() {
        InMemoryClient ann = app.connect("/votes");
        Elsewhere elsewhere = app.bean(Elsewhere.class);
        Acks<List<Integer>> votes = elsewhere.ask("ok?");
        Acks<Integer> count = elsewhere.count();
        Acks<List<Integer>> generic = elsewhere.askGenerically();
        assertThat(ann.received())
                .containsExactly("2/votes,0['vote','ok?']", "2/votes,1['count']", "2/votes,2['vote','?']");
        ann.send("3/votes,0[[1]]");
        ann.send("3/votes,1[2]");
        ann.send("3/votes,2[[3,4]]");

        assertThat(votes.all().toCompletableFuture()).isCompletedWithValue(List.of(List.of(1)));
        assertThat(count.first().toCompletableFuture()).isCompletedWithValue(2);
        assertThat(generic.all().toCompletableFuture()).isCompletedWithValue(List.of(List.of(3, 4)));
    }

    @Test
    void tellsByContractThroughTheInjectedServer() {
        InMemoryClient home = app.connect("/");
        app.bean(Elsewhere.class).tellHome("hi");

        assertThat(home.received()).containsExactly("2['told','hi']");
    }

    @Test
    void readsTheDataOfFetchedSockets() {
        app.connect("/votes");
        app.connect("/votes").emit("name", "'Bob'");

        assertThat(app.bean(Elsewhere.class).names()).containsExactly("Bob", "nobody");
    }
}

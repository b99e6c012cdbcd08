/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.junit.jupiter.api.Test;

import ee.socketio.Socket;
import ee.socketio.impl.engine.CapturedLog;
import ee.socketio.impl.engine.WebSocketClient;
import ee.socketio.spi.LoggedEvent;
import ee.socketio.spi.RecoveryStore;
import ee.socketio.spi.SavedSession;

/** A store that is somewhere else: it answers later, or not at all. */
class RemoteRecoveryStoreTest {
    private final Network network = new Network();
    private final TestServer server = new TestServer(RecoveryTest.CHECKING, network);
    private final WebSocketClient client = server.join();
    private final Socket socket = server.lastSocket();

    /** Does what a local store does, when the test says so, one after the other. */
    private final class Network implements RecoveryStore {
        private final Queue<Runnable> underWay = new ArrayDeque<>();
        private RecoveryStore far;
        private long arrived;
        private boolean broken;

        private RecoveryStore far() {
            if (far == null) {
                far = new LocalRecoveryStore(RecoveryTest.CHECKING, server.time.timer(), 0);
            }
            return far;
        }

        private <T> CompletionStage<T> later(CompletionStage<T> answer) {
            CompletableFuture<T> stage = new CompletableFuture<>();
            underWay.add(() -> {
                if (broken) {
                    stage.completeExceptionally(new IllegalStateException("expected"));
                } else {
                    stage.complete(answer.toCompletableFuture().join());
                }
            });
            return stage;
        }

        void arrive() {
            while (!underWay.isEmpty()) {
                underWay.remove().run();
            }
        }

        @Override
        public CompletionStage<Long> append(LoggedEvent event) {
            return later(far().append(event)).thenApply(offset -> arrived = offset);
        }

        @Override
        public long position(String namespace) {
            return arrived;
        }

        @Override
        public CompletionStage<Optional<SortedMap<Long, LoggedEvent>>> since(String namespace, long offset) {
            return later(far().since(namespace, offset));
        }

        @Override
        public CompletionStage<Void> save(SavedSession session) {
            return later(far().save(session));
        }

        @Override
        public CompletionStage<Optional<SavedSession>> take(String namespace, String pid) {
            CompletableFuture<Optional<SavedSession>> stage = new CompletableFuture<>();
            underWay.add(() -> {
                if (broken) {
                    stage.completeExceptionally(new IllegalStateException("expected"));
                } else {
                    stage.complete(
                            far().take(namespace, pid).toCompletableFuture().join());
                }
            });
            return stage;
        }

        @Override
        public void close() {
            far().close();
        }
    }

    private String pid() {
        return ((ConnectedSocket) socket).pid().orElseThrow();
    }

    private void arrive() {
        do {
            network.arrive();
            server.handlers.runAll();
        } while (!network.underWay.isEmpty());
    }

    private void lose() {
        client.leaves();
        server.handlers.runAll();
        arrive();
    }

    private WebSocketClient claim(String offset) {
        WebSocketClient connection = server.open();
        connection.says("40{\"pid\":\"" + pid() + "\",\"offset\":\"" + offset + "\"}");
        arrive();
        return connection;
    }

    private String connected() {
        return "40{\"sid\":\"" + socket.id() + "\",\"pid\":\"" + pid() + "\"}";
    }

    @Test
    void sendsAnEventWhenItHasItsOffset() {
        server.io.emit("hi");
        assertThat(client.frames()).isEmpty();

        arrive();

        assertThat(client.frames()).containsExactly("42[\"hi\",\"1\"]");
    }

    /** What is emitted while it is found out what was missed comes after that, and once. */
    @Test
    void keepsTheOrder() {
        server.io.emit("got");
        arrive();
        lose();
        server.io.emit("missed");
        server.io.emit("late"); // found in the log, but on its way to the sockets yet
        network.underWay.remove().run();
        WebSocketClient back = server.open();
        back.says("40{\"pid\":\"" + pid() + "\",\"offset\":\"1\"}");
        Runnable late = network.underWay.remove();
        network.underWay.remove().run(); // the session
        server.handlers.runAll(); // the observers
        Runnable found = network.underWay.remove();
        late.run();
        server.io.emit("later");
        network.underWay.remove().run();
        server.io.emitWithAck(String.class, "question");
        server.io.asVolatile().emit("dropped", 1);
        assertThat(back.frames()).isEmpty();
        assertThat(server.io.sockets()).isEmpty();

        found.run();

        assertThat(back.frames())
                .containsExactly(
                        "42[\"missed\",\"2\"]",
                        "42[\"late\",\"3\"]",
                        "42[\"later\",\"4\"]",
                        "420[\"question\"]",
                        connected());
        server.io.emit("live");
        arrive();
        assertThat(back.frames()).containsExactly("42[\"live\",\"5\"]");
        assertThat(server.application.news()).endsWith("connecting /", "connected /");
    }

    @Test
    void disconnectsWhoIsStillComingBack() {
        lose();
        WebSocketClient back = server.open();
        back.says("40{\"pid\":\"" + pid() + "\"}");
        network.underWay.remove().run();
        server.handlers.runAll();
        server.io.disconnectSockets();
        arrive();

        assertThat(back.frames()).containsExactly("44{\"message\":\"Disconnected by the server\"}");
        assertThat(server.application.news()).endsWith("connecting /", "refused /");
    }

    @Test
    void keepsTheSessionOfWhoGoesWhileComingBack() {
        lose();
        WebSocketClient back = server.open();
        back.says("40{\"pid\":\"" + pid() + "\"}");
        network.underWay.remove().run();
        server.handlers.runAll();
        back.leaves();
        server.handlers.runAll();
        arrive();

        assertThat(claim("0").frames()).contains(connected());
    }

    // ---- Failures

    @Test
    void sendsEventsThatCannotBeLogged() {
        server.io.emit("a");
        arrive();
        network.broken = true;
        try (CapturedLog log = CapturedLog.of("ee.socketio.core")) {
            server.io.emit("b");
            arrive();
            assertThat(log.messages()).singleElement().asString().startsWith("SIO000436: ");
        }

        assertThat(client.frames()).containsExactly("42[\"a\",\"1\"]", "42[\"b\",\"1\"]");
    }

    @Test
    void letsSocketsEndThatCannotBeSaved() {
        network.broken = true;
        try (CapturedLog log = CapturedLog.of("ee.socketio.core")) {
            lose();
            assertThat(log.messages()).singleElement().asString().startsWith("SIO000437: ");
        }

        assertThat(server.io.finished()).isCompleted();
    }

    @Test
    void letsClientsConnectAnewThatCannotBeFound() {
        lose();
        network.broken = true;
        try (CapturedLog log = CapturedLog.of("ee.socketio.core")) {
            assertThat(claim("0").frames()).hasSize(1).doesNotContain(connected());
            assertThat(log.messages()).singleElement().asString().startsWith("SIO000438: ");
        }
    }

    @Test
    void letsClientsConnectAnewWhoseEventsCannotBeFound() {
        lose();
        WebSocketClient back = server.open();
        back.says("40{\"pid\":\"" + pid() + "\"}");
        network.underWay.remove().run();
        server.handlers.runAll();
        network.broken = true;
        try (CapturedLog log = CapturedLog.of("ee.socketio.core")) {
            arrive();
            assertThat(log.messages()).singleElement().asString().startsWith("SIO000438: ");
        }

        assertThat(back.frames()).hasSize(1).doesNotContain(connected());
        assertThat(List.copyOf(server.io.sockets())).singleElement().isEqualTo(server.lastSocket());
        assertThat(server.lastSocket().recovered()).isFalse();
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import ee.socketio.impl.engine.CapturedLog;
import ee.socketio.impl.engine.FakeExchange;
import ee.socketio.impl.engine.PollingClient;
import ee.socketio.impl.engine.WebSocketClient;

class ShutDownTest {
    private final TestServer server = new TestServer();
    private final RecordingApplication application = server.application;

    @Test
    void tellsTheApplicationWhyItsSocketsEnd() {
        WebSocketClient client = server.join();
        server.join(client, "/chat");
        server.joinPolling();

        server.engine.close();
        server.handlers.runAll();

        assertThat(application.told)
                .hasSize(6)
                .allMatch(told -> told.endsWith(": server shutting down"))
                .contains("disconnected /chat: server shutting down");
        assertThat(server.io.sockets()).isEmpty();
    }

    /** Official clients reconnect by themselves then. */
    @Test
    void sendsNoDisconnect() {
        WebSocketClient client = server.join();
        PollingClient polling = server.joinPolling();
        FakeExchange poll = polling.poll();

        server.engine.close();

        assertThat(client.frames()).isEmpty();
        assertThat(client.state()).isEqualTo(WebSocketClient.State.CLOSED);
        assertThat(poll.answer()).isEqualTo("1");
        server.handlers.runAll();
        assertThat(application.told).hasSize(4).allMatch(told -> told.endsWith(": server shutting down"));
    }

    @Test
    void completesWhenTheLastObserverHasReturned() {
        server.join();
        server.join();
        server.engine.close();
        CompletableFuture<Void> done = server.io.finished();
        application.onDisconnected = event -> assertThat(done).isNotDone();

        assertThat(done).isNotDone();
        server.handlers.runAll();

        assertThat(done).isCompleted();
    }

    @Test
    void completesAlsoIfAnObserverFails() {
        server.join();
        application.onDisconnected = event -> {
            throw new IllegalStateException("expected");
        };
        try (CapturedLog log = CapturedLog.of("ee.socketio.core")) {
            server.engine.close();
            CompletableFuture<Void> done = server.io.finished();
            server.handlers.runAll();

            assertThat(done).isCompleted();
            assertThat(log.messages()).hasSize(1);
        }
    }

    @Test
    void waitsForObserversOfSocketsThatAreConnecting() {
        WebSocketClient client = server.open();
        client.says("40");
        server.engine.close();
        CompletableFuture<Void> done = server.io.finished();
        assertThat(done).isNotDone();
        server.handlers.runAll();

        assertThat(done).isCompleted();
        assertThat(application.told).containsExactly("connecting /", "refused /");
        assertThat(client.frames()).isEmpty();
    }

    @Test
    void waitsForObserversOfSocketsThatHadLeftBefore() {
        server.join().leaves();
        server.engine.close();
        CompletableFuture<Void> done = server.io.finished();
        assertThat(done).isNotDone();
        server.handlers.runAll();

        assertThat(done).isCompleted();
    }

    @Test
    void dropsEventsThatWaitForTheirHandlers() {
        WebSocketClient client = server.join();
        client.says("42[\"too late\"]");
        server.engine.close();
        server.handlers.runAll();

        assertThat(application.told)
                .containsExactly("disconnecting /: server shutting down", "disconnected /: server shutting down");
    }

    @Test
    void completesAtOnceIfNobodyIsThere() {
        server.open();
        server.engine.close();

        assertThat(server.io.finished()).isCompleted();
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import ee.socketio.DisconnectDetail;
import ee.socketio.impl.engine.FakeExchange;
import ee.socketio.impl.engine.PollingClient;
import ee.socketio.impl.engine.WebSocketClient;

class DrainTest {
    private final TestServer server = new TestServer();

    private CompletableFuture<Void> drain(int seconds) {
        return server.io.drain(Duration.ofSeconds(seconds)).toCompletableFuture();
    }

    private static long open(List<WebSocketClient> clients) {
        return clients.stream()
                .filter(client -> client.state() == WebSocketClient.State.OPEN)
                .count();
    }

    @Test
    void closesAFewConnectionsAtATime() {
        List<WebSocketClient> clients = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            clients.add(server.join());
        }
        CompletableFuture<Void> drained = drain(10);
        server.time.tick();
        assertThat(open(clients)).isBetween(98L, 99L);
        server.time.pass(5_000);
        assertThat(open(clients)).isBetween(45L, 55L);
        server.handlers.runAll();
        assertThat(drained).isNotDone();
        server.time.pass(5_100);

        assertThat(open(clients)).isZero();
        server.handlers.runAll();
        assertThat(drained).isCompleted();
        assertThat(server.io.clientsCount()).isZero();
    }

    @Test
    void clientsSeeAConnectionThatIsLost() {
        WebSocketClient client = server.join();
        PollingClient polling = server.joinPolling();
        FakeExchange poll = polling.poll();
        drain(0);
        server.time.tick();

        assertThat(client.frames()).isEmpty();
        assertThat(client.state()).isEqualTo(WebSocketClient.State.CLOSED);
        assertThat(poll.answer()).isEqualTo("1");
    }

    @Test
    void tellsWhy() {
        List<DisconnectDetail> details = new ArrayList<>();
        server.application.onDisconnected = event -> details.add(event.detail());
        server.join();
        server.join();
        drain(1);
        server.time.pass(1_200);
        server.handlers.runAll();

        assertThat(details).containsExactly(DisconnectDetail.DRAINED, DisconnectDetail.DRAINED);
        assertThat(server.application.told).contains("disconnected /: server shutting down");
    }

    @Test
    void letsNobodyInAnyMore() {
        drain(10);

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(server::join)
                .withMessageContaining("Server is shutting down");
    }

    @Test
    void tellsTheObserversWhileAllClientsCanBeTold() {
        WebSocketClient client = server.join();
        server.application.onDraining =
                event -> server.io.emit("bye", event.period().toSeconds());
        drain(0);
        server.time.tick();

        assertThat(client.frames()).containsExactly("42[\"bye\",0]");
        assertThat(client.state()).isEqualTo(WebSocketClient.State.CLOSED);
    }

    @Test
    void sendsFirstWhatWaits() {
        WebSocketClient client = server.join();
        client.slowDown();
        server.io.emit("a");
        server.io.emit("b");
        drain(10);
        server.time.pass(200);
        assertThat(client.state()).isEqualTo(WebSocketClient.State.OPEN);
        client.confirm();
        client.confirm();

        assertThat(client.frames()).containsExactly("42[\"a\"]", "42[\"b\"]");
        assertThat(client.state()).isEqualTo(WebSocketClient.State.CLOSED);
    }

    @Test
    void waitsForNobodyBeyondThePeriod() {
        WebSocketClient client = server.join();
        client.slowDown();
        server.io.emit("a");
        CompletableFuture<Void> drained = drain(2);
        server.time.pass(1_800);
        assertThat(client.state()).isEqualTo(WebSocketClient.State.OPEN);
        server.time.pass(300);
        server.handlers.runAll();

        assertThat(client.state()).isEqualTo(WebSocketClient.State.CLOSED);
        assertThat(drained).isCompleted();
    }

    @Test
    void isDoneWhenNobodyIsLeft() {
        WebSocketClient client = server.join();
        CompletableFuture<Void> drained = drain(3600);
        client.leaves();
        server.handlers.runAll();

        assertThat(drained).isCompleted();
        server.time.pass(1_000);
        server.time.assertNothingScheduledAfterARevolution();
    }

    @Test
    void isDoneAtOnceIfThereIsNobody() {
        CompletableFuture<Void> drained = drain(3600);
        server.time.tick();
        server.handlers.runAll();

        assertThat(drained).isCompleted();
    }

    @Test
    void happensOnce() {
        WebSocketClient client = server.join();
        WebSocketClient other = server.join();
        drain(3600);
        drain(0);
        server.time.pass(500);

        assertThat(open(List.of(client, other))).isOne();
        assertThat(server.application.told).containsOnlyOnce("draining in PT1H").hasSize(1);
    }

    @Test
    void anUndeploymentDoesNotWait() {
        WebSocketClient client = server.join();
        CompletableFuture<Void> drained = drain(3600);
        server.engine.close();
        server.handlers.runAll();

        assertThat(client.state()).isEqualTo(WebSocketClient.State.CLOSED);
        assertThat(drained).isCompleted();
    }

    @Test
    void refusesAPeriodThatIsNegative() {
        assertThatIllegalArgumentException().isThrownBy(() -> server.io.drain(Duration.ofSeconds(-1)));
        server.join();
    }
}

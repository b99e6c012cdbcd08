/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

import org.junit.jupiter.api.Test;

import ee.socketio.SocketNamespace;
import ee.socketio.SocketServer;
import ee.socketio.testkit.SocketIoTest;
import ee.socketio.testkit.SocketIoTester;
import ee.socketio.testkit.TestClient;

@SocketIoTest({Ticker.class, Configuration.class})
class TickerTest {

    @Test
    void slowClientGetsLess(SocketIoTester io) {
        TestClient client = io.connect("/ticker");
        client.emit("subscribe", "all-prices");
        SocketNamespace ticker = io.select(SocketServer.class).of("/ticker");
        client.stall();
        for (int i = 0; i < 3; i++) {
            ticker.emit("price", "9".repeat(4_000_000));
        }
        io.advance(Duration.ofMillis(1));

        assertThat(ticker.sockets())
                .singleElement()
                .satisfies(socket -> assertThat(socket.rooms()).containsExactlyInAnyOrder(client.id(), "best-prices"));
    }

    @Test
    void largeMessagesAreCounted(SocketIoTester io) {
        io.connect("/ticker").emit("subscribe", "x".repeat(1_100_000));

        assertThat(io.select(Ticker.class).tooBig()).isOne();
    }

    @Test
    void clientsAreToldThatTheyMoveAndAreMoved(SocketIoTester io) {
        TestClient client = io.connect("/ticker");
        CompletionStage<Void> stopped = io.select(Ticker.class).stop();

        assertThat(client.next("moving").arg(0, Integer.class)).isEqualTo(60);
        io.advance(Duration.ofSeconds(61));
        assertThat(stopped.toCompletableFuture()).isCompleted();
    }
}

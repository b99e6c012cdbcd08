/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import static ee.socketio.impl.core.TestServer.CONNECT_TIMEOUT;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import ee.socketio.ConnectionRefusedException;
import ee.socketio.impl.engine.FakeExchange;
import ee.socketio.impl.engine.PollingClient;
import ee.socketio.impl.engine.WebSocketClient;

class ConnectTimeoutTest {
    private final TestServer server = new TestServer();

    @Test
    void closesTheConnectionOfAClientThatJoinsNothing() {
        WebSocketClient client = server.open();
        server.time.pass(CONNECT_TIMEOUT);
        assertThat(client.state()).isEqualTo(WebSocketClient.State.OPEN);
        server.time.tick();

        assertThat(client.state()).isEqualTo(WebSocketClient.State.CLOSED);
        assertThat(client.frames()).isEmpty();
        assertThat(server.io.clientsCount()).isZero();
        assertThat(server.application.told).isEmpty();
    }

    @Test
    void tellsAPollingClient() {
        PollingClient client = server.openPolling();
        FakeExchange poll = client.poll();
        passTimeout();

        assertThat(poll.answer()).isEqualTo("1");
    }

    @Test
    void closesTheConnectionOfAClientThatWasRefused() {
        server.application.onConnecting = request -> {
            throw new ConnectionRefusedException("no");
        };
        WebSocketClient client = server.open();
        client.says("40");
        client.says("40/random,");
        server.handlers.runAll();
        passTimeout();

        assertThat(client.state()).isEqualTo(WebSocketClient.State.CLOSED);
    }

    @Test
    void closesTheConnectionOfAClientWhoseObserversAreStillRunning() {
        WebSocketClient client = server.open();
        client.says("40");
        passTimeout();
        assertThat(client.state()).isEqualTo(WebSocketClient.State.CLOSED);

        server.handlers.runAll();
        assertThat(server.application.told).containsExactly("connecting /", "refused /");
    }

    @Test
    void sparesAClientThatHasJoined() {
        WebSocketClient client = server.open();
        server.join(client, "/chat");
        passTimeout();

        assertThat(client.state()).isEqualTo(WebSocketClient.State.OPEN);
    }

    @Test
    void sparesAClientThatHasJoinedAndLeft() {
        WebSocketClient client = server.join();
        client.says("41");
        passTimeout();

        assertThat(client.state()).isEqualTo(WebSocketClient.State.OPEN);
    }

    @Test
    void isForgottenWithTheConnection() {
        server.open().leaves();
        WebSocketClient joined = server.join();
        joined.leaves();

        server.time.assertNothingScheduledAfterARevolution();
    }

    @Test
    void sparesAClientThatJoinsBeforeTheTimeoutIsHandled() {
        WebSocketClient client = server.open();
        client.says("40");
        server.session().execute(() -> {
            server.handlers.runAll();
            passTimeout();
        });

        assertThat(client.state()).isEqualTo(WebSocketClient.State.OPEN);
    }

    private void passTimeout() {
        server.time.pass(CONNECT_TIMEOUT);
        server.time.tick();
    }
}

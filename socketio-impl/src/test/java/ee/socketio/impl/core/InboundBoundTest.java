/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import static ee.socketio.impl.core.TestServer.MAX_INBOUND_BYTES;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import ee.socketio.impl.engine.CapturedLog;
import ee.socketio.impl.engine.WebSocketClient;

/** What a connection may keep for handlers that are slower than the client. */
class InboundBoundTest {
    private static final String QUARTER = "42[\"e\",\"" + "x".repeat(MAX_INBOUND_BYTES / 4 - 350) + "\"]";

    private final TestServer server = new TestServer();
    private final WebSocketClient client = server.join();

    @Test
    void keepsWhatTheLimitAllows() {
        says(QUARTER, 4);
        server.handlers.runAll();

        assertThat(server.application.told).hasSize(4);
        assertOpen();
    }

    @Test
    void closesTheConnectionPastTheLimit() {
        says(QUARTER, 5);
        assertThat(client.state()).isEqualTo(WebSocketClient.State.CLOSED);
        server.handlers.runAll();

        assertThat(server.application.told)
                .containsExactly("disconnecting /: forced close", "disconnected /: forced close");
    }

    @Test
    void weighsTinyEventsAsMoreThanTheirText() {
        says("42[\"e\"]", MAX_INBOUND_BYTES / 100);

        assertThat(client.state()).isEqualTo(WebSocketClient.State.CLOSED);
    }

    @Test
    void weighsTinyArgumentsAsMoreThanTheirText() {
        client.says("42[\"e\"" + ",1".repeat(MAX_INBOUND_BYTES / 20) + "]");
        client.says("42[\"e\"]");

        assertThat(client.state()).isEqualTo(WebSocketClient.State.CLOSED);
    }

    @Test
    void weighsTheNamesOfEvents() {
        says("42[\"" + "e".repeat(MAX_INBOUND_BYTES / 2) + "\"]", 2);

        assertThat(client.state()).isEqualTo(WebSocketClient.State.CLOSED);
    }

    @Test
    void weighsAttachments() {
        for (int i = 0; i < 2; i++) {
            assertOpen();
            client.says("451-[\"e\",{\"_placeholder\":true,\"num\":0}]");
            client.says(new byte[MAX_INBOUND_BYTES / 2]);
        }

        assertThat(client.state()).isEqualTo(WebSocketClient.State.CLOSED);
    }

    @Test
    void takesOneEventThatIsLargerThanTheLimit() {
        String large = "42[\"e\",\"" + "x".repeat(2 * MAX_INBOUND_BYTES) + "\"]";
        client.says(large);
        server.handlers.runAll();
        client.says(large);

        assertOpen();
        client.says("42[\"e\"]");
        assertThat(client.state()).isEqualTo(WebSocketClient.State.CLOSED);
    }

    @Test
    void countsAnEventUntilItsHandlerHasReturned() {
        server.application.onEvent = event -> {
            if (server.application.told.size() == 1) {
                says(QUARTER, 4);
            }
        };
        client.says(QUARTER);
        server.handlers.runAll();

        assertThat(client.state()).isEqualTo(WebSocketClient.State.CLOSED);
    }

    @Test
    void forgetsWhatWasHandled() {
        for (int i = 0; i < 10; i++) {
            says(QUARTER, 4);
            server.handlers.runAll();
        }

        assertOpen();
    }

    @Test
    void forgetsWhatFailed() {
        try (CapturedLog log = CapturedLog.of("ee.socketio.core")) {
            server.application.onEvent = event -> {
                throw new IllegalStateException("expected");
            };
            forgetsWhatWasHandled();
            assertThat(log.messages()).hasSize(40);
        }
    }

    @Test
    void countsAllNamespacesOfAConnectionTogether() {
        server.join(client, "/chat");
        says(QUARTER, 2);
        says(QUARTER.replaceFirst("42", "42/chat,"), 2);
        assertOpen();
        client.says("42/chat,[\"e\"]");

        assertThat(client.state()).isEqualTo(WebSocketClient.State.CLOSED);
    }

    @Test
    void countsEachConnectionForItself() {
        WebSocketClient other = server.join();
        says(QUARTER, 4);
        for (int i = 0; i < 4; i++) {
            other.says(QUARTER);
        }

        assertOpen();
        assertThat(other.state()).isEqualTo(WebSocketClient.State.OPEN);
    }

    @Test
    void doesNotCountAcknowledgements() {
        says(QUARTER, 4);
        says("430[\"" + "x".repeat(MAX_INBOUND_BYTES) + "\"]", 10);

        assertOpen();
    }

    private void says(String packet, int times) {
        for (int i = 0; i < times; i++) {
            client.says(packet);
        }
    }

    private void assertOpen() {
        assertThat(client.state()).isEqualTo(WebSocketClient.State.OPEN);
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import ee.socketio.Disconnect;
import ee.socketio.DisconnectDetail;
import ee.socketio.impl.engine.CloseDetail;
import ee.socketio.impl.engine.PollingClient;
import ee.socketio.impl.engine.WebSocketClient;

class DisconnectDetailTest {
    private final TestServer server = new TestServer();
    private final List<DisconnectDetail> details = new ArrayList<>();

    @BeforeEach
    void listen() {
        server.application.onDisconnected = event -> details.add(event.detail());
    }

    @ParameterizedTest
    @EnumSource(CloseDetail.class)
    void hasWhatEndsSessions(CloseDetail detail) {
        assertThat(DisconnectDetail.valueOf(detail.name()).text()).isNotEmpty();
    }

    @Test
    void saysWhoEndedIt() {
        server.join().says("41");
        server.join();
        server.lastSocket().disconnect(true);
        server.join().leaves();
        server.join().says("42");
        server.join().says("42[\"e\"]garbage");
        server.join().says("40");
        PollingClient polling = server.joinPolling();
        polling.post("1");
        server.handlers.runAll();

        assertThat(details)
                .containsExactly(
                        DisconnectDetail.LEFT,
                        DisconnectDetail.DISCONNECTED,
                        DisconnectDetail.CONNECTION_CLOSED,
                        DisconnectDetail.UNREADABLE_PACKET,
                        DisconnectDetail.UNREADABLE_PACKET,
                        DisconnectDetail.PROTOCOL_VIOLATION,
                        DisconnectDetail.CLOSED_BY_CLIENT);
    }

    @Test
    void isThatOfTheLimit() {
        server.join().saysTooMuch();
        WebSocketClient fast = server.join();
        for (int i = 0; i < TestServer.MAX_INBOUND_BYTES / 100; i++) {
            fast.says("42[\"e\"]");
        }
        server.handlers.runAll();

        assertThat(details).containsExactly(DisconnectDetail.MESSAGE_TOO_BIG, DisconnectDetail.CLIENT_TOO_FAST);
    }

    @Test
    void theReasonIsThatOfTheReference() {
        List<Disconnect> ends = new ArrayList<>();
        server.application.onDisconnected = ends::add;
        server.join().saysTooMuch();
        server.handlers.runAll();

        assertThat(ends)
                .singleElement()
                .satisfies(end -> assertThat(end.reason()).hasToString("transport error"));
    }

    // ---- Before the end

    @Test
    void tellsAllSocketsOfAClientThatItIsTooSlow() {
        WebSocketClient client = server.join();
        server.join(client, "/chat");
        client.slowDown();
        emitMuch();
        server.handlers.runAll();

        assertThat(server.application.told)
                .hasSize(2)
                .allMatch(told -> told.matches("congested /(chat)?: 600\\d{3} of 1000000"));
    }

    private void emitMuch() {
        server.lastSocket().emit("e", "x".repeat(300_000));
        server.lastSocket().emit("e", "x".repeat(300_000));
    }

    @Test
    void tellsItOnceWhileTheObserversHaveNotHeard() {
        WebSocketClient client = server.join();
        for (int i = 0; i < 5; i++) {
            client.slowDown();
            emitMuch();
            client.speedUp();
            client.confirm();
            client.frames();
        }
        server.handlers.runAll();
        assertThat(server.application.news()).hasSize(1);
        client.slowDown();
        emitMuch();
        server.handlers.runAll();

        assertThat(server.application.news()).hasSize(1);
    }

    @Test
    void doesNotTellItOfASocketThatHasEnded() {
        WebSocketClient client = server.join();
        client.slowDown();
        emitMuch();
        client.leaves();
        server.handlers.runAll();

        assertThat(server.application.told).hasSize(2).noneMatch(told -> told.startsWith("congested"));
    }
}

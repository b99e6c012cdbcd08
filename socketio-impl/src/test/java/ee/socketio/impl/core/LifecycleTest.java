/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.COLLECTION;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import ee.socketio.Socket;
import ee.socketio.impl.engine.CapturedLog;
import ee.socketio.impl.engine.PollingClient;
import ee.socketio.impl.engine.WebSocketClient;

/** What the application is told, in which order. */
class LifecycleTest {
    private final TestServer server = new TestServer();
    private final RecordingApplication application = server.application;

    @Test
    void tellsTheLifeOfASocketInOrder() {
        WebSocketClient client = server.open();
        client.says("40");
        server.handlers.runAll();
        client.says("42[\"a\",1]");
        client.says("42[\"b\",\"x\",null]");
        client.leaves();
        assertThat(application.news()).containsExactly("connecting /", "connected /");

        server.handlers.runAll();

        assertThat(application.told)
                .containsExactly(
                        "a [1]", "b [x, null]", "disconnecting /: transport close", "disconnected /: transport close");
    }

    @Test
    void tellsTheEndToEachSocketOfAConnection() {
        WebSocketClient client = server.join();
        server.join(client, "/admin");
        client.leaves();
        server.handlers.runAll();

        assertThat(application.told)
                .containsExactlyInAnyOrder(
                        "disconnecting /: transport close",
                        "disconnected /: transport close",
                        "disconnecting /admin: transport close",
                        "disconnected /admin: transport close");
    }

    @Test
    void endsOnce() {
        WebSocketClient client = server.join();
        Socket socket = server.lastSocket();
        client.breaks(new IOException("connection reset"));
        client.leaves();
        socket.disconnect(true);
        server.engine.close();
        server.handlers.runAll();

        assertThat(application.told)
                .containsExactly("disconnecting /: transport error", "disconnected /: transport error");
    }

    @Test
    void isForgottenAtTheEnd() {
        WebSocketClient client = server.join();
        client.leaves();
        assertThat(server.io).extracting("unfinished", COLLECTION).hasSize(1);
        server.handlers.runAll();

        assertThat(server.io).extracting("unfinished", COLLECTION).isEmpty();
        assertThat(server.io).extracting("connections", COLLECTION).isEmpty();
    }

    @Test
    void tellsWhyTheClientHasGone() {
        List<String> reasons = new ArrayList<>();
        application.onDisconnected = event -> reasons.add(event.reason().text());
        server.join().leaves();
        server.join().breaks(new IOException("connection reset"));
        server.join().saysTooMuch();
        server.join().says("garbage");
        PollingClient polling = server.joinPolling();
        polling.post("1");
        polling = server.joinPolling();
        polling.poll();
        polling.poll();
        server.join();
        server.time.pass(400_000);
        server.handlers.runAll();

        assertThat(reasons)
                .containsExactly(
                        "transport close",
                        "transport error",
                        "transport error",
                        "parse error",
                        "transport close",
                        "transport error",
                        "ping timeout");
    }

    @Test
    void isNotConnectedAnyMoreWhenTheObserversOfTheEndRun() {
        WebSocketClient client = server.join();
        List<Boolean> connected = new ArrayList<>();
        application.onDisconnecting = event -> connected.add(event.socket().connected());
        application.onDisconnected = event -> connected.add(event.socket().connected());
        client.leaves();
        assertThat(server.lastSocket().connected()).isFalse();
        assertThat(server.io.sockets()).isEmpty();
        server.handlers.runAll();

        assertThat(connected).containsExactly(false, false);
    }

    @Test
    void goesOnAfterAHandlerThatFails() {
        try (CapturedLog log = CapturedLog.of("ee.socketio.core")) {
            WebSocketClient client = server.join();
            application.onEvent = event -> {
                throw new IllegalStateException("expected");
            };
            client.says("42[\"a\"]");
            client.says("42[\"b\"]");
            client.leaves();
            server.handlers.runAll();

            assertThat(application.told)
                    .containsExactly(
                            "a []", "b []", "disconnecting /: transport close", "disconnected /: transport close");
            assertThat(log.messages()).hasSize(2).allMatch(message -> message.startsWith("SIO000401"));
        }
    }

    @Test
    void goesOnAfterADisconnectingObserverThatFails() {
        try (CapturedLog log = CapturedLog.of("ee.socketio.core")) {
            application.onDisconnecting = event -> {
                throw new AssertionError("expected");
            };
            WebSocketClient client = server.join();
            client.leaves();
            server.handlers.runAll();

            assertThat(application.told)
                    .containsExactly("disconnecting /: transport close", "disconnected /: transport close");
            assertThat(server.lastSocket().rooms()).isEmpty();
            assertThat(log.messages()).hasSize(1);
        }
    }

    @Test
    void goesOnAfterAConnectedObserverThatFails() {
        try (CapturedLog log = CapturedLog.of("ee.socketio.core")) {
            application.onConnected = socket -> {
                throw new IllegalStateException("expected");
            };
            WebSocketClient client = server.open();
            client.says("40");
            server.handlers.runAll();
            client.says("42[\"a\"]");
            server.handlers.runAll();

            assertThat(application.told).containsExactly("connecting /", "connected /", "a []");
            assertThat(log.messages()).hasSize(1);
        }
    }

    @Test
    void handlesTheEventsOfASocketOneAfterTheOther() {
        WebSocketClient client = server.join();
        application.onEvent = event -> {
            application.told.add("begins");
            if (event.event().equals("a")) {
                client.says("42[\"b\"]");
            }
            application.told.add("ends");
        };
        client.says("42[\"a\"]");
        server.handlers.runAll();

        assertThat(application.told).containsExactly("a []", "begins", "ends", "b []", "begins", "ends");
    }

    @Test
    void doesNotLetSocketsWaitForEachOther() {
        WebSocketClient client = server.join();
        server.join(client, "/admin");
        client.says("42[\"slow\"]");
        client.says("42/admin,[\"other\"]");

        server.handlers.runLast();

        assertThat(application.told).containsExactly("other []");
    }

    @Test
    void describesASocketWithoutSecrets() {
        server.join();

        assertThat(server.lastSocket())
                .hasToString("socket " + server.lastSocket().id() + " in /");
    }
}

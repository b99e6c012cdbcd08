/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ee.socketio.ConnectionRefusedException;
import ee.socketio.Socket;
import ee.socketio.Transport;
import ee.socketio.impl.engine.CapturedLog;
import ee.socketio.impl.engine.PollingClient;
import ee.socketio.impl.engine.WebSocketClient;

class ConnectTest {
    private final TestServer server = new TestServer();
    private final RecordingApplication application = server.application;
    private final WebSocketClient client = server.open();

    // ---- Joining

    @Test
    void tellsTheClientTheIdOfItsSocket() {
        client.says("40");
        assertThat(client.frames()).isEmpty();
        server.handlers.runAll();

        Socket socket = server.lastSocket();
        assertThat(client.frames()).containsExactly("40{\"sid\":\"" + socket.id() + "\"}");
        assertThat(application.told).containsExactly("connecting /", "connected /");
        assertThat(socket.connected()).isTrue();
        assertThat(socket.namespace()).isSameAs(server.io);
        assertThat(socket.id()).matches("[A-Za-z0-9_-]{20}");
    }

    @Test
    void joinsOtherNamespaces() {
        client.says("40/admin,{\"token\":\"x\"}");
        server.handlers.runAll();

        assertThat(client.frames())
                .containsExactly("40/admin,{\"sid\":\"" + server.lastSocket().id() + "\"}");
        assertThat(application.told).containsExactly("connecting /admin", "connected /admin");
        assertThat(server.io.of("/admin").sockets()).containsExactly(server.lastSocket());
        assertThat(server.io.sockets()).isEmpty();
    }

    @Test
    void letsAClientJoinSeveralNamespaces() {
        Socket main = server.join(client, "/");
        Socket admin = server.join(client, "/admin");

        assertThat(main.id()).isNotEqualTo(admin.id());
        assertThat(server.io.clientsCount()).isEqualTo(1);
        assertThat(server.io.sockets()).containsExactly(main);
        assertThat(server.io.of("/admin").sockets()).containsExactly(admin);
    }

    @Test
    void countsClientsThatHaveJoinedNothing() {
        server.open();
        assertThat(server.io.clientsCount()).isEqualTo(2);
        client.leaves();

        assertThat(server.io.clientsCount()).isEqualTo(1);
    }

    @Test
    void joinsByPolling() {
        PollingClient polling = server.openPolling();
        polling.post("40");
        server.handlers.runAll();

        assertThat(polling.poll().answer())
                .isEqualTo("40{\"sid\":\"" + server.lastSocket().id() + "\"}");
        assertThat(server.lastSocket().transport()).isEqualTo(Transport.POLLING);
        WebSocketClient webSocket = polling.upgrade();
        webSocket.says("2probe");
        webSocket.says("5");
        assertThat(server.lastSocket().transport()).isEqualTo(Transport.WEBSOCKET);
        assertThat(server.handlers.waiting()).as("nobody wants to know").isZero();
    }

    @Test
    void tellsOfAnUpgradeInTurn() {
        application.observing = true;
        PollingClient polling = server.openPolling();
        polling.post("40");
        server.handlers.runAll();
        polling.post("40/chat,");
        polling.poll();
        application.news();
        WebSocketClient webSocket = polling.upgrade();
        webSocket.says("2probe");
        webSocket.says("5");
        webSocket.says("42[\"hi\"]");
        server.handlers.runAll();

        assertThat(application.news())
                .filteredOn(entry -> !entry.contains("CREATED") && !entry.contains("JOINED"))
                .containsExactlyInAnyOrder("connecting /chat", "connected /chat", "upgraded / to websocket", "hi []")
                .containsSubsequence("upgraded / to websocket", "hi []");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/random", "/admin?token=x", "/Admin", "/admin/", "//"})
    void tellsThatANamespaceIsUnknown(String namespace) {
        client.says("40" + namespace + ",");
        server.handlers.runAll();

        assertThat(client.frames()).containsExactly("44" + namespace + ",{\"message\":\"Invalid namespace\"}");
        assertThat(application.told).isEmpty();
        assertThat(client.state()).isEqualTo(WebSocketClient.State.OPEN);
        server.join(client, "/");
        assertThat(server.lastSocket().connected()).isTrue();
    }

    @Test
    void findsTheNamespacesOfTheApplicationOnly() {
        assertThat(server.io.of("/")).isSameAs(server.io);
        assertThat(server.io.of("/chat").name()).isEqualTo("/chat");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> server.io.of("/random"))
                .withMessageContaining("'/random'");
    }

    // ---- What the client presents

    @Test
    void showsTheFirstRequest() {
        Socket socket = server.join(client, "/");

        assertThat(socket.handshake().query()).containsEntry("transport", "websocket");
        assertThat(socket.handshake().url()).isEqualTo("/socket.io/?EIO=4&transport=websocket");
        assertThat(socket.handshake().headers()).containsEntry("Host", List.of("example.org"));
        assertThat(socket.handshake().header("Host")).contains("example.org");
        assertThat(socket.handshake().address()).isEqualTo("192.0.2.1");
        assertThat(socket.handshake().secure()).isFalse();
        assertThat(socket.handshake().xdomain()).isFalse();
        assertThat(socket.handshake().issued()).isEqualTo("1970-01-01T00:00:00Z");
    }

    @Test
    void bindsTheAuthPayload() {
        client.says("40{\"token\":\"x\"}");
        server.handlers.runAll();

        assertThat(server.lastSocket().handshake().auth(Map.class)).contains(Map.of("token", "x"));
        assertThat(server.lastSocket().handshake().auth(Object.class)).contains(Map.of("token", "x"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> server.lastSocket().handshake().auth(String.class));
    }

    @Test
    void hasNoAuthPayloadIfNoneWasSent() {
        assertThat(server.join(client, "/").handshake().auth(Map.class)).isEmpty();
    }

    @Test
    void keepsTheAuthPayloadOfEachNamespace() {
        client.says("40{\"n\":1}");
        client.says("40/admin,{\"n\":2}");
        server.handlers.runAll();

        assertThat(application.sockets)
                .extracting(socket -> socket.handshake().auth(Map.class).orElseThrow())
                .containsExactly(Map.of("n", 1L), Map.of("n", 2L));
    }

    @Test
    void tellsTheClientThatItsAuthPayloadIsMalformed() {
        application.onConnecting = request -> assertThatExceptionOfType(ConnectionRefusedException.class)
                .isThrownBy(() -> request.auth(String.class))
                .satisfies(refusal -> {
                    throw refusal;
                });
        client.says("40{\"secret\":\"x\"}");
        server.handlers.runAll();
        application.onConnecting = request -> request.handshake().auth(String.class);
        client.says("40/chat,{\"secret\":\"x\"}");
        server.handlers.runAll();

        assertThat(client.frames())
                .containsExactly(
                        "44{\"message\":\"malformed auth payload\"}",
                        "44/chat,{\"message\":\"malformed auth payload\"}");
    }

    @Test
    void isWhomTheObserverAccepts() {
        Principal alice = () -> "alice";
        application.onConnecting = request -> request.accept(alice, Set.of("admin"));

        assertThat(server.join(client, "/").principal()).containsSame(alice);
    }

    @Test
    void isWhomTheContainerHasAuthenticated() {
        Socket socket = server.join(WebSocketClient.openAs("alice", server.engine), "/");

        assertThat(socket.principal()).map(Principal::getName).contains("alice");
    }

    @Test
    void isAnonymousOtherwise() {
        assertThat(server.join(client, "/").principal()).isEmpty();
    }

    // ---- Refusals

    @Test
    void tellsTheClientWhyItIsRefused() {
        application.onConnecting = request -> {
            throw new ConnectionRefusedException("\"no\"", Map.of("code", 42));
        };
        client.says("40/admin,");
        server.handlers.runAll();

        assertThat(client.frames()).containsExactly("44/admin,{\"message\":\"\\\"no\\\"\",\"data\":{\"code\":42}}");
        assertThat(application.told).containsExactly("connecting /admin", "refused /admin");
        assertThat(server.io.of("/admin").sockets()).isEmpty();
    }

    @Test
    void sendsNoDataIfThereIsNone() {
        application.onConnecting = request -> {
            throw new ConnectionRefusedException("no");
        };
        client.says("40");
        server.handlers.runAll();

        assertThat(client.frames()).containsExactly("44{\"message\":\"no\"}");
    }

    @Test
    void tellsNothingOfAnObserverThatFails() {
        try (CapturedLog log = CapturedLog.of("ee.socketio.core")) {
            application.onConnecting = request -> {
                throw new IllegalStateException("the password of the database");
            };
            client.says("40");
            server.handlers.runAll();

            assertThat(client.frames()).containsExactly("44{\"message\":\"Internal error\"}");
            assertThat(application.told).containsExactly("connecting /", "refused /");
            assertThat(log.messages()).singleElement().asString().startsWith("SIO000402");
            assertThat(log.failures()).singleElement().isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void tellsNothingOfAnError() {
        try (CapturedLog log = CapturedLog.of("ee.socketio.core")) {
            application.onConnecting = request -> {
                throw new AssertionError("secret");
            };
            client.says("40");
            server.handlers.runAll();

            assertThat(client.frames()).containsExactly("44{\"message\":\"Internal error\"}");
            assertThat(application.told).containsExactly("connecting /", "refused /");
            assertThat(log.messages()).singleElement().asString().startsWith("SIO000402");
        }
    }

    @Test
    void tellsNothingOfDataThatHasNoJson() {
        try (CapturedLog log = CapturedLog.of("ee.socketio.core")) {
            application.onConnecting = request -> {
                throw new ConnectionRefusedException("no", new Object() {
                    @SuppressWarnings("unused")
                    public String getValue() {
                        throw new IllegalStateException("expected");
                    }
                });
            };
            client.says("40");
            server.handlers.runAll();

            assertThat(client.frames()).containsExactly("44{\"message\":\"Internal error\"}");
            assertThat(application.told).containsExactly("connecting /", "refused /");
            assertThat(log.messages()).singleElement().asString().startsWith("SIO000402");
        }
    }

    /** The client would wait for attachments that a CONNECT_ERROR cannot have. */
    @Test
    void sendsNoDataThatIsBinary() {
        try (CapturedLog log = CapturedLog.of("ee.socketio.core")) {
            application.onConnecting = request -> {
                throw new ConnectionRefusedException("no", Map.of("picture", new byte[] {1}));
            };
            client.says("40");
            server.handlers.runAll();

            assertThat(client.frames()).containsExactly("44{\"message\":\"Internal error\"}");
            assertThat(application.told).containsExactly("connecting /", "refused /");
            assertThat(log.messages()).singleElement().asString().startsWith("SIO000402");
            assertThat(log.failures()).singleElement().asString().contains("binary");
        }
    }

    @Test
    void letsAClientTryAgainThatWasRefused() {
        application.onConnecting = request -> {
            throw new ConnectionRefusedException("no");
        };
        client.says("40");
        server.handlers.runAll();
        application.onConnecting = request -> {};
        client.frames();

        client.says("40");
        server.handlers.runAll();

        assertThat(client.frames()).singleElement().asString().startsWith("40{");
    }

    @Test
    void leavesNothingBehindOfASocketThatWasRefused() {
        application.onConnecting = request -> {
            request.socket().join("room");
            throw new ConnectionRefusedException("no");
        };
        client.says("40");
        server.handlers.runAll();

        RoomsTest.assertEmpty(server.io.index());
    }

    // ---- While the observers run

    @Test
    void isNotConnectedYet() {
        application.onConnecting = request -> {
            assertThat(request.socket().connected()).isFalse();
            assertThat(request.socket().id()).hasSize(20);
            assertThat(request.handshake()).isSameAs(request.socket().handshake());
            request.socket().emit("too early");
            request.socket().join("room");
            server.io.to("room").emit("too early");
            server.io.to("room").disconnectSockets(false);
            server.io.emit("too early");
            assertThat(server.io.sockets()).isEmpty();
        };
        client.says("40");
        server.handlers.runAll();

        assertThat(client.frames()).singleElement().asString().startsWith("40{");
        server.io.to("room").emit("now");
        assertThat(client.frames()).containsExactly("42[\"now\"]");
    }

    @Test
    void isConnectedBeforeTheConnectedObserversRun() {
        application.onConnected = socket -> {
            assertThat(socket.connected()).isTrue();
            assertThat(socket.rooms()).containsExactly(socket.id());
            socket.emit("welcome");
        };
        client.says("40");
        server.handlers.runAll();

        assertThat(client.frames()).last().isEqualTo("42[\"welcome\"]");
    }

    /** Here a handler runs as soon as it may. */
    @Test
    void tellsTheClientOfItsSocketBeforeTheObserversSendAnything() {
        TestServer hasty = new TestServer(Runnable::run);
        hasty.application.onConnected = socket -> socket.emit("welcome");
        WebSocketClient joining = hasty.open();
        joining.says("40");

        assertThat(joining.frames())
                .containsExactly("40{\"sid\":\"" + hasty.lastSocket().id() + "\"}", "42[\"welcome\"]");
    }

    @Test
    void dropsTheResultIfTheClientHasGone() {
        application.onConnecting = request -> client.leaves();
        client.says("40");
        server.handlers.runAll();

        assertThat(client.frames()).isEmpty();
        assertThat(application.told).containsExactly("connecting /", "refused /");
    }

    @Test
    void dropsARefusalIfTheClientHasGone() {
        application.onConnecting = request -> {
            client.leaves();
            throw new ConnectionRefusedException("no");
        };
        client.says("40");
        server.handlers.runAll();

        assertThat(application.told).containsExactly("connecting /", "refused /");
    }

    @Test
    void dropsASocketThatItsOwnObserverDisconnects() {
        application.onConnecting = request -> request.socket().disconnect();
        client.says("40");
        server.handlers.runAll();

        assertThat(application.told).containsExactly("connecting /", "refused /");
        assertThat(client.frames()).containsExactly("44{\"message\":\"Disconnected by the server\"}");
        assertThat(server.io.sockets()).isEmpty();
    }

    @Test
    void doesNotDelayOtherNamespaces() {
        client.says("40");
        client.says("40/admin,");
        server.handlers.runLast();

        assertThat(application.told).containsExactly("connecting /admin", "connected /admin");
        assertThat(client.frames()).singleElement().asString().startsWith("40/admin,");
    }

    @Test
    void handlesEventsAfterTheConnectedObservers() {
        client.says("40");
        server.handlers.runNext();
        client.says("42[\"first\"]");
        server.handlers.runAll();

        assertThat(application.told).containsExactly("connecting /", "connected /", "first []");
    }
}

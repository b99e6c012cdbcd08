/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import ee.socketio.Socket;
import ee.socketio.impl.engine.FakeExchange;
import ee.socketio.impl.engine.PollingClient;
import ee.socketio.impl.engine.WebSocketClient;

/** Leaving a namespace, by either side. */
class DisconnectTest {
    private final TestServer server = new TestServer();
    private final RecordingApplication application = server.application;
    private final WebSocketClient client = server.open();
    private final Socket main = server.join(client, "/");
    private final Socket chat = server.join(client, "/chat");

    // ---- By the client

    @Test
    void keepsTheConnectionWhenTheClientLeavesANamespace() {
        client.says("41");
        server.handlers.runAll();

        assertThat(application.told)
                .containsExactly(
                        "disconnecting /: client namespace disconnect", "disconnected /: client namespace disconnect");
        assertThat(main.connected()).isFalse();
        assertThat(chat.connected()).isTrue();
        assertThat(client.frames()).isEmpty();
        assertThat(client.state()).isEqualTo(WebSocketClient.State.OPEN);
    }

    @Test
    void keepsTheConnectionWhenTheClientLeavesAllNamespaces() {
        client.says("41");
        client.says("41/chat,");
        server.handlers.runAll();
        server.time.pass(2 * TestServer.CONNECT_TIMEOUT);

        assertThat(client.state()).isEqualTo(WebSocketClient.State.OPEN);
        assertThat(server.io.clientsCount()).isEqualTo(1);
    }

    @Test
    void givesANewIdToAClientThatComesBack() {
        client.says("41");
        client.says("40");
        server.handlers.runAll();

        Socket again = server.lastSocket();
        assertThat(again.id()).isNotEqualTo(main.id());
        assertThat(client.frames()).containsExactly("40{\"sid\":\"" + again.id() + "\"}");
        assertThat(server.io.sockets()).containsExactly(again);
        main.emit("to nobody");
        again.emit("to me");
        assertThat(client.frames()).containsExactly("42[\"to me\"]");
    }

    // ---- By the server

    @Test
    void tellsTheClientThatItHasToLeaveANamespace() {
        chat.disconnect();
        server.handlers.runAll();

        assertThat(client.frames()).containsExactly("41/chat,");
        assertThat(application.told)
                .containsExactly(
                        "disconnecting /chat: server namespace disconnect",
                        "disconnected /chat: server namespace disconnect");
        assertThat(main.connected()).isTrue();
        assertThat(client.state()).isEqualTo(WebSocketClient.State.OPEN);
    }

    @Test
    void letsAClientComeBackThatHadToLeave() {
        main.disconnect(false);
        client.says("40");
        server.handlers.runAll();

        assertThat(client.frames()).first().isEqualTo("41");
        assertThat(server.lastSocket().connected()).isTrue();
    }

    @Test
    void leavesAllNamespacesAndClosesTheConnection() {
        main.disconnect(true);
        server.handlers.runAll();

        assertThat(client.frames()).containsExactly("41", "41/chat,");
        assertThat(client.state()).isEqualTo(WebSocketClient.State.CLOSED);
        assertThat(application.told)
                .containsExactly(
                        "disconnecting /: server namespace disconnect",
                        "disconnected /: server namespace disconnect",
                        "disconnecting /chat: server namespace disconnect",
                        "disconnected /chat: server namespace disconnect");
        assertThat(server.io.clientsCount()).isZero();
    }

    @Test
    void deliversTheDisconnectOfAPollingClientBeforeTheClose() {
        PollingClient polling = server.joinPolling();
        server.lastSocket().emit("bye");
        server.lastSocket().disconnect(true);

        assertThat(polling.poll().answer()).isEqualTo("42[\"bye\"]\u001e41");
        assertThat(polling.poll().answer()).isEqualTo("6\u001e1");
        assertThat(polling.poll().answer()).contains("Session ID unknown");
    }

    @Test
    void answersAWaitingPollWithTheDisconnect() {
        PollingClient polling = server.joinPolling();
        FakeExchange poll = polling.poll();
        server.lastSocket().disconnect(true);

        assertThat(poll.answer()).isEqualTo("41");
        assertThat(polling.poll().answer()).isEqualTo("6\u001e1");
    }

    @Test
    void tellsANamespaceThatTheClientIsStillJoiningThatItCannot() {
        client.says("40/admin,");
        main.disconnect(true);
        server.handlers.runAll();

        assertThat(client.frames())
                .containsExactly("41", "41/chat,", "44/admin,{\"message\":\"Disconnected by the server\"}");
        assertThat(application.told).contains("refused /admin").doesNotContain("connected /admin");
    }

    @Test
    void hearsNothingMoreOfAClientThatItCloses() {
        PollingClient polling = server.joinPolling();
        server.session().execute(() -> {
            server.lastSocket().disconnect(true);
            polling.post("40", "42[\"x\"]");
        });
        polling.post("40", "42[\"x\"]");
        server.handlers.runAll();

        assertThat(application.told)
                .containsExactly(
                        "disconnecting /: server namespace disconnect", "disconnected /: server namespace disconnect");
    }

    @Test
    void doesNotCloseTheConnectionForASocketThatHasGone() {
        main.disconnect();
        main.disconnect(true);

        assertThat(chat.connected()).isTrue();
        assertThat(client.state()).isEqualTo(WebSocketClient.State.OPEN);
    }

    @Test
    void disconnectsOnce() {
        main.disconnect();
        main.disconnect();
        server.handlers.runAll();

        assertThat(client.frames()).containsExactly("41");
        assertThat(application.told).hasSize(2);
    }

    @Test
    void doesNotDisconnectTheNextSocketInPlaceOfOneThatHasGone() {
        client.says("41");
        client.says("40");
        server.handlers.runAll();
        client.frames();

        main.disconnect();

        assertThat(client.frames()).isEmpty();
        assertThat(server.lastSocket().connected()).isTrue();
    }

    @Test
    void disconnectsWithinAHandler() {
        application.onEvent = event -> {
            event.socket().emit("bye");
            event.socket().disconnect();
            event.socket().emit("too late");
        };
        client.says("42[\"kick me\"]");
        client.says("42[\"is not handled any more\"]");
        server.handlers.runAll();

        assertThat(client.frames()).containsExactly("42[\"bye\"]", "41");
        assertThat(application.told)
                .containsExactly(
                        "kick me []",
                        "disconnecting /: server namespace disconnect",
                        "disconnected /: server namespace disconnect");
    }

    @Test
    void sendsNothingToASocketThatHasGone() {
        main.disconnect();
        client.frames();

        main.emit("a");
        main.asVolatile().emit("b");
        server.io.emit("c");
        server.io.to(main.id()).emit("d");

        assertThat(client.frames()).isEmpty();
    }

    @Test
    void disconnectsAllSocketsOfANamespace() {
        WebSocketClient other = server.join();
        server.io.disconnectSockets(false);
        server.handlers.runAll();

        assertThat(client.frames()).containsExactly("41");
        assertThat(other.frames()).containsExactly("41");
        assertThat(chat.connected()).isTrue();
        assertThat(server.io.sockets()).isEmpty();
    }

    @Test
    void disconnectsTheSocketsOfRooms() {
        WebSocketClient other = server.join();
        Socket otherSocket = server.lastSocket();
        main.join("vip");
        server.io.to("vip").disconnectSockets(true);

        assertThat(client.state()).isEqualTo(WebSocketClient.State.CLOSED);
        assertThat(otherSocket.connected()).isTrue();
        assertThat(other.frames()).isEmpty();
    }
}

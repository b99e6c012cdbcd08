/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ee.socketio.ConnectionRefusedException;
import ee.socketio.Socket;
import ee.socketio.impl.engine.PollingClient;
import ee.socketio.impl.engine.WebSocketClient;

/** Clients of version 2, whose protocol is the fourth. */
class OlderClientsTest {
    private final TestServer server = new TestServer();
    private final RecordingApplication application = server.application;

    /** A client that is in {@code /} alone. */
    private WebSocketClient open() {
        WebSocketClient client = WebSocketClient.openEio3(server.engine);
        server.handlers.runAll();
        client.frames();
        application.news();
        return client;
    }

    private void join(WebSocketClient client, String connect) {
        client.says("40" + connect);
        server.handlers.runAll();
    }

    // ---- Joining

    @Test
    void joinTheMainNamespaceUnasked() {
        WebSocketClient client = WebSocketClient.openEio3(server.engine);
        assertThat(client.frames()).singleElement().asString().startsWith("0{");
        server.handlers.runAll();

        assertThat(client.frames()).containsExactly("40");
        assertThat(application.told).containsExactly("connecting /", "connected /");
        assertThat(server.lastSocket().handshake().auth(Map.class)).isEmpty();
    }

    @Test
    void getTheHandshakeAloneInTheirFirstPoll() {
        PollingClient client = PollingClient.openEio3(server.engine);
        server.handlers.runAll();

        assertThat(client.poll().answer()).isEqualTo("2:40");
    }

    @Test
    void areToldNothingOfTheSocketThatTheyGet() {
        WebSocketClient client = open();
        join(client, "/admin");

        assertThat(client.frames()).containsExactly("40/admin,");
        assertThat(application.told).containsExactly("connecting /admin", "connected /admin");
    }

    @Test
    void presentAQueryToANamespace() {
        WebSocketClient client = open();
        join(client, "/admin?token=a%20b%22&n=1&n=2,");

        assertThat(client.frames()).containsExactly("40/admin,");
        Socket socket = server.lastSocket();
        assertThat(socket.namespace().name()).isEqualTo("/admin");
        assertThat(socket.handshake().auth(Map.class)).contains(Map.of("token", "a b\"", "n", "2"));
    }

    @Test
    void presentNothingWithoutAQuery() {
        WebSocketClient client = open();
        join(client, "/admin,{\"token\":\"as newer clients do\"}");

        assertThat(server.lastSocket().handshake().auth(Map.class)).isEmpty();
    }

    @Test
    void presentAnEmptyQuery() {
        join(open(), "/chat?");

        assertThat(server.lastSocket().handshake().auth(Map.class)).contains(Map.of());
    }

    @Test
    void joinNamespacesOfAPattern() {
        WebSocketClient client = open();
        join(client, "/org-7?token=x,");

        assertThat(client.frames()).containsExactly("40/org-7,");
        assertThat(server.lastSocket().namespace().parameters()).containsEntry("id", "7");
    }

    /** The id by which a client polls lets whoever knows it poll too. */
    @Test
    void haveSocketsWhoseIdsAreNoSecret() {
        WebSocketClient client = open();
        join(client, "/admin");

        assertThat(application.sockets)
                .hasSize(2)
                .extracting(Socket::id)
                .doesNotHaveDuplicates()
                .noneMatch(id -> id.contains(server.session().id()));
    }

    @Test
    void breakTheRulesIfTheyJoinTheMainNamespaceAgain() {
        for (String connect : List.of("", "/?token=x,")) {
            WebSocketClient client = open();
            join(client, connect);

            assertThat(client.state()).isEqualTo(WebSocketClient.State.CLOSED);
        }
    }

    @Test
    void countTheMainNamespaceToo() {
        WebSocketClient client = open();
        for (int i = 1; i <= TestServer.MAX_NAMESPACES; i++) {
            join(client, "/org-" + i);
        }

        assertThat(client.frames()).last().isEqualTo("44/org-4,\"Too many namespaces\"");
    }

    // ---- Refusals

    @Test
    void areToldOfAnUnknownNamespaceByAnObject() {
        WebSocketClient client = open();
        join(client, "/random?token=x,");

        assertThat(client.frames()).containsExactly("44/random,{\"message\":\"Invalid namespace\"}");
    }

    @Test
    void areRefusedWithAText() {
        application.onConnecting = request -> {
            throw new ConnectionRefusedException("\"no\"");
        };
        WebSocketClient client = WebSocketClient.openEio3(server.engine);
        client.frames();
        join(client, "/admin");

        assertThat(client.frames()).containsExactly("44\"\\\"no\\\"\"", "44/admin,\"\\\"no\\\"\"");
        assertThat(client.state()).isEqualTo(WebSocketClient.State.OPEN);
    }

    @Test
    void areRefusedWithTheDataIfThereIsAny() {
        application.onConnecting = request -> {
            throw new ConnectionRefusedException("no", Map.of("code", 42));
        };
        WebSocketClient client = WebSocketClient.openEio3(server.engine);
        client.frames();
        server.handlers.runAll();

        assertThat(client.frames()).containsExactly("44{\"code\":42}");
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void haveTheTimeOfOthersToJoinSomething(boolean admitted) {
        application.onConnecting = request -> {
            if (!admitted) {
                throw new ConnectionRefusedException("no");
            }
        };
        WebSocketClient client = open();
        server.time.pass(TestServer.CONNECT_TIMEOUT + 100);

        assertThat(client.state()).isEqualTo(admitted ? WebSocketClient.State.OPEN : WebSocketClient.State.CLOSED);
    }

    // ---- Then all is as with others

    @Test
    void receiveBroadcastsInTheirForm() {
        WebSocketClient older = open();
        WebSocketClient newer = server.join();

        server.io.emit("picture", new byte[] {1, 2});

        String event = "451-[\"picture\",{\"_placeholder\":true,\"num\":0}]";
        assertThat(older.frames()).containsExactly(event, "x04 x01 x02");
        assertThat(newer.frames()).containsExactly(event, "x01 x02");
    }

    @Test
    void sendEventsAndLeave() {
        WebSocketClient client = open();
        join(client, "/chat?token=x,");
        application.news();
        client.says("451-/chat,7[\"picture\",{\"_placeholder\":true,\"num\":0}]");
        client.says(new byte[] {4, 1, 2});
        client.says("41/chat");
        server.handlers.runAll();

        assertThat(application.told).hasSize(3).last().isEqualTo("disconnected /chat: client namespace disconnect");
        assertThat(client.state()).isEqualTo(WebSocketClient.State.OPEN);
    }

    // ---- Coming back

    /** They would take the offset for an argument. */
    @Test
    void areNotRecovered() {
        TestServer recovering = new TestServer(RecoveryTest.CHECKING);
        WebSocketClient older = WebSocketClient.openEio3(recovering.engine);
        recovering.handlers.runAll();
        WebSocketClient newer = WebSocketClient.open(recovering.engine);
        newer.says("40");
        recovering.handlers.runAll();
        older.frames();
        newer.frames();

        recovering.io.emit("news", 1);
        recovering.io.asVolatile().emit("rumour", "text");

        assertThat(older.frames()).containsExactly("42[\"news\",1]", "42[\"rumour\",\"text\"]");
        assertThat(newer.frames())
                .satisfiesExactly(
                        news -> assertThat(news).startsWith("42[\"news\",1,\""),
                        rumour -> assertThat(rumour).startsWith("42[\"rumour\",\"text\",\""));
    }
}

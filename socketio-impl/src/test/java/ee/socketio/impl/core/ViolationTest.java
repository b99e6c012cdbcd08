/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

import ee.socketio.impl.engine.FakeExchange;
import ee.socketio.impl.engine.PollingClient;
import ee.socketio.impl.engine.WebSocketClient;

/** What closes the whole connection of a client that has joined {@code /} and {@code /chat}. */
class ViolationTest {
    /** Packets that may not come now. */
    static final String[] FORBIDDEN = {
        "40",
        "40{\"token\":\"x\"}",
        "40/chat,",
        "42/admin,[\"x\"]",
        "42/random,[\"x\"]",
        "41/admin,",
        "43/admin,0[]",
        "44{\"message\":\"x\"}",
        "44/chat,{\"message\":\"x\"}",
        "44/admin,{\"message\":\"x\"}"
    };

    /** What is no packet. */
    static final String[] UNREADABLE = {
        "4",
        "47[\"x\"]",
        "42",
        "42{}",
        "42[]",
        "42[\"x\"",
        "42[\"disconnect\"]",
        "42[{}]",
        "43[]",
        "41{}",
        "40[]",
        "450-[\"x\"]",
        "454-[\"x\"]",
        "42[\"deep\"," + "[".repeat(40) + "]".repeat(40) + "]"
    };

    private final TestServer server = new TestServer();
    private final RecordingApplication application = server.application;

    @ParameterizedTest
    @FieldSource("FORBIDDEN")
    void isAForcedCloseOverWebSocket(String packet) {
        assertClosesWebSocket(packet);
    }

    @ParameterizedTest
    @FieldSource("UNREADABLE")
    void ofTheFormatIsAForcedCloseOverWebSocket(String packet) {
        assertClosesWebSocket(packet);
    }

    @ParameterizedTest
    @FieldSource("FORBIDDEN")
    void isAForcedCloseWhileAPollWaits(String packet) {
        assertClosesPolling(packet);
    }

    @ParameterizedTest
    @FieldSource("UNREADABLE")
    void ofTheFormatIsAForcedCloseWhileAPollWaits(String packet) {
        assertClosesPolling(packet);
    }

    @ParameterizedTest
    @FieldSource("FORBIDDEN")
    void isAForcedServerCloseBetweenTwoPolls(String packet) {
        assertClosesIdlePolling(packet, "forced server close");
    }

    @ParameterizedTest
    @FieldSource("UNREADABLE")
    void ofTheFormatIsAForcedCloseBetweenTwoPolls(String packet) {
        assertClosesIdlePolling(packet, "forced close");
    }

    private void assertClosesWebSocket(String packet) {
        WebSocketClient client = server.join();
        server.join(client, "/chat");

        client.says(packet);
        server.handlers.runAll();

        assertThat(client.frames()).isEmpty();
        assertThat(client.state()).isEqualTo(WebSocketClient.State.CLOSED);
        assertEnded("forced close");
    }

    private void assertClosesPolling(String packet) {
        PollingClient client = joinBoth();
        FakeExchange poll = client.poll();

        assertThat(client.post(packet).answer()).isEqualTo("ok");
        server.handlers.runAll();

        assertThat(poll.answer()).isEqualTo("1");
        assertEnded("forced close");
    }

    private void assertClosesIdlePolling(String packet, String reason) {
        PollingClient client = joinBoth();

        assertThat(client.post(packet).answer()).isEqualTo("ok");
        server.handlers.runAll();

        assertThat(application.told)
                .filteredOn(told -> told.startsWith("disconnected"))
                .hasSize(2);
        assertThat(client.poll().answer()).isEqualTo("6\u001e1");
        assertEnded(reason);
    }

    private PollingClient joinBoth() {
        PollingClient client = server.joinPolling();
        client.post("40/chat,");
        server.handlers.runAll();
        client.poll();
        application.news();
        return client;
    }

    private void assertEnded(String reason) {
        assertThat(application.told)
                .containsExactlyInAnyOrder(
                        "disconnecting /: " + reason,
                        "disconnected /: " + reason,
                        "disconnecting /chat: " + reason,
                        "disconnected /chat: " + reason);
        assertThat(server.io.clientsCount()).isZero();
        assertThat(server.engine.sessionCount()).isZero();
    }

    @Test
    void isABinaryMessageThatNoPacketAnnounced() {
        WebSocketClient client = server.join();
        client.says(new byte[] {1});
        server.handlers.runAll();

        assertThat(application.told).last().isEqualTo("disconnected /: forced close");
        assertThat(client.state()).isEqualTo(WebSocketClient.State.CLOSED);
    }

    @Test
    void isATextMessageInPlaceOfAnAttachment() {
        WebSocketClient client = server.join();
        client.says("451-[\"x\",{\"_placeholder\":true,\"num\":0}]");
        client.says("42[\"y\"]");
        server.handlers.runAll();

        assertThat(application.told).containsExactly("disconnecting /: forced close", "disconnected /: forced close");
    }

    @ParameterizedTest
    @ValueSource(strings = {"42[\"x\"]", "430[]", "41"})
    void isAPacketAfterTheNamespaceWasLeft(String packet) {
        WebSocketClient client = server.join();
        server.join(client, "/chat");
        client.says("41");
        server.handlers.runAll();
        application.news();

        client.says(packet);
        server.handlers.runAll();

        assertThat(application.told)
                .containsExactly("disconnecting /chat: forced close", "disconnected /chat: forced close");
        assertThat(client.state()).isEqualTo(WebSocketClient.State.CLOSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"40", "42[\"x\"]", "430[]", "41"})
    void isAPacketBeforeTheServerHasLetTheClientIn(String packet) {
        WebSocketClient client = server.open();
        client.says("40");
        client.says(packet);
        server.handlers.runAll();

        assertThat(application.told).containsExactly("connecting /", "refused /");
        assertThat(client.frames()).isEmpty();
        assertThat(client.state()).isEqualTo(WebSocketClient.State.CLOSED);
    }

    @ParameterizedTest
    @FieldSource("UNREADABLE")
    void closesAlsoTheConnectionOfAClientThatHasJoinedNothing(String packet) {
        WebSocketClient client = server.open();
        client.says(packet);
        server.handlers.runAll();

        assertThat(application.told).isEmpty();
        assertThat(client.state()).isEqualTo(WebSocketClient.State.CLOSED);
        assertThat(server.io.clientsCount()).isZero();
    }

    @Test
    void isAForcedCloseAlsoOverAWebSocketThatIsBusy() {
        WebSocketClient client = server.join();
        client.slowDown();
        server.io.emit("slow");
        client.says("40");
        client.confirm();
        server.handlers.runAll();

        assertThat(client.state()).isEqualTo(WebSocketClient.State.CLOSED);
        assertThat(application.told).containsExactly("disconnecting /: forced close", "disconnected /: forced close");
    }

    @ParameterizedTest
    @ValueSource(strings = {"40", "44{}", "4garbage"})
    void makesTheServerDeafToWhatFollows(String packet) {
        PollingClient client = server.joinPolling();
        client.post(packet, "40/chat,", "42[\"x\"]", "41", "40");
        server.handlers.runAll();

        assertThat(application.told).hasSize(2).allMatch(told -> told.startsWith("disconnect"));
        assertThat(client.poll().answer()).isEqualTo("6\u001e1");
    }

    @Test
    void doesNotTouchOtherClients() {
        WebSocketClient other = server.join();
        server.join().says("garbage");
        server.handlers.runAll();

        server.io.emit("still here");
        assertThat(other.frames()).containsExactly("42[\"still here\"]");
    }

    @Test
    void dropsEventsThatWaitForTheirHandlers() {
        WebSocketClient client = server.join();
        client.says("42[\"before\"]");
        client.says("4garbage");
        server.handlers.runAll();

        assertThat(application.told).containsExactly("disconnecting /: forced close", "disconnected /: forced close");
    }
}

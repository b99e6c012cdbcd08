/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

import static ee.socketio.impl.engine.TestEngine.PING_INTERVAL;
import static ee.socketio.impl.engine.TestEngine.PING_TIMEOUT;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients of the third revision. */
class Eio3Test {
    private static final String UNKNOWN_SID = EngineError.UNKNOWN_SID.json();
    private static final byte[] BYTES = {1, 2, 3, 4};

    private final TestEngine engine = TestEngine.eio3();
    private final FakeTime time = engine.time;
    private final PollingClient client = PollingClient.openEio3(engine.server);

    private WebSocketClient webSocket(String more) {
        WebSocketClient webSocket = WebSocketClient.open(engine.server, "EIO=3&transport=websocket" + more);
        webSocket.frames();
        return webSocket;
    }

    private void send(byte[] message) {
        engine.session().send(List.of(EnginePacket.message(message)));
    }

    // ---- Sending

    @Test
    void tellsTheClientTheSameAsOthers() {
        String open = "0{\"sid\":\"" + engine.session().id() + "\",\"upgrades\":[\"websocket\"],"
                + "\"pingInterval\":25000,\"pingTimeout\":20000,\"maxPayload\":50000}";

        assertThat(client.handshake()).isEqualTo(open.length() + ":" + open);
    }

    @Test
    void countsUtf16CodeUnits() {
        engine.send("hello", "€😀", "");

        assertThat(client.poll().answer()).isEqualTo("6:4hello4:4€😀1:4");
    }

    @Test
    void sendsBytesAsBytes() {
        engine.send("€");
        send(BYTES);
        send(new byte[300]);

        assertThat(client.poll().answer())
                .startsWith("x00 x04 xff x34 xe2 x82 xac x01 x05 xff x04 x01 x02 x03 x04 x01 x03 x00 x01 xff x04 x00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"b64=1", "j=0"})
    void sendsBytesAsTextToClientsThatCannotTakeThem(String query) {
        PollingClient textOnly = PollingClient.open(engine.server, "EIO=3&transport=polling&" + query);
        engine.send("hello");
        send(BYTES);

        FakeExchange poll = FakeExchange.create();
        textOnly.session().poll(poll);
        assertThat(poll.answer()).isEqualTo("6:4hello10:b4AQIDBA==");
    }

    @Test
    void marksBinaryFramesAsMessages() {
        WebSocketClient webSocket = webSocket("");
        engine.send("hello");
        send(BYTES);

        assertThat(webSocket.frames()).containsExactly("4hello", "x04 x01 x02 x03 x04");
    }

    @Test
    void sendsNoBinaryFramesToClientsThatCannotTakeThem() {
        WebSocketClient webSocket = webSocket("&b64=1");
        send(BYTES);

        assertThat(webSocket.frames()).containsExactly("b4AQIDBA==");
    }

    /** A client may poll as text what it can take as bytes over a WebSocket, and the other way round. */
    @Test
    void asksEachTransportWhetherItTakesBytes() {
        WebSocketClient bytes = upgraded(PollingClient.open(engine.server, "EIO=3&transport=polling&b64=1"), "");
        send(BYTES);
        WebSocketClient text = upgraded(PollingClient.openEio3(engine.server), "&b64=1");
        send(BYTES);

        assertThat(bytes.frames()).containsExactly("x04 x01 x02 x03 x04");
        assertThat(text.frames()).containsExactly("b4AQIDBA==");
    }

    @Test
    void sendsOneMessageInTheFormOfEachClient() {
        EnginePacket message = EnginePacket.message(BYTES);
        for (String query : List.of("EIO=3&b64=1&", "EIO=3&", "EIO=4&b64=1&", "EIO=4&")) {
            WebSocketClient webSocket = WebSocketClient.open(engine.server, query + "transport=websocket");
            webSocket.frames();
            engine.session().send(List.of(message));
            assertThat(webSocket.frames())
                    .containsExactly(
                            switch (query) {
                                case "EIO=3&b64=1&" -> "b4AQIDBA==";
                                case "EIO=3&" -> "x04 x01 x02 x03 x04";
                                case "EIO=4&b64=1&" -> "bAQIDBA==";
                                default -> "x01 x02 x03 x04";
                            });
        }
    }

    // ---- Receiving

    @Test
    void readsText() {
        assertThat(client.post("6:4hello0:4:4€😀1:410:b4AQIDBA==").answer()).isEqualTo("ok");

        assertThat(engine.told).containsExactly("hello", "€😀", "", "x01 x02 x03 x04");
    }

    @Test
    void readsBytes() {
        byte[] body = {0, 4, -1, '4', (byte) 0xe2, (byte) 0x82, (byte) 0xac, 1, 0, 5, -1, 4, 1, 2, 3, 4, 1, 1, -1, 4};
        assertThat(client.post(body).answer()).isEqualTo("ok");

        assertThat(engine.told).containsExactly("€", "x01 x02 x03 x04", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "abc",
                ":",
                ":4a",
                "2",
                "2:",
                "2:4",
                "3:4a",
                "-1:4",
                "+2:4a",
                " 2:4a",
                "2 :4a",
                "0x2:4a",
                "2e0:4a",
                "2:4a3",
                "2:4a3:",
                "2:4a\u001e",
                "2:7a",
                "1:b",
                "2:b4b4",
                "3:b4A",
                "4:b2A=",
                "4hello",
                "\u0662:4a",
                "99999999999999999999:4a"
            })
    void endsTheSessionIfThatIsNone(String body) {
        assertThat(client.post(body).answer()).isEqualTo("ok");

        assertThat(engine.told).last().isEqualTo("PARSE_ERROR");
        assertThat(client.poll().answer()).isEqualTo(UNKNOWN_SID);
    }

    @Test
    void deliversWhatCameBeforeTheError() {
        FakeExchange poll = client.poll();
        client.post("2:4a2:4b3:4c");

        assertThat(engine.told).containsExactly("a", "b", "PARSE_ERROR");
        assertThat(poll.answer()).isEqualTo("1:1");
    }

    @Test
    void deliversWhatCameBeforeTheErrorInBytes() {
        client.post(new byte[] {0, 2, -1, '4', 'a', 1, 2, -1, 4, 1, 2, 2, -1, '4', 'b'});

        assertThat(engine.told).containsExactly("a", "x01", "PARSE_ERROR");
    }

    @Test
    void readsFrames() {
        WebSocketClient webSocket = webSocket("");
        webSocket.says("4hello");
        webSocket.says("b4AQIDBA==");
        webSocket.says(new byte[] {4, 1, 2});
        webSocket.says(new byte[] {4});

        assertThat(engine.told).containsExactly("hello", "x01 x02 x03 x04", "x01 x02", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "7", "b", "bAQID", "b2AQID", "b4A"})
    void closesAWebSocketOfFramesThatAreNone(String frame) {
        WebSocketClient webSocket = webSocket("");
        webSocket.says(frame);

        assertThat(engine.told).containsExactly("PARSE_ERROR");
        assertThat(webSocket.state()).isEqualTo(WebSocketClient.State.CLOSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\1\2\3", "\2", "\3", "4hello"})
    void closesAWebSocketOfBinaryFramesThatAreNoMessages(String frame) {
        WebSocketClient webSocket = webSocket("");
        webSocket.says(frame.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(engine.told).containsExactly("PARSE_ERROR");
        assertThat(webSocket.state()).isEqualTo(WebSocketClient.State.CLOSED);
    }

    // ---- Heartbeat

    @Test
    void answersPings() {
        FakeExchange poll = client.poll();
        client.post("1:2");
        assertThat(poll.answer()).isEqualTo("1:3");

        WebSocketClient webSocket = webSocket("");
        webSocket.says("2");
        assertThat(webSocket.frames()).containsExactly("3");
    }

    @Test
    void doesNotPing() {
        FakeExchange poll = client.poll();

        time.pass(PING_INTERVAL + PING_TIMEOUT);
        assertThat(poll.answer()).isNull();
    }

    @Test
    void endsTheSessionOfAClientThatDoesNotPing() {
        FakeExchange poll = client.poll();

        time.pass(PING_INTERVAL + PING_TIMEOUT);
        assertThat(engine.told).isEmpty();
        time.tick();
        assertThat(engine.told).containsExactly("PING_TIMEOUT");
        assertThat(poll.answer()).isEqualTo("1:1");
    }

    @Test
    void lastsAsLongAsTheClientPings() {
        for (int i = 0; i < 10; i++) {
            time.pass(PING_INTERVAL + PING_TIMEOUT - 1);
            client.post("1:2");
            client.poll();
        }
        assertThat(engine.told).isEmpty();

        time.pass(PING_INTERVAL + PING_TIMEOUT);
        time.tick();
        assertThat(engine.told).containsExactly("PING_TIMEOUT");
    }

    @Test
    void takesNothingElseForAPing() {
        time.pass(PING_INTERVAL + PING_TIMEOUT - 1000);
        client.post("2:4a");
        time.pass(1000);
        time.tick();

        assertThat(engine.told).containsExactly("a", "PING_TIMEOUT");
    }

    /** The reference forgets to. */
    @Test
    void goesOnToWaitForPingsAfterAnUpgrade() {
        WebSocketClient webSocket = upgraded(client, "");
        time.pass(PING_INTERVAL);
        webSocket.says("2");
        assertThat(webSocket.frames()).containsExactly("3");

        time.pass(PING_INTERVAL + PING_TIMEOUT);
        assertThat(engine.told).isEmpty();
        time.tick();
        assertThat(engine.told).containsExactly("PING_TIMEOUT");
        assertThat(webSocket.state()).isEqualTo(WebSocketClient.State.CLOSED);
    }

    @Test
    void findsOutByAnyRequestThatThePingIsOverdue() {
        time.passUnnoticed(PING_INTERVAL + PING_TIMEOUT - 1);
        assertThat(client.post("2:4a").answer()).isEqualTo("ok");
        time.passUnnoticed(1);

        assertThat(client.post("1:2").answer()).isEqualTo("HTTP 400");
        assertThat(engine.told).containsExactly("a", "PING_TIMEOUT");
        assertThat(client.poll().answer()).isEqualTo(UNKNOWN_SID);
    }

    @Test
    void findsOutByAPollThatThePingIsOverdue() {
        time.passUnnoticed(PING_INTERVAL + PING_TIMEOUT);

        assertThat(client.poll().answer()).isEqualTo(UNKNOWN_SID);
        assertThat(engine.told).containsExactly("PING_TIMEOUT");
    }

    @Test
    void endsTheSessionOfAClientThatPongs() {
        client.post("1:32:4a");

        assertThat(engine.told).containsExactly("TRANSPORT_ERROR");
    }

    @Test
    void forgetsTheHeartbeatWithTheSession() {
        client.post("1:1");
        client.poll();

        time.assertNothingScheduledAfterARevolution();
    }

    // ---- Closing

    @Test
    void endsTheSessionThatItsClientCloses() {
        FakeExchange poll = client.poll();
        client.post("1:1");

        assertThat(poll.answer()).isEqualTo("1:6");
        assertThat(engine.told).containsExactly("TRANSPORT_CLOSE");
    }

    @Test
    void answersThePollThatTheCloseOvertook() {
        client.post("1:1");

        assertThat(client.poll().answer()).isEqualTo("1:6");
    }

    @Test
    void tellsTheClientOfTheCloseAtItsNextPoll() {
        engine.session().close();

        assertThat(client.poll().answer()).isEqualTo("1:61:1");
        assertThat(client.poll().answer()).isEqualTo(UNKNOWN_SID);
    }

    // ---- Upgrade

    @Test
    void upgrades() {
        FakeExchange poll = client.poll();
        WebSocketClient webSocket = client.upgrade();
        webSocket.says("2probe");
        assertThat(webSocket.frames()).containsExactly("3probe");
        assertThat(poll.answer()).isEqualTo("1:6");
        engine.send("kept");
        webSocket.says("5");

        assertThat(webSocket.frames()).containsExactly("4kept");
    }

    private static WebSocketClient upgraded(PollingClient client, String more) {
        WebSocketClient webSocket = client.upgrade(more);
        webSocket.says("2probe");
        webSocket.says("5");
        webSocket.frames();
        return webSocket;
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

import static ee.socketio.impl.engine.WebSocketClient.State.CLOSED;
import static ee.socketio.impl.engine.WebSocketClient.State.CLOSED_AS_TOO_BIG;
import static ee.socketio.impl.engine.WebSocketClient.State.OPEN;
import static ee.socketio.impl.engine.WebSocketClient.hex;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebSocketTest {
    private static final byte[] BYTES = {1, 2, 3, 4};

    private final TestEngine engine = new TestEngine();
    private final WebSocketClient client = WebSocketClient.open(engine.server);

    @BeforeEach
    void shakeHands() {
        assertThat(client.frames()).hasSize(1);
    }

    // ---- What is carried

    @Test
    void sendsOnePacketAFrame() {
        engine.session().send(List.of(EnginePacket.message("a"), EnginePacket.message(BYTES)));
        engine.send("€😀");

        assertThat(client.frames()).containsExactly("4a", hex(BYTES), "4€😀");
    }

    @Test
    void sendsNoBinaryFramesToClientsThatWantTextOnly() {
        WebSocketClient textOnly = WebSocketClient.open(engine.server, "EIO=4&transport=websocket&b64=1");
        textOnly.frames();
        engine.session().send(List.of(EnginePacket.message(BYTES), EnginePacket.message("a")));

        assertThat(textOnly.frames()).containsExactly("bAQIDBA==", "4a");
    }

    @Test
    void sendsBinaryFramesIfTheParameterIsEmpty() {
        WebSocketClient other = WebSocketClient.open(engine.server, "EIO=4&transport=websocket&b64=");
        other.frames();
        engine.session().send(List.of(EnginePacket.message(BYTES)));

        assertThat(other.frames()).containsExactly(hex(BYTES));
    }

    @Test
    void receivesTextAndBinaryInOrder() {
        client.says("4a");
        client.says(BYTES);
        client.says("bAQIDBA==");
        client.says("4");
        client.says(new byte[0]);

        assertThat(engine.told).containsExactly("a", hex(BYTES), hex(BYTES), "", "");
    }

    /** As the reference does: a client that closes its session closes the WebSocket. */
    @ParameterizedTest
    @ValueSource(strings = {"1", "0", "5", "6"})
    void ignoresPacketsThatSayNothingHere(String packet) {
        client.says(packet);
        client.says("4a");

        assertThat(engine.told).containsExactly("a");
        assertThat(client.state()).isEqualTo(OPEN);
    }

    // ---- Endings

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "abc", "bA", " "})
    void endsTheSessionAtAFrameThatIsNoPacket(String frame) {
        client.says(frame);

        assertEnded("PARSE_ERROR");
    }

    @Test
    void tellsWhoSendsTooMuchThatItWasTooBig() {
        client.saysTooMuch();

        assertThat(engine.told).containsExactly("TRANSPORT_ERROR");
        assertThat(client.state()).isEqualTo(CLOSED_AS_TOO_BIG);
        assertThat(engine.server.sessionCount()).isZero();
    }

    @Test
    void endsWhenTheWebSocketIsClosed() {
        client.leaves();

        assertEnded("TRANSPORT_CLOSE");
    }

    @Test
    void endsWhenTheWebSocketFails() {
        client.breaks(new IOException("connection reset"));
        client.leaves();

        assertEnded("TRANSPORT_ERROR");
    }

    @Test
    void endsWhenAFrameCannotBeWritten() {
        client.slowDown();
        engine.send("a", "b");

        client.fail(new IOException("broken pipe"));

        assertEnded("TRANSPORT_ERROR");
        assertThat(client.frames()).containsExactly("4a");
    }

    @Test
    void stopsInTheMiddleOfABatchThatCannotBeWritten() {
        client.slowDown();
        engine.session().send(List.of(EnginePacket.message("a"), EnginePacket.message("b")));

        client.fail(new IOException("broken pipe"));

        assertEnded("TRANSPORT_ERROR");
        assertThat(client.frames()).containsExactly("4a");
    }

    @Test
    void tellsTheEndAlsoIfTheWebSocketCannotBeClosed() throws Exception {
        WebSocketListener failing =
                engine.server.open(Requests.upgrade("EIO=4&transport=websocket"), new WebSocketChannel() {
                    @Override
                    public void send(String frame, SendCallback callback) {
                        callback.sent(null);
                    }

                    @Override
                    public void send(byte[] frame, SendCallback callback) {
                        callback.sent(null);
                    }

                    @Override
                    public void close() {
                        throw new IllegalStateException("expected");
                    }

                    @Override
                    public void closeTooBig() {
                        throw new IllegalStateException("expected");
                    }
                });
        try (CapturedLog log = CapturedLog.of(EngineSession.class.getName())) {
            failing.onClose();

            assertThat(engine.told).containsExactly("TRANSPORT_CLOSE");
            assertThat(log.messages()).hasSize(1);
        }
    }

    @Test
    void ignoresFramesThatComeAfterTheEnd() {
        client.breaks(new IOException("connection reset"));

        client.says("4late");
        client.says(BYTES);
        client.says("garbage");
        client.saysTooMuch();

        assertEnded("TRANSPORT_ERROR");
    }

    @Test
    void doesNotMindAWriteThatEndsAfterTheSession() {
        client.slowDown();
        engine.send("a", "b");
        client.leaves();

        client.confirm();

        assertThat(client.frames()).containsExactly("4a");
        assertEnded("TRANSPORT_CLOSE");
    }

    private void assertEnded(String reason) {
        assertThat(engine.told).containsExactly(reason);
        assertThat(client.state()).isEqualTo(CLOSED);
        assertThat(engine.server.sessionCount()).isZero();
    }

    // ---- One write after the other

    @Test
    void writesAFrameOnlyWhenTheOneBeforeIsWritten() {
        client.slowDown();
        engine.send("a", "b");
        engine.session().send(List.of(EnginePacket.message("c"), EnginePacket.message("d")));
        assertThat(client.frames()).containsExactly("4a");

        client.confirm();
        assertThat(client.frames()).containsExactly("4b");
        engine.send("e");
        client.confirm();
        assertThat(client.frames()).containsExactly("4c");
        client.confirm();
        assertThat(client.frames()).containsExactly("4d");
        client.confirm();
        assertThat(client.frames()).containsExactly("4e");
        client.confirm();
        assertThat(client.frames()).isEmpty();
    }

    @Test
    void writesManyFramesWithoutDeepRecursion() {
        List<EnginePacket> batch =
                numbers(10_000).stream().map(EnginePacket::message).toList();
        engine.session().send(batch);
        assertThat(client.frames()).containsExactlyElementsOf(frames(10_000));

        client.slowDown();
        engine.send("first");
        engine.send(numbers(10_000).toArray(String[]::new));
        assertThat(client.frames()).containsExactly("4first");
        client.speedUp();
        client.confirm();
        assertThat(client.frames()).containsExactlyElementsOf(frames(10_000));
    }

    private static List<String> numbers(int count) {
        return IntStream.range(0, count).mapToObj(String::valueOf).toList();
    }

    private static List<String> frames(int count) {
        return numbers(count).stream().map(number -> '4' + number).toList();
    }
}

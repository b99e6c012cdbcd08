/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ee.socketio.AckTimeoutException;
import ee.socketio.Acks;
import ee.socketio.Socket;
import ee.socketio.impl.engine.WebSocketClient;

/** Acknowledgements that clients owe. */
class AcksTest {
    private final TestServer server = new TestServer();
    private final WebSocketClient client = server.join();
    private final Socket socket = server.lastSocket();

    @Test
    void bindsTheFirstValueOfTheAcknowledgement() {
        CompletableFuture<String> answer = ask(String.class);
        assertThat(client.frames()).containsExactly("420[\"ask\",1]");
        assertThat(answer).isNotDone();

        client.says("430[\"yes\",2]");

        assertThat(answer).isCompletedWithValue("yes");
    }

    @Test
    void asksAlsoAClientThatIsBusy() {
        client.slowDown();
        socket.emit("busy");
        ask(String.class);
        client.confirm();

        assertThat(client.frames()).containsExactly("42[\"busy\"]", "420[\"ask\",1]");
    }

    @Test
    void forgetsWhatWasSettled() {
        ask(String.class);
        client.says("430[]");
        assertThat(socket).extracting("acks.pending").asInstanceOf(MAP).isEmpty();
        ask(String.class);
        client.leaves();

        assertThat(socket).extracting("acks.pending").asInstanceOf(MAP).isEmpty();
        server.time.assertNothingScheduledAfterARevolution();
    }

    @Test
    void bindsStructures() {
        CompletableFuture<Map<?, ?>> answer =
                socket.<Map<?, ?>>emitWithAck(mapType(), "ask").first().toCompletableFuture();
        client.says("430[{\"n\":[1,\"x\"]}]");

        assertThat(answer).isCompletedWithValue(Map.of("n", List.of(1L, "x")));
    }

    @SuppressWarnings("unchecked")
    private static Class<Map<?, ?>> mapType() {
        return (Class<Map<?, ?>>) (Class<?>) Map.class;
    }

    @Test
    void bindsBinaryAcknowledgements() {
        CompletableFuture<byte[]> answer = ask(byte[].class);
        client.says("461-0[{\"_placeholder\":true,\"num\":0}]");
        assertThat(answer).isNotDone();
        client.says(new byte[] {1, 2, 3});

        assertThat(answer).isCompletedWithValueMatching(bytes -> bytes.length == 3 && bytes[2] == 3);
    }

    @Test
    void isNullIfTheAcknowledgementHasNoValue() {
        CompletableFuture<String> text = ask(String.class);
        CompletableFuture<Void> nothing = ask(Void.class);
        client.says("430[]");
        client.says("431[]");

        assertThat(text).isCompletedWithValue(null);
        assertThat(nothing).isCompletedWithValue(null);
    }

    @Test
    void failsIfTheValueIsOfAnotherType() {
        CompletableFuture<Integer> answer = ask(Integer.class);
        client.says("430[\"secret\"]");

        assertThat(answer)
                .isCompletedExceptionally()
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(IllegalArgumentException.class)
                .withMessageNotContaining("secret");
        assertThat(client.state()).isEqualTo(WebSocketClient.State.OPEN);
    }

    @Test
    void numbersTheQuestionsOfANamespace() {
        WebSocketClient other = server.join();
        Socket otherSocket = server.lastSocket();
        Socket chat = server.join(client, "/chat");

        socket.emitWithAck(String.class, "a");
        otherSocket.emitWithAck(String.class, "b");
        socket.emitWithAck(String.class, "c");
        chat.emitWithAck(String.class, "d");

        assertThat(client.frames()).containsExactly("420[\"a\"]", "422[\"c\"]", "42/chat,0[\"d\"]");
        assertThat(other.frames()).containsExactly("421[\"b\"]");
    }

    @Test
    void takesAcknowledgementsInAnyOrder() {
        CompletableFuture<String> first = ask(String.class);
        CompletableFuture<String> second = ask(String.class);
        client.says("431[\"second\"]");
        assertThat(first).isNotDone();
        client.says("430[\"first\"]");

        assertThat(first).isCompletedWithValue("first");
        assertThat(second).isCompletedWithValue("second");
    }

    @Test
    void takesTheFirstAcknowledgementOnly() {
        CompletableFuture<String> answer = ask(String.class);
        client.says("430[\"first\"]");
        client.says("430[\"second\"]");

        assertThat(answer).isCompletedWithValue("first");
        assertThat(client.state()).isEqualTo(WebSocketClient.State.OPEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"431[\"x\"]", "439007199254740991[]", "43/chat,0[\"x\"]"})
    void ignoresAcknowledgementsThatNobodyWaitsFor(String packet) {
        server.join(client, "/chat");
        CompletableFuture<String> answer = ask(String.class);
        client.says(packet);

        assertThat(answer).isNotDone();
        assertThat(client.state()).isEqualTo(WebSocketClient.State.OPEN);
    }

    @Test
    void takesNoAcknowledgementFromAnotherClient() {
        CompletableFuture<String> answer = ask(String.class);
        WebSocketClient mallory = server.join();
        mallory.says("430[\"forged\"]");

        assertThat(answer).isNotDone();
    }

    // ---- Acknowledgements that do not come

    @Test
    void failsWhenTheTimeIsUp() {
        CompletableFuture<String> answer = ask(String.class);
        server.time.pass(TestServer.ACK_TIMEOUT);
        assertThat(answer).isNotDone();
        server.time.tick();

        assertTimedOut(answer, "30000 ms");
        client.says("430[\"late\"]");
        assertTimedOut(answer, "30000 ms");
        assertThat(client.state()).isEqualTo(WebSocketClient.State.OPEN);
    }

    @Test
    void doesNotFailAfterTheAcknowledgement() {
        CompletableFuture<String> answer = ask(String.class);
        client.says("430[\"yes\"]");
        server.time.pass(2 * TestServer.ACK_TIMEOUT);

        assertThat(answer).isCompletedWithValue("yes");
    }

    @Test
    void failsWhenTheClientGoesAway() {
        CompletableFuture<String> first = ask(String.class);
        CompletableFuture<String> second = ask(String.class);
        client.leaves();

        assertTimedOut(first, "transport close");
        assertTimedOut(second, "transport close");
    }

    @Test
    void failsWhenTheSocketIsDisconnected() {
        CompletableFuture<String> answer = ask(String.class);
        socket.disconnect();

        assertTimedOut(answer, "server namespace disconnect");
    }

    @Test
    void failsAtOnceIfTheClientHasGone() {
        client.leaves();
        client.frames();

        assertTimedOut(ask(String.class), "not connected");
        assertThat(client.frames()).isEmpty();
    }

    @Test
    void failsAtOnceIfTheClientIsNotYetThere() {
        server.application.onConnecting =
                request -> assertTimedOut(ask(request.socket(), String.class), "not connected");
        server.join();

        assertThat(server.lastSocket().connected()).isTrue();
    }

    private static void assertTimedOut(CompletableFuture<?> answer, String message) {
        assertThat(answer)
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(AckTimeoutException.class)
                .withMessageContaining(message);
    }

    // ---- Who waits

    @Test
    void reachesAHandlerThatWaits() {
        List<CompletableFuture<String>> answers = new ArrayList<>();
        server.application.onEvent = event -> {
            CompletableFuture<String> answer = ask(String.class);
            client.says("42[\"an event in between\"]");
            client.says("430[\"yes\"]");
            assertThat(answer).as("although the handler has not returned").isCompletedWithValue("yes");
            answers.add(answer);
            server.application.onEvent = next -> {};
        };
        client.says("42[\"begin\"]");
        server.handlers.runAll();

        assertThat(answers).hasSize(1);
        assertThat(server.application.told).containsExactly("begin []", "an event in between []");
    }

    @Test
    @Timeout(60)
    void wakesAHandlerThatHoldsTheOnlyThread() throws Exception {
        ExecutorService onlyThread = Executors.newSingleThreadExecutor();
        try {
            TestServer threaded = new TestServer(onlyThread);
            SynchronousQueue<String> heard = new SynchronousQueue<>();
            WebSocketClient asked = threaded.open();
            threaded.application.onConnected = joined -> {
                Acks<String> acks = joined.emitWithAck(String.class, "ask");
                hand(heard, "asked");
                hand(heard, acks.first().toCompletableFuture().join());
            };
            asked.says("40");
            assertThat(heard.take()).isEqualTo("asked");
            asked.says("430[\"yes\"]");

            assertThat(heard.take()).isEqualTo("yes");
        } finally {
            onlyThread.shutdownNow();
        }
    }

    private static void hand(SynchronousQueue<String> queue, String value) {
        try {
            queue.put(value);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void runsDependentWorkOnTheExecutor() {
        StringBuilder seen = new StringBuilder();
        socket.emitWithAck(String.class, "ask").first().thenAccept(seen::append);
        client.says("430[\"yes\"]");
        assertThat(seen).isEmpty();

        server.handlers.runAll();
        assertThat(seen).hasToString("yes");
    }

    private <T> CompletableFuture<T> ask(Class<T> type) {
        return ask(socket, type);
    }

    private static <T> CompletableFuture<T> ask(Socket socket, Class<T> type) {
        return socket.emitWithAck(type, "ask", 1).first().toCompletableFuture();
    }
}

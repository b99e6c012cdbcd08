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
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.stream.Stream;

import jakarta.enterprise.util.TypeLiteral;

import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import ee.socketio.AckTimeoutException;
import ee.socketio.Acks;
import ee.socketio.Socket;
import ee.socketio.impl.engine.PollingClient;
import ee.socketio.impl.engine.WebSocketClient;
import ee.socketio.impl.protocol.BindingException;

/** Questions to many: a and b are in the room x, c is in none. */
class BroadcastAcksTest {
    private final TestServer server = new TestServer();
    private final WebSocketClient a = server.join();
    private final Socket socketA = server.lastSocket();
    private final WebSocketClient b = server.join();
    private final Socket socketB = server.lastSocket();
    private final WebSocketClient c = server.join();
    private final Socket socketC = server.lastSocket();

    @BeforeEach
    void joinRooms() {
        server.io.to(socketA.id(), socketB.id()).socketsJoin("x");
    }

    // ---- The question

    @Test
    void asksAllReceiversUnderOneIdWithOneEncoding() {
        int before = server.binding.writes();
        server.io.emitWithAck(String.class, "ask", 1);

        assertThat(server.binding.writes() - before).isEqualTo(1);
        assertThat(Stream.of(a, b, c).flatMap(client -> client.frames().stream()))
                .hasSize(3)
                .containsOnly("420[\"ask\",1]");
    }

    @Test
    void numbersQuestionsOfTheNamespaceWhoeverIsAsked() {
        server.io.to("x").emitWithAck(String.class, "ask");
        socketA.emitWithAck(String.class, "ask");
        server.io.emitWithAck(String.class, "ask");

        assertThat(a.frames()).containsExactly("420[\"ask\"]", "421[\"ask\"]", "422[\"ask\"]");
    }

    @Test
    void asksThoseOnlyWhomItAddresses() {
        socketA.to("x").emitWithAck(String.class, "ask");
        server.io.except("x").emitWithAck(String.class, "ask");

        assertThat(a.frames()).isEmpty();
        assertThat(b.frames()).containsExactly("420[\"ask\"]");
        assertThat(c.frames()).containsExactly("421[\"ask\"]");
    }

    @Test
    void asksWithBinaryDataAndBindsBinaryAnswers() {
        CompletableFuture<List<byte[]>> all =
                all(server.io.to(socketA.id()).emitWithAck(byte[].class, "ask", new byte[] {9}));
        assertThat(a.frames())
                .containsExactly(
                        "451-0[\"ask\",{\"_placeholder\":true,\"num\":0}]", WebSocketClient.hex(new byte[] {9}));
        a.says("461-0[{\"_placeholder\":true,\"num\":0}]");
        a.says(new byte[] {7});

        assertThat(all.join()).containsExactly(new byte[] {7});
    }

    // ---- All answers

    @Test
    void completesWithAllAnswersInTheOrderInWhichTheyCame() {
        CompletableFuture<List<String>> all = all(server.io.emitWithAck(String.class, "ask"));
        b.says("430[\"b\"]");
        a.says("430[\"a\"]");
        assertThat(all).isNotDone();
        c.says("430[\"c\",\"more\"]");

        assertThat(all).isCompletedWithValue(List.of("b", "a", "c"));
        assertThat(all.join()).isUnmodifiable();
        assertNothingPending();
    }

    @Test
    void completesAtOnceIfThereIsNobodyToAsk() {
        Acks<String> acks = server.io.to("nobody").emitWithAck(String.class, "ask");

        assertThat(all(acks)).isCompletedWithValue(List.of());
        AckTimeoutException silence = failure(first(acks), AckTimeoutException.class);
        assertThat(silence).hasMessageContaining("nobody to ask");
        assertThat(silence.expected()).isZero();
        assertNothingScheduledOnceAllHaveLeft();
    }

    @Test
    void holdsANullForAnAnswerWithoutAValue() {
        CompletableFuture<List<Void>> all = all(server.io.to("x").emitWithAck(Void.class, "ask"));
        a.says("430[]");
        b.says("430[null]");

        assertThat(all.join()).containsExactly(null, null);
    }

    @Test
    void bindsToGenericTypes() {
        Acks<List<Long>> lists = server.io.to("x").emitWithAck(new TypeLiteral<List<Long>>() {}, "ask");
        Acks<Optional<String>> maybes = socketC.emitWithAck(new TypeLiteral<Optional<String>>() {}, "ask");
        a.says("430[[1,2]]");
        b.says("430[[]]");
        c.says("431[]");

        assertThat(all(lists)).isCompletedWithValue(List.of(List.of(1L, 2L), List.of()));
        assertThat(first(maybes)).isCompletedWithValue(Optional.empty());
    }

    @Test
    void holdsTheOneAnswerOfASocket() {
        CompletableFuture<List<String>> all = all(socketA.emitWithAck(String.class, "ask"));
        a.says("430[\"a\"]");

        assertThat(all).isCompletedWithValue(List.of("a"));
    }

    @Test
    void ignoresAnswersOfThoseWhoWereNotAskedOrHaveAnswered() {
        CompletableFuture<List<String>> all = all(server.io.to("x").emitWithAck(String.class, "ask"));
        c.says("430[\"c\"]");
        a.says("430[\"a\"]");
        a.says("430[\"again\"]");
        assertThat(all).isNotDone();
        b.says("430[\"b\"]");
        b.says("430[\"again\"]");

        assertThat(all).isCompletedWithValue(List.of("a", "b"));
        assertThat(Stream.of(a, b, c)).extracting(WebSocketClient::state).containsOnly(WebSocketClient.State.OPEN);
    }

    @Test
    void doesNotAskWhoJoinsLater() {
        CompletableFuture<List<String>> all = all(server.io.to("x").emitWithAck(String.class, "ask"));
        socketC.join("x");
        a.says("430[\"a\"]");
        b.says("430[\"b\"]");

        assertThat(all).isCompletedWithValue(List.of("a", "b"));
    }

    @Test
    void mixesTransports() {
        PollingClient polling = server.joinPolling();
        CompletableFuture<List<String>> all =
                all(server.io.to(socketA.id(), server.lastSocket().id()).emitWithAck(String.class, "ask"));
        a.says("430[\"a\"]");
        assertThat(polling.poll().answer()).isEqualTo("420[\"ask\"]");
        polling.post("430[\"polling\"]");

        assertThat(all).isCompletedWithValue(List.of("a", "polling"));
    }

    // ---- The first answer

    @Test
    void completesTheFirstWithWhoeverAnswersFirst() {
        Acks<String> acks = server.io.emitWithAck(String.class, "ask");
        CompletableFuture<String> early = first(acks);
        c.says("430[\"c\"]");
        a.says("430[\"a\"]");

        assertThat(early).isCompletedWithValue("c");
        assertThat(first(acks)).isCompletedWithValue("c");
    }

    @Test
    void completesTheFirstWithNullIfTheFirstAnswerHasNoValue() {
        Acks<String> acks = server.io.to("x").emitWithAck(String.class, "ask");
        b.says("430[]");
        a.says("430[\"a\"]");

        assertThat(first(acks)).isCompletedWithValue(null);
    }

    // ---- Those who do not answer

    @Test
    void failsWithWhatCameWhenTheTimeIsUp() {
        Acks<String> acks = server.io.emitWithAck(String.class, "ask");
        b.says("430[\"b\"]");
        server.time.pass(TestServer.ACK_TIMEOUT);
        assertThat(all(acks)).isNotDone();
        server.time.tick();

        AckTimeoutException failure = failure(all(acks), AckTimeoutException.class);
        assertThat(failure).hasMessage("1 of 3 acknowledgements within 30000 ms");
        assertThat(failure.expected()).isEqualTo(3);
        Assertions.<Object>assertThat(failure.partial()).isEqualTo(List.of("b"));
        assertThat(failure.partial()).isUnmodifiable();
        assertThat(failure.missing()).containsExactlyInAnyOrder(socketA.id(), socketC.id());
        assertThat(first(acks)).isCompletedWithValue("b");
        assertNothingPending();
    }

    @Test
    void ignoresLateAnswers() {
        Acks<String> acks = server.io.to("x").emitWithAck(String.class, "ask");
        server.time.pass(TestServer.ACK_TIMEOUT);
        server.time.tick();
        a.says("430[\"late\"]");
        b.says("430[\"late\"]");

        assertThat(failure(all(acks), AckTimeoutException.class).partial()).isEmpty();
        assertThat(failure(first(acks), AckTimeoutException.class)).hasMessageContaining("0 of 2");
        assertThat(a.state()).isEqualTo(WebSocketClient.State.OPEN);
    }

    @Test
    void doesNotWaitAnyLongerForWhoLeaves() {
        CompletableFuture<List<String>> all = all(server.io.emitWithAck(String.class, "ask"));
        a.says("430[\"a\"]");
        b.leaves();
        assertThat(all).isNotDone();
        socketC.disconnect();

        assertThat(all).isCompletedWithValue(List.of("a"));
        assertNothingPending();
        assertNothingScheduledOnceAllHaveLeft();
    }

    @Test
    void keepsTheAnswerOfWhoLeavesAfterwards() {
        CompletableFuture<List<String>> all = all(server.io.to("x").emitWithAck(String.class, "ask"));
        a.says("430[\"a\"]");
        a.leaves();
        assertThat(all).isNotDone();
        b.says("430[\"b\"]");

        assertThat(all).isCompletedWithValue(List.of("a", "b"));
    }

    @Test
    void expectsNothingOfWhoHasLeftWhenTheTimeIsUp() {
        CompletableFuture<List<String>> all = all(server.io.emitWithAck(String.class, "ask"));
        a.leaves();
        b.says("430[\"b\"]");
        server.time.pass(TestServer.ACK_TIMEOUT);
        server.time.tick();

        AckTimeoutException failure = failure(all, AckTimeoutException.class);
        assertThat(failure.expected()).isEqualTo(2);
        assertThat(failure.partial()).hasSize(1);
    }

    @Test
    void hasNoAnswersIfAllLeave() {
        Acks<String> acks = server.io.to("x").emitWithAck(String.class, "ask");
        a.leaves();
        b.leaves();

        assertThat(all(acks)).isCompletedWithValue(List.of());
        assertThat(failure(first(acks), AckTimeoutException.class)).hasMessageContaining("transport close");
    }

    /** It has no part in the question, but is still in the room: it ends while the others are being asked. */
    @Test
    void waitsForNobodyWhoHasGoneWhenTheQuestionIsAsked() {
        Acks<String> acks = socketC.emitWithAck(String.class, "ask");
        c.leaves();
        Acks<String> late = socketC.emitWithAck(String.class, "ask");

        assertThat(all(acks)).isCompletedWithValue(List.of());
        assertThat(all(late)).isCompletedWithValue(List.of());
        assertNothingPending();
    }

    @Test
    void countsAnAnswerOfAnotherTypeAsMissing() {
        Acks<Integer> acks = server.io.to("x").emitWithAck(Integer.class, "ask");
        a.says("430[\"secret\"]");
        assertThat(all(acks)).isNotDone();
        b.says("430[1]");

        AckTimeoutException failure = failure(all(acks), AckTimeoutException.class);
        assertThat(failure)
                .hasMessage("1 of 2 acknowledgements cannot be read as java.lang.Integer")
                .hasCauseInstanceOf(BindingException.class);
        assertThat(failure.expected()).isEqualTo(2);
        Assertions.<Object>assertThat(failure.partial()).isEqualTo(List.of(1));
        assertThat(first(acks)).isCompletedWithValue(1);
        assertThat(a.state()).isEqualTo(WebSocketClient.State.OPEN);
    }

    @Test
    void failsTheFirstWithTheReasonIfNoAnswerCanBeRead() {
        Acks<Integer> acks = server.io.to("x").emitWithAck(Integer.class, "ask");
        a.says("430[\"secret\"]");
        assertThat(first(acks)).isNotDone();
        b.leaves();

        assertThat(failure(first(acks), IllegalArgumentException.class))
                .isNotInstanceOf(BindingException.class) // which would blame whoever's event is being handled
                .hasCauseInstanceOf(BindingException.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void failsTheFirstAsLateIfOthersMightHaveAnswered() {
        Acks<Integer> acks = server.io.to("x").emitWithAck(Integer.class, "ask");
        a.says("430[\"secret\"]");
        server.time.pass(TestServer.ACK_TIMEOUT);
        server.time.tick();

        AckTimeoutException failure = failure(first(acks), AckTimeoutException.class);
        assertThat(failure).hasMessage("0 of 2 acknowledgements within 30000 ms");
    }

    @Test
    void forgetsThoseWhoWereAskedBeforeItFailed() {
        server.application.onEmitting = event -> {
            throw new AssertionError("expected");
        };
        Assertions.assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> server.io.emitWithAck(String.class, "ask"));
        server.time.pass(TestServer.ACK_TIMEOUT);
        server.time.tick();

        assertNothingPending();
    }

    // ---- Times of one's own

    @Test
    void awaitsAnswersForTheGivenTime() {
        CompletableFuture<List<String>> one =
                all(socketA.timeout(Duration.ofSeconds(1)).emitWithAck(String.class, "ask"));
        CompletableFuture<List<String>> many =
                all(server.io.to("x").timeout(Duration.ofSeconds(2)).except("y").emitWithAck(String.class, "ask"));
        CompletableFuture<List<String>> volatileOne =
                all(socketA.asVolatile().timeout(Duration.ofSeconds(1)).emitWithAck(String.class, "ask"));
        CompletableFuture<List<String>> volatileMany = all(
                server.io.timeout(Duration.ofSeconds(2)).asVolatile().to("x").emitWithAck(String.class, "ask"));
        server.time.pass(1000);
        assertThat(one).isNotDone();
        server.time.tick();
        failure(one, AckTimeoutException.class);
        failure(volatileOne, AckTimeoutException.class);
        server.time.pass(1000 - 20);
        assertThat(many).isNotDone();
        assertThat(volatileMany).isNotDone();
        server.time.tick();

        assertThat(failure(many, AckTimeoutException.class)).hasMessageContaining("2000 ms");
        failure(volatileMany, AckTimeoutException.class);
    }

    @Test
    void takesAnyPositiveTime() {
        CompletableFuture<List<String>> shortest =
                all(socketA.timeout(Duration.ofNanos(1)).emitWithAck(String.class, "ask"));
        CompletableFuture<List<String>> longest =
                all(socketA.timeout(Duration.ofSeconds(Long.MAX_VALUE)).emitWithAck(String.class, "ask"));
        server.time.pass(1);
        server.time.tick();
        assertThat(failure(shortest, AckTimeoutException.class)).hasMessage("no acknowledgement within 1 ms");
        server.time.pass(TestServer.ACK_TIMEOUT * 2);

        assertThat(longest).isNotDone();
        a.says("431[\"at last\"]");
        assertThat(longest).isCompletedWithValue(List.of("at last"));
    }

    @Test
    void refusesATimeThatIsNotPositive() {
        Stream.of(Duration.ZERO, Duration.ofNanos(-1), Duration.ofDays(-1)).forEach(timeout -> {
            Assertions.assertThatIllegalArgumentException()
                    .isThrownBy(() -> server.io.timeout(timeout))
                    .withMessageContaining(timeout.toString());
            Assertions.assertThatIllegalArgumentException().isThrownBy(() -> socketA.timeout(timeout));
            Assertions.assertThatIllegalArgumentException()
                    .isThrownBy(() -> server.io.to("x").timeout(timeout));
        });
    }

    @Test
    void doesNotAskBusyReceiversIfVolatile() {
        a.slowDown();
        socketA.emit("busy");
        CompletableFuture<List<String>> all = all(
                server.io.to("x").asVolatile().timeout(Duration.ofSeconds(1)).emitWithAck(String.class, "ask"));
        a.confirm();
        assertThat(a.frames()).containsExactly("42[\"busy\"]");
        b.says("430[\"b\"]");
        assertThat(all).isNotDone();
        server.time.pass(TestServer.ACK_TIMEOUT);
        server.time.tick();

        assertThat(failure(all, AckTimeoutException.class).partial()).hasSize(1);
    }

    // ---- Who waits

    @Test
    void letsWhoGivesUpWaitingDoSoForNobodyElse() {
        Acks<String> acks = server.io.to("x").emitWithAck(String.class, "ask");
        all(acks).cancel(false);
        first(acks).completeExceptionally(new IllegalStateException("expected"));
        a.says("430[\"a\"]");
        b.says("430[\"b\"]");

        assertThat(all(acks)).isCompletedWithValue(List.of("a", "b"));
        assertThat(first(acks)).isCompletedWithValue("a");
    }

    @Test
    void runsDependentWorkOnTheExecutor() {
        List<Object> seen = new ArrayList<>();
        Acks<String> acks = server.io.to("x").emitWithAck(String.class, "ask");
        acks.all().thenAccept(seen::addAll);
        Acks<String> unanswered = server.io.to("x").emitWithAck(String.class, "ask");
        unanswered.all().exceptionally(failure -> {
            seen.add(failure.getClass());
            return List.of();
        });
        a.says("430[\"a\"]");
        b.says("430[\"b\"]");
        server.time.pass(2 * TestServer.ACK_TIMEOUT);
        assertThat(seen).isEmpty();

        server.handlers.runAll();
        assertThat(seen).containsExactly("a", "b", AckTimeoutException.class);
    }

    @Test
    @Timeout(60)
    void wakesAHandlerThatHoldsTheOnlyThread() throws Exception {
        ExecutorService onlyThread = Executors.newSingleThreadExecutor();
        try {
            TestServer threaded = new TestServer(onlyThread);
            SynchronousQueue<Object> heard = new SynchronousQueue<>();
            threaded.application.onEvent = event -> {
                Acks<String> acks = event.socket().namespace().emitWithAck(String.class, "ask");
                hand(heard, "asked");
                hand(heard, acks.all().toCompletableFuture().join());
            };
            WebSocketClient one = joined(threaded);
            WebSocketClient two = joined(threaded);
            two.says("42[\"begin\"]");
            assertThat(heard.take()).isEqualTo("asked");
            two.says("430[\"two\"]");
            one.says("430[\"one\"]");

            assertThat(heard.take()).isEqualTo(List.of("two", "one"));
        } finally {
            onlyThread.shutdownNow();
        }
    }

    private static WebSocketClient joined(TestServer threaded) {
        WebSocketClient client = threaded.open();
        client.says("40");
        while (client.frames().isEmpty()) {
            Thread.onSpinWait();
        }
        return client;
    }

    private static void hand(SynchronousQueue<Object> queue, Object value) {
        try {
            queue.put(value);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    // ---- Means

    private static <T> CompletableFuture<List<T>> all(Acks<T> acks) {
        return acks.all().toCompletableFuture();
    }

    private static <T> CompletableFuture<T> first(Acks<T> acks) {
        return acks.first().toCompletableFuture();
    }

    private static <E extends Throwable> E failure(CompletableFuture<?> future, Class<E> type) {
        assertThat(future).isCompletedExceptionally();
        Throwable failure = future.handle((value, thrown) -> thrown).join();
        assertThat(failure).isInstanceOf(type);
        return type.cast(failure);
    }

    private void assertNothingScheduledOnceAllHaveLeft() {
        Stream.of(a, b, c).forEach(WebSocketClient::leaves);
        server.time.assertNothingScheduledAfterARevolution();
    }

    private void assertNothingPending() {
        assertThat(List.of(socketA, socketB, socketC))
                .allSatisfy(socket -> assertThat(socket)
                        .extracting("acks.pending")
                        .asInstanceOf(MAP)
                        .isEmpty());
    }
}

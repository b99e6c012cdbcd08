/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import ee.socketio.Ack;
import ee.socketio.AckTimeoutException;
import ee.socketio.ConnectRequest;
import ee.socketio.Connected;
import ee.socketio.Connecting;
import ee.socketio.Disconnect;
import ee.socketio.Disconnected;
import ee.socketio.Message;
import ee.socketio.On;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;
import ee.socketio.SocketScoped;

/** Handlers that take their time, ask back or fail. */
@Timeout(60)
class HandlerTest {
    @RegisterExtension
    final SocketIoTester io = SocketIoTester.of(Quiz.class, Gate.class, Visit.class, Journal.class);

    /** What the test opens. */
    @ApplicationScoped
    static class Gate {
        private final CountDownLatch open = new CountDownLatch(1);

        void open() {
            open.countDown();
        }

        void await() throws InterruptedException {
            open.await();
        }
    }

    @ApplicationScoped
    static class Journal {
        private final List<String> entries = new CopyOnWriteArrayList<>();

        void note(String entry) {
            entries.add(entry);
        }

        List<String> entries() {
            return entries;
        }
    }

    @SocketScoped
    static class Visit {
        @Inject
        Journal journal;

        private int count;

        int next() {
            return ++count;
        }

        @PreDestroy
        void end() {
            journal.note("end of a visit with " + count);
        }
    }

    @SocketEndpoint
    static class Quiz {
        @Inject
        Socket socket;

        @Inject
        Gate gate;

        @Inject
        Visit visit;

        void check(@Observes @Connecting ConnectRequest request) {
            if (request.handshake().query().containsKey("broken")) {
                throw new IllegalStateException("broken check");
            }
        }

        void welcome(@Observes @Connected Socket newcomer) {
            if (newcomer.handshake().query().containsKey("unwelcome")) {
                throw new IllegalStateException("broken welcome");
            }
        }

        void farewell(@Observes @Disconnected Disconnect gone) {
            visit.next();
        }

        /** Waits for an answer of the client that it is serving. */
        String ask(@Observes @On("ask") String question) {
            return "so it is " + answer(question);
        }

        private String answer(String question) {
            return socket.emitWithAck(String.class, "question", question)
                    .first()
                    .toCompletableFuture()
                    .join();
        }

        CompletionStage<String> askLater(@Observes @On("ask-later") String question) {
            return socket.emitWithAck(String.class, "question", question)
                    .first()
                    .thenApply("it is "::concat);
        }

        void byHand(@Observes @On("by-hand") Message message, Ack<String> ack) {
            CompletableFuture.runAsync(() -> ack.send("from afar"), ForkJoinPool.commonPool());
        }

        void pass(@Observes @On("pass") Message message) throws InterruptedException {
            gate.await();
            socket.emit("passed");
        }

        void passInTime(@Observes @On("pass-in-time") Message message) throws InterruptedException {
            TimeUnit.MILLISECONDS.sleep(1500);
            socket.emit("passed");
        }

        void spin(@Observes @On("spin") Message message) {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
        }

        CompletionStage<String> failLater(@Observes @On("fail-later") String message) {
            return CompletableFuture.failedStage(new IllegalStateException(message));
        }

        void add(@Observes @On("add") int number) {
            visit.next();
        }

        void note(@ObservesAsync @On("note") String entry, Journal journal) throws InterruptedException {
            TimeUnit.MILLISECONDS.sleep(50);
            journal.note(entry);
        }

        int count(@Observes @On("count") Message message) {
            return visit.next();
        }

        String fail(@Observes @On("fail") String message) {
            throw new IllegalArgumentException(message);
        }

        void failSilently(@Observes @On("fail-checked") String message) throws InterruptedException {
            throw new InterruptedException(message);
        }
    }

    // ---- Asking back

    @Test
    void handlerCanWaitForItsClient() {
        TestClient client = io.connect();
        client.onAck("question", question -> question.arg(0, String.class).toUpperCase());

        assertThat(client.emitWithAck(String.class, "ask", "why")).isEqualTo("so it is WHY");
        client.expectNothing();
    }

    @Test
    void handlerCanWaitForItsClientWhichTheTestLetsSpeak() {
        TestClient client = io.connect();

        CompletableFuture<Received> reply = client.emitAsync("ask", "why");
        client.next("question").ack("because");

        assertThat(reply)
                .isCompletedWithValueMatching(ack -> ack.arg(0, String.class).equals("so it is because"));
    }

    @Test
    void emittingReturnsWhileTheHandlerWaitsForAClient() {
        TestClient client = io.connect();

        client.emit("ask", "why");

        assertThat(client.next("question", String.class)).isEqualTo("why");
        client.expectNothing();
    }

    @Test
    void handlerThatReturnsAStageCanAskToo() {
        TestClient client = io.connect();
        client.onAck("question", question -> "so");

        assertThat(client.emitWithAck(String.class, "ask-later", "how")).isEqualTo("it is so");
    }

    @Test
    void answerMayHaveNoneOrSeveralValues() {
        TestClient client = io.connect();
        client.onAck("question", question -> null);
        assertThat(client.emitWithAck(String.class, "ask", "why")).isEqualTo("so it is null");

        client.onAck("question", question -> new Object[] {"one", "two"});
        assertThat(client.emitWithAck(String.class, "ask", "why")).isEqualTo("so it is one");
    }

    @Test
    void answerThatFailsIsAFailure() {
        TestClient client = io.connect();
        client.onAck("question", question -> {
            throw new IllegalStateException("no idea");
        });

        client.emit("ask", "why");

        assertThat(io.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure).hasMessage("no idea"));
    }

    @Test
    void answerMayEmitItself() {
        TestClient client = io.connect();
        client.onAck("question", question -> {
            client.emit("count");
            return "fine";
        });

        assertThat(client.emitWithAck(String.class, "ask", "how")).isEqualTo("so it is fine");
        assertThat(client.emitWithAck(Integer.class, "count")).isEqualTo(2);
    }

    // ---- Taking time

    @Test
    void emittingWaitsForAsynchronousObserversToo() {
        io.connect().emit("note", "slow");

        assertThat(io.select(Journal.class).entries()).containsExactly("slow");
    }

    @Test
    void handlerCanBlockUntilTheTestGoesOn() {
        TestClient client = io.connect();

        client.emit("pass");
        assertThat(client.received()).isEmpty();
        io.select(Gate.class).open();

        assertThat(client.next("passed").arity()).isZero();
    }

    @Test
    void nothingIsExpectedUntilHandlersHaveReturned() {
        TestClient client = io.connect();
        client.emit("pass-in-time");

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(client::expectNothing)
                .withMessageContaining("passed()");
    }

    @Test
    void acknowledgementMayComeFromAnyThread() {
        assertThat(io.connect().emitWithAck(String.class, "by-hand")).isEqualTo("from afar");
    }

    @Test
    void blockedHandlerIsInterruptedAtTheEnd() {
        io.connect().emit("pass");

        io.close();

        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("socketio-test-"));
    }

    @Test
    void busyHandlerIsShown() {
        try (SocketIoTester hasty = SocketIoTester.of(Quiz.class, Gate.class, Visit.class, Journal.class)
                .timeout(Duration.ofMillis(300))) {
            TestClient client = hasty.start().connect();

            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> client.emit("spin"))
                    .withMessageContaining("still busy after PT0.3S")
                    .withMessageContaining("Quiz.spin(HandlerTest.java");
        } catch (AssertionError stillBusyWhenClosed) {
            assertThat(stillBusyWhenClosed).hasMessageContaining("Quiz.spin(HandlerTest.java");
        }
    }

    // ---- Failing

    @Test
    void failureIsSeenByTheTest() {
        TestClient client = io.connect();

        assertThat(client.expectRejected("fail", "oops").code()).isEqualTo("INTERNAL");

        assertThat(io.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage("oops"));
    }

    @Test
    void failureOfALaterStageIsSeen() {
        io.connect().emit("fail-later", "oops");

        assertThat(io.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure).hasMessage("oops"));
    }

    @Test
    void argumentThatCannotBeBoundIsAFailure() {
        assertThat(io.connect().expectRejected("add", "no number").code()).isEqualTo("BAD_PAYLOAD");

        assertThat(io.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure).hasMessageContaining("argument 0"));
    }

    @Test
    void rejectionIsNoFailure() {
        io.connect().expectRejected("nobody-handles-that");

        assertThat(io.failures()).isEmpty();
    }

    @Test
    void failureIsAttachedToTheErrorThatItCauses() {
        TestClient client = io.connect();

        assertThatExceptionOfType(RejectedError.class)
                .isThrownBy(() -> client.emitWithAck(String.class, "fail", "oops"))
                .satisfies(error -> assertThat(error.getSuppressed())
                        .singleElement()
                        .satisfies(cause -> assertThat(cause).hasMessage("oops")));
    }

    @Test
    void checkedExceptionIsSeenWithoutItsWrapper() {
        io.connect().emit("fail-checked", "oops");

        assertThat(io.failures()).singleElement().isInstanceOf(InterruptedException.class);
    }

    @Test
    void failuresOfTheLifeCycleAreSeen() {
        assertThat(io.client().query("broken", "").expectRefused("/").message()).isEqualTo("Internal error");
        TestClient client = io.client().query("unwelcome", "").connect("/");

        assertThat(client.isConnected()).isTrue();
        assertThat(io.failures()).extracting(Throwable::getMessage).containsExactly("broken check", "broken welcome");
    }

    @Test
    void failureOfAnObserverIsAttachedToTheErrorOfItsClient() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> io.client().query("broken", "").connect("/"))
                .satisfies(error -> assertThat(error.getSuppressed())
                        .singleElement()
                        .satisfies(cause -> assertThat(cause).hasMessage("broken check")));
    }

    @Test
    void acknowledgementThatNeverComesFailsTheHandler() {
        TestClient client = io.connect();
        CompletableFuture<Received> reply = client.emitAsync("ask", "why");

        io.advance(Duration.ofMillis(9_999));
        assertThat(reply).isNotDone();
        io.advance(Duration.ofMillis(1));

        assertThat(reply.join().rejection()).get().extracting(Rejection::code).isEqualTo("ACK_TIMEOUT");
        assertThat(io.failures()).singleElement().isInstanceOf(AckTimeoutException.class);
    }

    // ---- Scope

    @Test
    void socketScopedBeansLiveAsLongAsTheirSocket() {
        TestClient client = io.connect();
        assertThat(client.emitWithAck(Integer.class, "count")).isEqualTo(1);
        assertThat(client.emitWithAck(Integer.class, "count")).isEqualTo(2);
        assertThat(io.connect().emitWithAck(Integer.class, "count")).isEqualTo(1);

        client.disconnect();

        assertThat(io.select(Journal.class).entries()).containsExactly("end of a visit with 3");
    }
}

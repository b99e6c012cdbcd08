/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.function.Consumer;

import jakarta.enterprise.util.TypeLiteral;

import org.junit.jupiter.api.Test;

import ee.socketio.AckTimeoutException;
import ee.socketio.Acks;
import ee.socketio.impl.engine.CapturedLog;
import ee.socketio.impl.engine.WebSocketClient;

/** Acknowledgements of many sockets, one by one. */
class AckStreamTest {
    private final TestServer server = new TestServer();
    private final WebSocketClient a = server.join();
    private final WebSocketClient b = server.join();
    private final WebSocketClient c = server.join();
    private final Acks<String> acks = server.io.emitWithAck(String.class, "ask");
    private final Recorder recorder = new Recorder();

    /** Writes down what it is told. */
    private static final class Recorder implements Subscriber<Object> {
        final List<Object> heard = new CopyOnWriteArrayList<>();
        Subscription subscription;
        Consumer<Object> onNext = item -> {};
        Runnable onSubscribe = () -> {};

        @Override
        public void onSubscribe(Subscription given) {
            assertThat(subscription).isNull();
            subscription = given;
            onSubscribe.run();
        }

        @Override
        public void onNext(Object item) {
            heard.add(item);
            onNext.accept(item);
        }

        @Override
        public void onError(Throwable failure) {
            heard.add(failure);
        }

        @Override
        public void onComplete() {
            heard.add("complete");
        }
    }

    private void subscribe(long demand) {
        acks.stream().subscribe(recorder);
        server.handlers.runAll();
        if (demand > 0) {
            recorder.subscription.request(demand);
        }
        server.handlers.runAll();
    }

    private void answer(WebSocketClient client, String value) {
        client.says("430[" + value + "]");
        server.handlers.runAll();
    }

    @Test
    void handsOnEachAnswerWhenItComesAndThenTheEnd() {
        subscribe(Long.MAX_VALUE);
        assertThat(recorder.heard).isEmpty();
        answer(b, "\"b\"");
        assertThat(recorder.heard).containsExactly("b");
        answer(a, "\"a\"");
        assertThat(recorder.heard).containsExactly("b", "a");
        answer(c, "\"c\"");

        assertThat(recorder.heard).containsExactly("b", "a", "c", "complete");
    }

    @Test
    void handsOnNoMoreThanIsDemanded() {
        subscribe(1);
        answer(a, "\"a\"");
        answer(b, "\"b\"");
        answer(c, "\"c\"");
        assertThat(recorder.heard).containsExactly("a");
        recorder.subscription.request(1);
        server.handlers.runAll();
        assertThat(recorder.heard).containsExactly("a", "b");
        recorder.subscription.request(1);
        server.handlers.runAll();

        assertThat(recorder.heard).containsExactly("a", "b", "c", "complete");
    }

    @Test
    void addsUpWhatIsDemandedBeforehand() {
        subscribe(1);
        recorder.subscription.request(1);
        recorder.subscription.request(Long.MAX_VALUE);
        recorder.subscription.request(Long.MAX_VALUE);
        server.handlers.runAll();
        answer(a, "\"a\"");
        answer(b, "\"b\"");
        answer(c, "\"c\"");

        assertThat(recorder.heard).containsExactly("a", "b", "c", "complete");
    }

    @Test
    void takesDemandsFromWithinItsCalls() {
        recorder.onSubscribe = () -> recorder.subscription.request(1);
        recorder.onNext = item -> recorder.subscription.request(1);
        answer(a, "\"a\"");
        answer(b, "\"b\"");
        subscribe(0);
        answer(c, "\"c\"");

        assertThat(recorder.heard).containsExactly("a", "b", "c", "complete");
    }

    @Test
    void endsWithoutADemandIfThereIsNothing() {
        server.io.to("nobody").emitWithAck(String.class, "ask").stream().subscribe(recorder);
        server.handlers.runAll();

        assertThat(recorder.heard).containsExactly("complete");
    }

    @Test
    void handsOnEverythingToEachSubscriberWheneverItSubscribes() {
        Recorder early = new Recorder();
        early.onSubscribe = () -> early.subscription.request(10);
        acks.stream().subscribe(early);
        answer(a, "\"a\"");
        answer(b, "\"b\"");
        answer(c, "\"c\"");
        subscribe(10);

        assertThat(early.heard).containsExactly("a", "b", "c", "complete");
        assertThat(recorder.heard).isEqualTo(early.heard);
    }

    @Test
    void endsWithAnErrorWhenTheTimeIsUp() {
        subscribe(10);
        answer(b, "\"b\"");
        server.time.pass(TestServer.ACK_TIMEOUT);
        server.time.tick();
        server.handlers.runAll();
        answer(a, "\"late\"");

        assertThat(recorder.heard).hasSize(2).first().isEqualTo("b");
        assertThat(recorder.heard.get(1))
                .isInstanceOfSatisfying(
                        AckTimeoutException.class,
                        failure -> assertThat(failure.expected()).isEqualTo(3));
    }

    @Test
    void endsWhenTheLastWhoIsMissingHasGone() {
        subscribe(10);
        answer(b, "\"b\"");
        a.leaves();
        c.leaves();
        server.handlers.runAll();

        assertThat(recorder.heard).containsExactly("b", "complete");
    }

    @Test
    void leavesOutAnswersWithoutAValue() {
        subscribe(1);
        answer(a, "");
        answer(b, "\"b\"");
        answer(c, "null");

        assertThat(recorder.heard).containsExactly("b", "complete");
    }

    @Test
    void showsAnswersWithoutAValueIfTheTypeCanExpressThem() {
        Acks<Optional<String>> maybes = server.io.emitWithAck(new TypeLiteral<Optional<String>>() {}, "ask");
        recorder.onSubscribe = () -> recorder.subscription.request(10);
        maybes.stream().subscribe(recorder);
        a.says("431[]");
        b.says("431[\"b\"]");
        c.leaves();
        server.handlers.runAll();

        assertThat(recorder.heard).containsExactly(Optional.empty(), Optional.of("b"), "complete");
    }

    @Test
    void isSilentAfterItWasCancelled() {
        subscribe(10);
        answer(a, "\"a\"");
        recorder.subscription.cancel();
        recorder.subscription.cancel();
        recorder.subscription.request(1);
        recorder.subscription.request(-1);
        answer(b, "\"b\"");
        answer(c, "\"c\"");

        assertThat(recorder.heard).containsExactly("a");
    }

    @Test
    void isSilentAfterItCancelledWithinItsCall() {
        recorder.onNext = item -> recorder.subscription.cancel();
        answer(a, "\"a\"");
        answer(b, "\"b\"");
        answer(c, "\"c\"");
        subscribe(10);

        assertThat(recorder.heard).containsExactly("a");
    }

    @Test
    void isForgottenOnceItWasCancelledOrHasEnded() {
        subscribe(10);
        recorder.subscription.cancel();
        assertThat(acks).extracting("subscriptions").isEqualTo(List.of());
        acks.stream().subscribe(new Recorder());
        assertThat((List<?>) assertThat(acks).extracting("subscriptions").actual())
                .hasSize(1);
        a.leaves();
        b.leaves();
        c.leaves();
        server.handlers.runAll();

        assertThat(acks).extracting("subscriptions").isEqualTo(List.of());
    }

    @Test
    void refusesADemandThatIsNotPositive() {
        subscribe(1);
        recorder.subscription.request(0);
        server.handlers.runAll();
        answer(a, "\"a\"");

        assertThat(recorder.heard).singleElement().isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void callsASubscriberThatFailsNoMore() {
        try (CapturedLog log = CapturedLog.of("ee.socketio.core")) {
            recorder.onNext = item -> {
                throw new IllegalStateException("expected");
            };
            subscribe(10);
            answer(a, "\"a\"");
            answer(b, "\"b\"");
            answer(c, "\"c\"");

            assertThat(recorder.heard).containsExactly("a");
            assertThat(log.messages()).singleElement().asString().startsWith("SIO000401");
        }
    }

    @Test
    void callsItsSubscriberOnTheExecutorOnly() {
        List<Object> heard = new ArrayList<>();
        recorder.onSubscribe = () -> heard.add("subscribed");
        acks.stream().subscribe(recorder);
        assertThat(heard).isEmpty();
        server.handlers.runAll();
        recorder.subscription.request(1);
        a.says("430[\"a\"]");
        assertThat(recorder.heard).isEmpty();
        server.handlers.runAll();

        assertThat(recorder.heard).containsExactly("a");
    }

    @Test
    void wantsASubscriber() {
        assertThatNullPointerException().isThrownBy(() -> acks.stream().subscribe(null));
    }
}

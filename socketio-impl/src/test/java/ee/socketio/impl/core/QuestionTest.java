/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import ee.socketio.AckTimeoutException;
import ee.socketio.impl.engine.Party;
import ee.socketio.impl.engine.WebSocketClient;
import ee.socketio.spi.Payload;

/** What happens while a question is being asked, and what happens at the same time. */
class QuestionTest {
    private final TestServer server = new TestServer();
    private final Question question = server.io.newQuestion(String.class);
    private final PendingAcks one = new PendingAcks("socket");
    private final PendingAcks two = new PendingAcks("socket");

    private CompletableFuture<List<Object>> all() {
        return question.all().toCompletableFuture();
    }

    private void allAsked() {
        question.allAsked(server.time.timer(), 1000);
    }

    @Test
    void isNotOverBeforeAllAreAsked() {
        CompletableFuture<List<Object>> all = all();
        one.expect(question);
        one.settle(question.id(), Payload.of("\"one\""));
        assertThat(question.first().toCompletableFuture()).isCompletedWithValue("one");
        assertThat(all).isNotDone();
        two.expect(question);
        allAsked();
        assertThat(all).isNotDone();
        two.settle(question.id(), Payload.of("\"two\""));

        assertThat(all).isCompletedWithValue(List.of("one", "two"));
    }

    @Test
    void isOverWhenAllAreAskedIfNobodyIsMissingThen() {
        one.expect(question);
        two.expect(question);
        two.giveUp("gone");
        one.settle(question.id(), Payload.of("\"one\""));
        assertThat(all()).isNotDone();
        allAsked();

        assertThat(all()).isCompletedWithValue(List.of("one"));
        server.time.assertNothingScheduledAfterARevolution();
    }

    @Test
    void awaitsNobodyBeforeAllAreAsked() {
        one.expect(question);
        server.time.pass(10_000);
        allAsked();
        server.time.pass(1000);
        assertThat(all()).isNotDone();
        server.time.tick();

        assertThat(all()).isCompletedExceptionally();
        assertThat(one).extracting("pending").asInstanceOf(MAP).isEmpty();
        assertThat(question).extracting("asked").isEqualTo(Set.of());
    }

    /** The socket had just taken the question off its list when the time was up. */
    @Test
    void ignoresAnAnswerThatComesAtTheSameTimeAsItsTimeout() {
        one.expect(question);
        allAsked();
        server.time.pass(1000);
        server.time.tick();
        question.answered(one, Payload.of("\"late\""));
        question.givenUp(one, "gone");

        assertThat(question.count()).isZero();
        assertThat(question.first().toCompletableFuture()).isCompletedExceptionally();
    }

    @Test
    @Timeout(60)
    void tellsEachStageAndSubscriberOnceWhateverHappensAtTheSameTime() throws Exception {
        for (int round = 0; round < 300; round++) {
            Question asked = server.io.newQuestion(Integer.class);
            List<PendingAcks> receivers = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                receivers.add(new PendingAcks("socket"));
                receivers.get(i).expect(asked);
            }
            CompletableFuture<List<Object>> all = asked.all().toCompletableFuture();
            Listener listener = new Listener();
            asked.stream().subscribe(listener);
            new Party()
                    .with(() -> asked.allAsked(server.time.timer(), 20))
                    .with(() -> receivers.subList(0, 4).forEach(r -> r.settle(asked.id(), Payload.of("1"))))
                    .with(() -> receivers.subList(2, 6).forEach(r -> r.giveUp("gone")))
                    .with(() -> receivers.subList(1, 5).forEach(r -> r.settle(asked.id(), Payload.of("2"))))
                    .celebrate();
            server.handlers.runAll();

            assertThat(all).isCompleted();
            assertThat(listener.ends).hasValue(1);
            assertThat(List.copyOf(listener.heard)).isEqualTo(all.join());
            assertThat(all.join()).hasSizeBetween(2, 5);
            assertThat(receivers)
                    .allSatisfy(receiver -> assertThat(receiver)
                            .extracting("pending")
                            .asInstanceOf(MAP)
                            .isEmpty());
        }
    }

    private static final class Listener implements Subscriber<Object> {
        final Queue<Object> heard = new ConcurrentLinkedQueue<>();
        final AtomicInteger ends = new AtomicInteger();

        @Override
        public void onSubscribe(Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(Object item) {
            heard.add(item);
        }

        @Override
        public void onError(Throwable failure) {
            ends.incrementAndGet();
        }

        @Override
        public void onComplete() {
            ends.incrementAndGet();
        }
    }

    /** Time passes on one thread, clients come, answer and go on others: no question remains open. */
    @Test
    @Timeout(60)
    void endsWhileClientsComeAndGoAndTimePasses() throws Exception {
        TestServer busy = new TestServer(Runnable::run);
        AtomicBoolean done = new AtomicBoolean();
        Queue<CompletableFuture<List<Integer>>> answers = new ConcurrentLinkedQueue<>();
        Party party = new Party().with(() -> {
            try {
                for (int i = 0; i < 300; i++) {
                    answers.add(busy.io.emitWithAck(Integer.class, "ask").all().toCompletableFuture());
                    busy.time.tick();
                }
            } finally {
                done.set(true);
            }
        });
        for (int i = 0; i < 3; i++) {
            party.with(() -> {
                while (!done.get()) {
                    WebSocketClient client = WebSocketClient.open(busy.engine);
                    client.says("40");
                    for (int n = 0; n < 5; n++) {
                        client.frames().stream()
                                .filter(frame -> frame.contains("ask"))
                                .forEach(frame -> {
                                    client.says("43" + frame.substring(2, frame.indexOf('[')) + "[1]");
                                });
                    }
                    client.leaves();
                }
            });
        }
        party.celebrate();
        busy.time.pass(2 * TestServer.ACK_TIMEOUT);

        assertThat(answers).hasSize(300).allSatisfy(answer -> assertThat(answer).isDone());
        answers.stream()
                .filter(CompletableFuture::isCompletedExceptionally)
                .forEach(answer -> assertThat(
                                answer.handle((value, failure) -> failure).join())
                        .isInstanceOf(AckTimeoutException.class));
    }
}

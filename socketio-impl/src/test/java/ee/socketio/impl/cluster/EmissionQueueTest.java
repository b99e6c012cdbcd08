/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import ee.socketio.impl.core.EmitOptions;
import ee.socketio.impl.core.Target;
import ee.socketio.impl.engine.FakeTime;
import ee.socketio.impl.engine.HandRunExecutor;
import ee.socketio.spi.Payload;

class EmissionQueueTest {
    private static final String NO_SERVER = "SIO000580";
    private static final String UNKNOWN = "SIO000581";
    private static final String CLOSED = "SIO000582";
    private static final String FULL = "SIO000583";

    private final FakeTime time = new FakeTime();
    private final HandRunExecutor threads = new HandRunExecutor();
    private final Servers servers = new Servers();
    private final EmissionQueue queue = new EmissionQueue(servers, threads, time.timer());

    /** The servers. */
    private final class Servers implements Gateway {
        final Set<String> present = new TreeSet<>(List.of("srvA"));
        boolean unreachable;
        int searches;

        /** What was sent since the last look. */
        final List<Emission> sent = new ArrayList<>();

        final List<String> receivers = new ArrayList<>();

        @Override
        public void start(Consumer<byte[]> answers) {
            throw new AssertionError();
        }

        @Override
        public Set<String> servers() {
            searches++;
            if (unreachable) {
                throw new IllegalStateException("offline");
            }
            return Set.copyOf(present);
        }

        @Override
        public void send(String server, byte[] emission) {
            receivers.add(server);
            sent.add(Emission.open(emission, Emission.class));
        }

        @Override
        public void close() {
            throw new AssertionError();
        }

        Emission next() {
            threads.runAll();
            assertThat(sent).hasSize(1);
            receivers.clear();
            return sent.remove(0);
        }

        String receiver() {
            threads.runAll();
            return receivers.get(receivers.size() - 1);
        }

        void answer(Emission emission) {
            queue.answered(Emission.envelope(new Emission.Done(emission.emitter(), emission.number())));
            threads.runAll();
        }
    }

    private CompletableFuture<Void> add(String event) {
        return add(event, Payload.EMPTY);
    }

    private CompletableFuture<Void> add(String event, Payload payload) {
        Target all = new Target("/", Set.of(), Set.of());
        return queue.add(new Request.Send(all, new EmitOptions(false, true, 0), event, payload))
                .toCompletableFuture();
    }

    /** A payload of that size. */
    private static Payload large(int size) {
        return new Payload(List.of(), List.of(new byte[size]));
    }

    private static List<String> events(Emission emission) {
        return emission.decoded().stream()
                .map(command -> ((Request.Send) command).event())
                .toList();
    }

    /** Lets a server greet back. */
    private void greet() {
        Emission greeting = servers.next();
        assertThat(greeting.commands()).isEmpty();
        servers.answer(greeting);
    }

    private void pass(long millis) {
        for (long rest = millis; rest > 0; rest -= EmissionQueue.CHECK_MILLIS) {
            time.pass(Math.min(rest, EmissionQueue.CHECK_MILLIS));
            threads.runAll();
        }
        time.tick();
        threads.runAll();
    }

    private static void assertFailed(CompletableFuture<Void> stage, String number) {
        assertThat(stage).isCompletedExceptionally();
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(stage::join)
                .withCauseInstanceOf(IllegalStateException.class)
                .withMessageContaining(number);
    }

    // ---- In order, one after the other

    @Test
    void greetsAServerBeforeItIsGivenAnything() {
        CompletableFuture<Void> done = add("a");
        greet();
        Emission emission = servers.next();

        assertThat(events(emission)).containsExactly("a");
        assertThat(done).isNotDone();
        servers.answer(emission);
        assertThat(done).isCompleted();
    }

    @Test
    void sendsWhatWaitsTogetherAndNothingUntilItIsDone() {
        CompletableFuture<Void> a = add("a");
        greet();
        Emission first = servers.next();
        CompletableFuture<Void> b = add("b");
        CompletableFuture<Void> c = add("c");
        threads.runAll();
        assertThat(servers.sent).isEmpty();
        servers.answer(first);
        assertThat(List.of(a.isDone(), b.isDone(), c.isDone())).containsExactly(true, false, false);
        Emission second = servers.next();

        assertThat(events(second)).containsExactly("b", "c");
        servers.answer(first); // a second time
        assertThat(b).isNotDone();
        servers.answer(second);
        assertThat(List.of(b, c)).allMatch(CompletableFuture::isDone);
        assertThat(threads.waiting()).isZero();
    }

    @Test
    void keepsTheOrderOfManyOverSeveralMessages() {
        List<CompletableFuture<Void>> stages =
                IntStream.range(0, 3000).mapToObj(i -> add("e" + i)).toList();
        greet();
        List<String> all = new ArrayList<>();
        while (!stages.get(stages.size() - 1).isDone()) {
            Emission next = servers.next();
            assertThat(next.commands()).hasSizeLessThanOrEqualTo(1024);
            all.addAll(events(next));
            servers.answer(next);
        }

        assertThat(all)
                .isEqualTo(IntStream.range(0, 3000).mapToObj(i -> "e" + i).toList());
        assertThat(stages).allMatch(CompletableFuture::isDone);
    }

    @Test
    void boundsWhatIsSentAtATime() {
        add("small");
        add("large", large(EmissionQueue.BATCH_BYTES));
        add("other");
        greet();
        Emission first = servers.next();
        servers.answer(first);
        Emission second = servers.next();
        servers.answer(second);

        assertThat(List.of(events(first), events(second), events(servers.next())))
                .containsExactly(List.of("small"), List.of("large"), List.of("other"));
    }

    @Test
    void takesNothingMoreIfTooMuchWaits() {
        CompletableFuture<Void> first = add("a", large((int) EmissionQueue.LIMIT_BYTES));
        assertThat(first).isNotDone();
        assertFailed(add("b"), FULL);
        greet();
        servers.answer(servers.next());
        assertThat(first).isCompleted();
        CompletableFuture<Void> later = add("c");
        servers.answer(servers.next());

        assertThat(later).isCompleted();
    }

    @Test
    void takesNothingMoreIfTooManyWait() {
        for (int i = 0; i < EmissionQueue.LIMIT; i++) {
            assertThat(add("e")).isNotDone();
        }

        assertFailed(add("e"), FULL);
    }

    @Test
    void ignoresAnswersToOthers() {
        CompletableFuture<Void> done = add("a");
        greet();
        Emission emission = servers.next();
        servers.answer(new Emission("other", emission.number(), List.of()));
        queue.answered(new byte[0]);
        queue.answered(new byte[] {99, 1});
        queue.answered(Emission.envelope(emission)); // is no answer
        assertThat(done).isNotDone();
        servers.answer(emission);

        assertThat(done).isCompleted();
    }

    // ---- Servers that go

    @Test
    void keepsAServerThatAnswers() {
        servers.present.addAll(List.of("srvB", "srvC", "srvD"));
        add("a");
        String chosen = servers.receiver();
        servers.answer(servers.sent.remove(0));
        for (int i = 0; i < 20; i++) {
            assertThat(servers.receiver()).isEqualTo(chosen);
            servers.answer(servers.sent.remove(0));
            add("b" + i);
        }

        assertThat(servers.searches).isEqualTo(1);
    }

    @Test
    void greetsAgainAfterAPause() {
        add("a");
        greet();
        servers.answer(servers.next());
        pass(EmissionQueue.FRESH_MILLIS);
        servers.present.clear();
        servers.present.add("srvB");
        CompletableFuture<Void> done = add("b");
        assertThat(servers.next().commands()).isEmpty(); // to srvA, which has gone
        pass(EmissionQueue.CHECK_MILLIS);
        pass(EmissionQueue.CHECK_MILLIS);
        assertThat(servers.receiver()).isEqualTo("srvB");
        greet();
        servers.answer(servers.next());

        assertThat(done).isCompleted();
    }

    @Test
    void choosesAnotherIfOneDoesNotGreetBack() {
        servers.present.add("srvB");
        CompletableFuture<Void> done = add("a");
        String silent = servers.receiver();
        servers.next();
        pass(EmissionQueue.GREETING_MILLIS + EmissionQueue.CHECK_MILLIS);
        assertThat(servers.receiver()).isNotEqualTo(silent);
        greet();
        servers.answer(servers.next());

        assertThat(done).isCompleted();
    }

    @Test
    void doesNotKnowWhatAServerHasDoneThatGoes() {
        servers.present.add("srvB");
        CompletableFuture<Void> lost = add("a");
        String chosen = servers.receiver();
        greet();
        servers.next();
        CompletableFuture<Void> kept = add("b");
        servers.present.remove(chosen);
        pass(EmissionQueue.CHECK_MILLIS);
        assertFailed(lost, UNKNOWN);
        assertThat(kept).isNotDone();
        pass(EmissionQueue.CHECK_MILLIS);
        assertThat(servers.receiver()).isNotEqualTo(chosen);
        greet();
        Emission next = servers.next();
        assertThat(events(next)).containsExactly("b");
        servers.answer(next);

        assertThat(kept).isCompleted();
    }

    @Test
    void doesNotWaitForAServerThatStandsStill() {
        CompletableFuture<Void> lost = add("a");
        greet();
        Emission emission = servers.next();
        pass(EmissionQueue.DONE_MILLIS - 2 * EmissionQueue.CHECK_MILLIS);
        assertThat(lost).isNotDone();
        pass(3 * EmissionQueue.CHECK_MILLIS);
        assertFailed(lost, UNKNOWN);
        CompletableFuture<Void> later = add("b");
        servers.answer(emission); // after all
        assertThat(later).isNotDone();
        pass(EmissionQueue.CHECK_MILLIS);
        greet();
        Emission next = servers.next();
        assertThat(events(next)).containsExactly("b");
        servers.answer(next);

        assertThat(later).isCompleted();
    }

    @Test
    void losesOnlyWhatItHasAskedFor() {
        CompletableFuture<Void> first = add("a");
        greet();
        Emission emission = servers.next();
        CompletableFuture<Void> second = add("b");
        time.pass(EmissionQueue.CHECK_MILLIS + 20); // Now it is to be asked whether the server is still there.
        servers.present.clear();
        queue.answered(Emission.envelope(new Emission.Done(emission.emitter(), emission.number())));
        Emission next = servers.next();
        assertThat(first).isCompleted();
        assertThat(second).isNotDone();
        servers.answer(next);

        assertThat(second).isCompleted();
    }

    @Test
    void waitsForAServerToCome() {
        servers.present.clear();
        CompletableFuture<Void> done = add("a");
        pass(EmissionQueue.PATIENCE_MILLIS / 2);
        assertThat(done).isNotDone();
        servers.present.add("srvB");
        pass(2 * EmissionQueue.CHECK_MILLIS);
        greet();
        servers.answer(servers.next());

        assertThat(done).isCompleted();
    }

    @Test
    void doesNotWaitForeverForAServer() {
        servers.present.clear();
        CompletableFuture<Void> first = add("a");
        pass(EmissionQueue.PATIENCE_MILLIS / 2);
        CompletableFuture<Void> second = add("b");
        pass(EmissionQueue.PATIENCE_MILLIS / 2 + EmissionQueue.CHECK_MILLIS);
        assertFailed(first, NO_SERVER);
        assertThat(second).isNotDone();
        pass(EmissionQueue.PATIENCE_MILLIS / 2);

        assertFailed(second, NO_SERVER);
        assertThat(servers.searches).isLessThan(100);
    }

    @Test
    void tellsWhyNobodyCouldBeAsked() {
        servers.unreachable = true;
        CompletableFuture<Void> stage = add("a");
        pass(EmissionQueue.PATIENCE_MILLIS + EmissionQueue.CHECK_MILLIS);

        assertFailed(stage, NO_SERVER);
        assertThat(stage.handle((done, failure) -> failure).join()).hasRootCauseMessage("offline");
    }

    @Test
    void looksForServersOnceIfManyThingsWait() {
        servers.present.clear();
        for (int i = 0; i < 100; i++) {
            add("a");
            threads.runAll();
        }

        assertThat(servers.searches).isEqualTo(1);
    }

    @Test
    void leavesNothingOnTheTimer() {
        add("a");
        greet();
        servers.answer(servers.next());
        pass(2 * EmissionQueue.CHECK_MILLIS);

        time.assertNothingScheduledAfterARevolution();
        assertThat(threads.waiting()).isZero();
    }

    // ---- The end

    @Test
    void endsAtOnceIfNothingWaits() {
        add("a");
        greet();
        servers.answer(servers.next());
        queue.close();

        assertFailed(add("b"), CLOSED);
    }

    @Test
    void failsWhatWaitsIfTheThreadThatClosesIsInterrupted() {
        CompletableFuture<Void> waiting = add("a");
        Thread.currentThread().interrupt();
        queue.close();

        assertThat(Thread.interrupted()).isTrue();
        assertFailed(waiting, CLOSED);
    }

    @Test
    void doesNotTakeWhatNeedsAnAnswer() {
        byte[] fetch = MessageType.encode(new Request.Fetch(1, new Target("/", Set.of(), Set.of())));
        byte[] garbage = ByteBuffer.allocate(3).array();

        assertThatExceptionOfType(MalformedMessageException.class)
                .isThrownBy(() -> new Emission("e", 1, List.of(fetch)).decoded())
                .withMessageContaining("FETCH");
        assertThatExceptionOfType(MalformedMessageException.class)
                .isThrownBy(() -> new Emission("e", 1, List.of(garbage)).decoded());
    }
}

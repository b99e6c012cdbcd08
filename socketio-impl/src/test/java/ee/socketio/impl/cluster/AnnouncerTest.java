/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import ee.socketio.impl.engine.FakeTime;
import ee.socketio.impl.engine.HandRunExecutor;
import ee.socketio.impl.engine.Party;

class AnnouncerTest {
    private final FakeTime time = new FakeTime();
    private final HandRunExecutor executor = new HandRunExecutor();
    private final Set<String> present = ConcurrentHashMap.newKeySet();
    private final Board board = new Board();
    private final Announcer announcer = announcer(executor);

    private Announcer announcer(Executor runs) {
        return new Announcer(board, present::contains, runs, time.timer());
    }

    /** What was told, and what is known because of that. */
    private static final class Board extends StubCluster {
        final List<String> told = new CopyOnWriteArrayList<>();
        final Map<String, Boolean> known = new ConcurrentHashMap<>();
        volatile CompletableFuture<Void> confirmation = CompletableFuture.completedFuture(null);

        @Override
        public CompletionStage<Void> hold(String thing) {
            told.add("+" + thing);
            known.put(thing, true);
            return confirmation.copy();
        }

        @Override
        public void release(String thing) {
            told.add("-" + thing);
            known.remove(thing);
        }
    }

    private void changes(String thing, boolean to) {
        if (to) {
            present.add(thing);
        } else {
            present.remove(thing);
        }
        announcer.changed(thing);
    }

    @Test
    void tellsNothingWhereItIsNoted() {
        changes("x", true);
        assertThat(board.told).isEmpty();
        assertThat(executor.waiting()).isZero();
        time.tick();
        assertThat(board.told).as("on the thread of the timer").isEmpty();
        executor.runAll();

        assertThat(board.told).containsExactly("+x");
    }

    @Test
    void tellsManyThingsByOneTask() {
        changes("x", true);
        changes("y", true);
        changes("z", false);
        time.pass(40);
        assertThat(executor.waiting()).isEqualTo(1);
        executor.runAll();

        assertThat(board.told).containsExactlyInAnyOrder("+x", "+y", "-z");
        time.assertNothingScheduledAfterARevolution();
    }

    @Test
    void tellsWhatSomethingHasBecomeAndNotWhatItWas() {
        changes("x", true);
        changes("x", false);
        changes("x", true);
        changes("x", false);
        announcer.settle();

        assertThat(board.told).containsExactly("-x");
    }

    @Test
    void tellsAgainWhatChangesAgain() {
        changes("x", true);
        announcer.settle();
        changes("x", false);
        time.tick();
        executor.runAll();
        changes("x", true);
        time.tick();
        executor.runAll();

        assertThat(board.told).containsExactly("+x", "-x", "+x");
    }

    @Test
    void settlesAtOnceIfNothingHasChanged() {
        board.confirmation = new CompletableFuture<>();
        announcer.settle();

        assertThat(board.told).isEmpty();
    }

    @Test
    @Timeout(60)
    void settlesWhenTheOthersKnow() throws Exception {
        board.confirmation = new CompletableFuture<>();
        changes("x", true);
        AtomicBoolean confirmed = new AtomicBoolean();
        List<Boolean> settled = new CopyOnWriteArrayList<>();
        CountDownLatch told = new CountDownLatch(1);
        new Party()
                .with(() -> {
                    announcer.settle();
                    settled.add(confirmed.get());
                })
                .with(() -> {
                    while (board.told.isEmpty()) {
                        Thread.onSpinWait();
                    }
                    told.countDown();
                    confirmed.set(true);
                    board.confirmation.complete(null);
                })
                .with(() -> {
                    told.await();
                    announcer.settle(); // of what another has told
                    settled.add(confirmed.get());
                })
                .celebrate();

        assertThat(settled).containsExactly(true, true);
        assertThat(announcer).extracting("unconfirmed").isEqualTo(Set.of());
    }

    @Test
    @Timeout(60)
    void doesNotWaitLongForOthersThatDoNotConfirm() {
        board.confirmation = new CompletableFuture<>();
        changes("x", true);
        long before = System.nanoTime();
        announcer.settle();

        assertThat(System.nanoTime() - before).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(900));
    }

    @Test
    @Timeout(60)
    void stopsWaitingWhenItsThreadIsInterrupted() {
        board.confirmation = new CompletableFuture<>();
        changes("x", true);
        Thread.currentThread().interrupt();
        announcer.settle();

        assertThat(Thread.interrupted()).isTrue();
    }

    /** Whoever changes something knows when it has settled that the others know its last state, or a later one. */
    @Test
    @Timeout(60)
    void neverTellsInTheWrongOrder() throws Exception {
        Announcer busy = announcer(Runnable::run);
        Party party = new Party();
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            String thing = "thing" + i;
            party.with(() -> {
                for (int round = 0; round < 3000; round++) {
                    boolean whether = round % 2 == 0;
                    if (whether) {
                        present.add(thing);
                    } else {
                        present.remove(thing);
                    }
                    busy.changed(thing);
                    busy.settle();
                    if (board.known.containsKey(thing) != whether) {
                        synchronized (wrong) {
                            wrong.add(thing + " " + round);
                        }
                    }
                }
            });
        }
        party.celebrate();

        assertThat(wrong).isEmpty();
    }
}

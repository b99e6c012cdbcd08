/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import ee.socketio.impl.engine.CapturedLog;
import ee.socketio.impl.engine.HandRunExecutor;
import ee.socketio.impl.engine.Party;

class SerialQueueTest {
    private final HandRunExecutor executor = new HandRunExecutor();
    private final SerialQueue queue = new SerialQueue(executor);
    private final List<String> done = new ArrayList<>();

    @Test
    void runsTasksInOrderOnTheExecutor() {
        queue.execute(() -> done.add("a"));
        queue.execute(() -> done.add("b"));
        assertThat(done).isEmpty();
        executor.runAll();

        assertThat(done).containsExactly("a", "b");
    }

    @Test
    void asksForOneThreadAtATime() {
        queue.execute(() -> done.add("a"));
        queue.execute(() -> done.add("b"));
        assertThat(executor.waiting()).isEqualTo(1);
        executor.runNext();
        assertThat(executor.waiting()).isZero();
        queue.execute(() -> done.add("c"));
        assertThat(executor.waiting()).isEqualTo(1);
        executor.runNext();

        assertThat(done).containsExactly("a", "b", "c");
    }

    @Test
    void runsATaskThatATaskAddsAfterIt() {
        queue.execute(() -> {
            queue.execute(() -> done.add("added"));
            done.add("first");
        });
        assertThat(executor.waiting()).isEqualTo(1);
        executor.runNext();

        assertThat(done).containsExactly("first", "added");
        assertThat(executor.waiting()).isZero();
    }

    @Test
    void givesWayToOthersAfterATurn() {
        SerialQueue other = new SerialQueue(executor);
        for (int i = 0; i < 1000; i++) {
            queue.execute(() -> done.add("busy"));
        }
        other.execute(() -> done.add("other"));
        executor.runAll();

        assertThat(done).hasSize(1001);
        assertThat(done.indexOf("other")).isBetween(1, 100);
    }

    @Test
    void hasNoTurnToAskForAfterTheLastTask() {
        for (int i = 0; i < 64; i++) {
            queue.execute(() -> done.add("task"));
        }
        executor.runNext();

        assertThat(done).hasSize(64);
        assertThat(executor.waiting()).isZero();
        queue.execute(() -> done.add("next"));
        assertThat(executor.waiting()).isEqualTo(1);
    }

    @Test
    void goesOnAfterATaskThatFails() {
        try (CapturedLog log = CapturedLog.of("ee.socketio.core")) {
            RuntimeException failure = new RuntimeException("expected");
            queue.execute(() -> {
                throw failure;
            });
            queue.execute(() -> done.add("next"));
            executor.runAll();
            queue.execute(() -> done.add("later"));
            executor.runAll();

            assertThat(done).containsExactly("next", "later");
            assertThat(log.failures()).containsExactly(failure);
            assertThat(log.messages()).singleElement().asString().startsWith("SIO000401");
        }
    }

    @Test
    void goesOnAfterAnError() {
        try (CapturedLog log = CapturedLog.of("ee.socketio.core")) {
            Error error = new AssertionError("expected");
            queue.execute(() -> {
                throw error;
            });
            queue.execute(() -> done.add("next"));
            executor.runAll();

            assertThat(done).containsExactly("next");
            assertThat(log.failures()).containsExactly(error);
        }
    }

    /**
     * The list is not thread-safe: it would lose entries, or fail, if two tasks ran at once or did not see each other.
     */
    @Test
    @Timeout(60)
    void runsOneTaskAtATimeAndKeepsTheOrderOfEachThread() throws Exception {
        int threads = 4;
        int tasks = 10_000;
        List<int[]> ran = new ArrayList<>();
        ExecutorService pool = Executors.newFixedThreadPool(4);
        SerialQueue shared = new SerialQueue(pool);
        Party party = new Party();
        for (int t = 0; t < threads; t++) {
            int thread = t;
            party.with(() ->
                    IntStream.range(0, tasks).forEach(i -> shared.execute(() -> ran.add(new int[] {thread, i}))));
        }
        party.celebrate();
        shared.execute(pool::shutdown);
        assertThat(pool.awaitTermination(60, TimeUnit.SECONDS)).isTrue();

        assertThat(ran).hasSize(threads * tasks);
        int[] next = new int[threads];
        for (int[] task : ran) {
            assertThat(task[1]).isEqualTo(next[task[0]]++);
        }
    }
}

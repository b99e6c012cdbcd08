/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import ee.socketio.impl.engine.CapturedLog;
import ee.socketio.impl.engine.FakeTime;
import ee.socketio.impl.engine.HandRunExecutor;

class PatientExecutorTest {
    private final FakeTime time = new FakeTime();
    private final HandRunExecutor threads = new HandRunExecutor();
    private final PatientExecutor executor = new PatientExecutor(threads, time.timer());
    private final CapturedLog log = CapturedLog.of("ee.socketio.core");
    private final List<String> done = new ArrayList<>();

    @AfterEach
    void closeLog() {
        log.close();
    }

    @Test
    void handsTasksOn() {
        executor.execute(() -> done.add("task"));
        assertThat(done).isEmpty();
        threads.runAll();

        assertThat(done).containsExactly("task");
        assertThat(log.messages()).isEmpty();
    }

    @Test
    void offersARejectedTaskAgainUntilItIsTaken() {
        threads.setFull(true);
        executor.execute(() -> done.add("task"));
        time.pass(10_000);
        threads.setFull(false);
        threads.runAll();
        assertThat(done).isEmpty();
        time.pass(1000);
        threads.runAll();

        assertThat(done).containsExactly("task");
    }

    @Test
    void losesNoneOfManyRejectedTasks() {
        threads.setFull(true);
        for (int i = 0; i < 100; i++) {
            executor.execute(() -> done.add("task"));
        }
        threads.setFull(false);
        time.pass(1000);
        threads.runAll();

        assertThat(done).hasSize(100);
    }

    @Test
    void leavesWhatIsNotTakenAnyMoreToTheThreadThatStopsTheServer() throws InterruptedException {
        CompletableFuture<Void> all = new CompletableFuture<>();
        threads.setFull(true);
        executor.execute(() -> {
            done.add("before");
            executor.execute(() -> {
                done.add("meanwhile");
                all.complete(null);
            });
            throw new IllegalStateException("of an observer");
        });

        executor.runUntil(all, 60_000);

        assertThat(done).containsExactly("before", "meanwhile");
    }

    @Test
    void waitsForWhatOthersDoWhenTheServerStops() throws InterruptedException {
        executor.runUntil(CompletableFuture.completedStage(null), 60_000);
        CompletableFuture<Void> never = new CompletableFuture<>();
        executor.runUntil(never, 1);

        assertThat(never).isNotDone();
    }

    @Test
    void logsEachSpellOfOverloadOnce() {
        for (int spell = 1; spell <= 3; spell++) {
            threads.setFull(true);
            executor.execute(() -> done.add("task"));
            executor.execute(() -> done.add("task"));
            time.pass(10_000);
            assertThat(log.messages()).hasSize(spell);
            threads.setFull(false);
            time.pass(1000);
        }

        assertThat(log.messages()).allMatch(message -> message.startsWith("SIO000403"));
        threads.runAll();
        assertThat(done).hasSize(6);
    }

    @Test
    void keepsHandlersInOrderThroughAnOverload() {
        SerialQueue queue = new SerialQueue(executor);
        threads.setFull(true);
        queue.execute(() -> done.add("a"));
        queue.execute(() -> done.add("b"));
        threads.setFull(false);
        queue.execute(() -> done.add("c"));
        time.pass(1000);
        threads.runAll();

        assertThat(done).containsExactly("a", "b", "c");
    }
}

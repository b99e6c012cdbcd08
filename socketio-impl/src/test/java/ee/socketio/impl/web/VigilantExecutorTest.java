/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;

import org.junit.jupiter.api.Test;

import ee.socketio.impl.engine.FakeTime;
import ee.socketio.impl.engine.HandRunExecutor;

class VigilantExecutorTest {
    private final FakeTime time = new FakeTime();
    private final HandRunExecutor threads = new HandRunExecutor();
    private boolean losing;
    private boolean broken;
    private final VigilantExecutor executor = new VigilantExecutor(
            task -> {
                if (broken) {
                    throw new NullPointerException("as GlassFish has them");
                }
                if (!losing) {
                    threads.execute(task);
                }
            },
            time.timer());
    private final List<String> done = new ArrayList<>();

    private void execute(String task) {
        executor.execute(() -> done.add(task));
    }

    private void lose(String task) {
        losing = true;
        execute(task);
        losing = false;
    }

    private void passChecks(int number) {
        for (int i = 0; i < number; i++) {
            time.pass(VigilantExecutor.CHECK_MILLIS);
            time.tick();
        }
    }

    @Test
    void runsWhatWasLost() {
        lose("1");
        execute("2");
        threads.runAll();
        passChecks(2);
        threads.runAll();

        assertThat(done).containsExactly("2", "1");
    }

    @Test
    void runsNothingTwice() {
        execute("slow");
        passChecks(2);
        threads.runLast(); // the probe, as if there were two threads
        threads.runAll();
        passChecks(3);
        threads.runAll();

        assertThat(done).containsExactly("slow");
    }

    @Test
    void asksOnceAsLongAsAllThreadsAreTaken() {
        execute("1");
        execute("2");
        passChecks(9);

        assertThat(threads.waiting()).isEqualTo(3); // the tasks and a probe
        threads.runAll();
        assertThat(done).containsExactly("1", "2");
    }

    @Test
    void asksAgainIfTheProbeIsLostToo() {
        losing = true;
        execute("1");
        passChecks(2);
        losing = false;
        passChecks(10);
        threads.runAll();

        assertThat(done).containsExactly("1");
    }

    @Test
    void handsOverUntilItIsNotLost() {
        lose("1");
        passChecks(2);
        losing = true;
        threads.runAll();
        losing = false;
        passChecks(2);
        threads.runAll();

        assertThat(done).containsExactly("1");
    }

    @Test
    void watchesNothingThatWasRejected() {
        threads.setFull(true);
        assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> execute("1"));
        threads.setFull(false);
        passChecks(3);
        threads.runAll();

        assertThat(done).isEmpty();
        assertThat(executor).extracting("waiting").asString().isEqualTo("[]");
    }

    @Test
    void handsOverAgainWhatFailsToBeHandedOver() {
        broken = true;
        execute("1");
        broken = false;
        passChecks(2);
        threads.runAll();

        assertThat(done).containsExactly("1");
    }

    @Test
    void restsWhenNothingWaits() {
        execute("1");
        threads.runAll();
        passChecks(2);

        assertThat(executor).extracting("watching").asString().isEqualTo("false");
    }

    @Test
    void goesOnWhenTheExecutorTakesNoProbe() {
        lose("1");
        threads.setFull(true);
        passChecks(2);
        threads.setFull(false);
        passChecks(11);
        threads.runAll();

        assertThat(done).containsExactly("1");
    }
}

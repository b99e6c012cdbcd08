/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import static ee.socketio.impl.engine.TimingWheel.TICK_MILLIS;
import static ee.socketio.impl.web.Clockwork.PERIODS_MILLIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatRuntimeException;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClockworkTest {
    private static final long SECOND = 1_000;

    /** The period of what has none. */
    private static final long ONCE = 0;

    /** What the scheduler has, and has not lost. */
    private final List<Task> tasks = new ArrayList<>();

    /** Overflows after a while, as the time of the system may. */
    private long nanos = Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(1);

    private Task running;
    private long millis;
    private boolean rejecting;
    private final List<Long> turns = new ArrayList<>();
    private Runnable turn = () -> turns.add(millis);

    private final Clockwork clock =
            new Clockwork(Fakes.fake(ScheduledExecutorService.class, this::schedule), () -> turn.run(), () -> nanos);

    /** Comes again by itself if it has a period; if not, what it schedules takes its place. */
    private final class Task {
        private final Runnable work;
        private final long period;
        private long due;
        private boolean cancelled;

        Task(Runnable work, long delay, long period) {
            this.work = work;
            this.period = period;
            this.due = millis + delay;
        }

        void run() {
            Task outer = running;
            running = this;
            due = period == ONCE ? Long.MAX_VALUE : due + period;
            try {
                work.run();
            } finally {
                running = outer;
            }
        }

        ScheduledFuture<?> future() {
            return Fakes.fake(ScheduledFuture.class, (method, arguments) -> {
                assertThat(method).isEqualTo("cancel");
                cancelled = true;
                return true;
            });
        }
    }

    private Object schedule(String method, Object... arguments) {
        assertThat(method).isIn("schedule", "scheduleWithFixedDelay");
        boolean once = "schedule".equals(method);
        assertThat(arguments[once ? 2 : 3]).isEqualTo(TimeUnit.MILLISECONDS);
        if (rejecting) {
            throw new RejectedExecutionException("full");
        }
        Task task = new Task((Runnable) arguments[0], (long) arguments[1], once ? ONCE : (long) arguments[2]);
        if (once && running != null && running.period == ONCE && tasks.contains(running)) {
            tasks.set(tasks.indexOf(running), task);
        } else {
            tasks.add(task);
        }
        return task.future();
    }

    private void pass(long duration) {
        long end = millis + duration;
        while (millis < end) {
            millis++;
            nanos += TimeUnit.MILLISECONDS.toNanos(1);
            for (Task task : List.copyOf(tasks)) {
                if (!task.cancelled && task.due <= millis) {
                    task.run();
                }
            }
        }
    }

    @Test
    void turnsTheTimerAtEachTick() {
        clock.start();

        pass(5 * TICK_MILLIS);

        assertThat(turns)
                .containsExactly(TICK_MILLIS, 2 * TICK_MILLIS, 3 * TICK_MILLIS, 4 * TICK_MILLIS, 5 * TICK_MILLIS);
    }

    /** It might begin anew on another thread before the server has restored what it found on this one. */
    @Test
    void whatTicksIsScheduledAnewEachTime() {
        clock.start();
        Task first = tasks.get(0);

        pass(TICK_MILLIS);

        assertThat(first.period).isEqualTo(ONCE);
        assertThat(tasks).doesNotContain(first).hasSize(PERIODS_MILLIS.size());
    }

    @Test
    void aTickThatWasLateAndNotLostIsFollowedByNone() {
        clock.start();
        Task late = tasks.remove(0);
        pass(2 * SECOND);
        List<Task> scheduled = List.copyOf(tasks);

        late.run();

        assertThat(tasks).containsExactlyElementsOf(scheduled);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void goesOnIfTheSchedulerForgetsAllButOne(int remembered) {
        clock.start();
        tasks.retainAll(List.of(tasks.get(remembered)));

        pass(4 * SECOND);

        assertThat(tasks).filteredOn(task -> !task.cancelled).hasSize(PERIODS_MILLIS.size());
        turns.clear();
        pass(SECOND);
        assertThat(turns).hasSizeGreaterThanOrEqualTo((int) (SECOND / TICK_MILLIS));
    }

    @Test
    void goesOnHoweverOftenTheSchedulerForgets() {
        clock.start();
        for (int lost = 0; lost < 100; lost++) {
            tasks.remove(0);
            pass(2 * SECOND);
            tasks.removeIf(task -> task.cancelled);
            assertThat(tasks).hasSize(PERIODS_MILLIS.size());
        }
    }

    @Test
    void startsNothingAnewThatIsLittleLate() {
        clock.start();
        tasks.remove(0);

        pass(Clockwork.STANDSTILL_MILLIS);

        assertThat(tasks).hasSize(PERIODS_MILLIS.size() - 1);
    }

    @Test
    void outlivesASchedulerThatTakesNothingForAWhile() {
        clock.start();
        tasks.remove(0);
        rejecting = true;
        pass(5 * SECOND);
        rejecting = false;

        pass(2 * SECOND);

        assertThat(tasks).hasSize(PERIODS_MILLIS.size());
    }

    @Test
    void doesNotTurnTheTimerTwiceAtOnce() {
        clock.start();
        turn = () -> {
            turns.add(millis);
            assertThat(turns).as("a turn within a turn").hasSize(1);
            tasks.get(1).run();
        };

        pass(TICK_MILLIS);

        assertThat(turns).hasSize(1);
    }

    @Test
    void goesOnAfterATurnThatFailed() {
        clock.start();
        turn = () -> {
            throw new IllegalStateException("broken");
        };
        assertThatRuntimeException().isThrownBy(() -> pass(TICK_MILLIS));
        turn = () -> turns.add(millis);

        pass(TICK_MILLIS);

        assertThat(turns).hasSize(1);
    }

    @Test
    void standsStillAtLast() {
        clock.start();
        pass(TICK_MILLIS);
        turns.clear();

        clock.stop();
        pass(5 * SECOND);

        assertThat(turns).isEmpty();
        assertThat(tasks).hasSize(PERIODS_MILLIS.size()).allMatch(task -> task.cancelled);
    }

    @Test
    void startsNothingAnewInATurnThatHadBegunWhenItWasStopped() {
        clock.start();
        tasks.remove(0);
        turn = clock::stop;

        nanos += TimeUnit.SECONDS.toNanos(5);
        pass(SECOND);

        assertThat(tasks).hasSize(PERIODS_MILLIS.size() - 1).allMatch(task -> task.cancelled);
    }
}

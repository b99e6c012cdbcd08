/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

import static ee.socketio.impl.engine.TimingWheel.TICK_MILLIS;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ee.socketio.impl.engine.Timer.Timeout;

class TimingWheelTest {
    /** More than one revolution of the wheel. */
    private static final long FAR = 60_000;

    private final FakeTime time = new FakeTime();
    private final Timer timer = time.timer();
    private final List<String> done = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(
            longs = {0, 1, TICK_MILLIS - 1, TICK_MILLIS, TICK_MILLIS + 1, 999, 20_479, 20_480, 20_481, FAR, 86_400_000})
    void runsATaskWithinATickAfterItIsDue(long delay) {
        time.pass(TICK_MILLIS / 2);
        timer.schedule(delay, timeout -> done.add("due"));

        time.pass(delay);
        assertThat(done).isEmpty();
        time.tick();
        assertThat(done).containsExactly("due");
    }

    @Test
    void keepsNothingOfWhatWasCancelledOrHasRun() throws InterruptedException {
        ReferenceQueue<Object> queue = new ReferenceQueue<>();
        Object cancelled = new Object();
        Object due = new Object();
        List<Reference<?>> references = List.of(new WeakReference<>(cancelled, queue), new WeakReference<>(due, queue));
        List<Timeout> kept = List.of(schedule(FAR, cancelled), schedule(0, due));
        kept.get(0).cancel();
        time.tick();
        cancelled = null;
        due = null;

        System.gc();
        assertThat(List.of(queue.remove(10_000), queue.remove(10_000))).containsAll(references);
        assertThat(kept.get(0).cancelled()).isTrue();
    }

    private Timeout schedule(long delay, Object held) {
        return timer.schedule(delay, timeout -> done.add(held.toString()));
    }

    @Test
    void runsATaskOnce() {
        timer.schedule(50, timeout -> done.add("due"));
        time.pass(3 * FAR);

        assertThat(done).containsExactly("due");
    }

    @Test
    void isNeverEarlyAndNeverLaterThanATick() {
        Random random = new Random(7);
        List<Long> lateness = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            long due = timer.currentMillis() + random.nextInt(50_000);
            timer.schedule(due - timer.currentMillis(), timeout -> lateness.add(timer.currentMillis() - due));
            turnEachMilli(random.nextInt(30));
        }
        turnEachMilli(FAR);

        assertThat(lateness).hasSize(2000).allMatch(late -> late > 0 && late <= TICK_MILLIS);
    }

    private void turnEachMilli(long millis) {
        for (long i = 0; i < millis; i++) {
            time.pass(1);
        }
    }

    @Test
    void catchesUpAfterTheWheelStoodStill() {
        timer.schedule(100, timeout -> done.add("near"));
        timer.schedule(FAR, timeout -> done.add("far"));
        timer.schedule(10 * FAR, timeout -> done.add("farther"));

        time.passUnnoticed(2 * FAR);
        assertThat(done).isEmpty();
        time.catchUp();
        assertThat(done).containsExactly("near", "far");
    }

    @Test
    void doesNotRunWhatWasCancelled() {
        Timeout cancelled = timer.schedule(100, timeout -> done.add("cancelled"));
        timer.schedule(100, timeout -> done.add("other"));
        assertThat(cancelled.cancelled()).isFalse();

        cancelled.cancel();
        cancelled.cancel();

        assertThat(cancelled.cancelled()).isTrue();
        time.pass(FAR);
        assertThat(done).containsExactly("other");
    }

    @Test
    void letsATaskCancelAnotherThatIsDueToo() {
        List<Timeout> timeouts = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            timeouts.add(timer.schedule(100, timeout -> {
                done.add("one of two");
                timeouts.forEach(Timeout::cancel);
            }));
        }
        time.pass(FAR);

        assertThat(done).containsExactly("one of two");
    }

    @Test
    void passesATaskItsOwnTimeout() {
        List<Timeout> seen = new ArrayList<>();
        Timeout scheduled = timer.schedule(10, seen::add);
        time.pass(FAR);

        assertThat(seen).containsExactly(scheduled);
    }

    @Test
    void letsATaskScheduleItselfAgain() {
        repeat();
        time.pass(1000);

        assertThat(done).hasSize(10);
    }

    private void repeat() {
        timer.schedule(5 * TICK_MILLIS - 1, timeout -> {
            done.add("again");
            repeat();
        });
    }

    @Test
    void goesOnAfterATaskThatFails() {
        try (CapturedLog log = CapturedLog.of(TimingWheel.class.getName())) {
            RuntimeException failure = new RuntimeException("expected");
            timer.schedule(100, timeout -> done.add("before"));
            timer.schedule(100, timeout -> {
                throw failure;
            });
            timer.schedule(100, timeout -> done.add("same tick"));
            timer.schedule(200, timeout -> done.add("later"));
            time.pass(FAR);

            assertThat(done).containsExactly("before", "same tick", "later");
            assertThat(log.failures()).containsExactly(failure);
        }
    }

    @Test
    void goesOnAfterAnError() {
        try (CapturedLog log = CapturedLog.of(TimingWheel.class.getName())) {
            Error error = new StackOverflowError("expected");
            timer.schedule(100, timeout -> {
                throw error;
            });
            timer.schedule(200, timeout -> done.add("later"));
            time.pass(FAR);

            assertThat(done).containsExactly("later");
            assertThat(log.failures()).containsExactly(error);
        }
    }

    @Test
    void forgetsWhatWasCancelledWithinARevolution() {
        AtomicInteger alive = new AtomicInteger();
        for (int i = 0; i < 1000; i++) {
            timer.schedule(86_400_000, timeout -> alive.incrementAndGet()).cancel();
        }
        time.assertNothingScheduledAfterARevolution();
    }

    /** The scheduling thread is held up after it has read the clock. */
    @Test
    void missesNoTaskWhoseSlotIsPassedWhileItIsScheduled() {
        AtomicLong clock = new AtomicLong();
        List<Runnable> interruptions = new ArrayList<>();
        TimingWheel wheel = new TimingWheel(() -> {
            long read = clock.get();
            List.copyOf(interruptions).forEach(Runnable::run);
            return read;
        });
        interruptions.add(() -> {
            interruptions.clear();
            clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(200));
            wheel.advance();
        });
        wheel.schedule(100, timeout -> done.add("due"));
        clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(TICK_MILLIS));
        wheel.advance();
        assertThat(done).containsExactly("due");

        clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(FAR));
        wheel.advance();
        assertThat(done).as("it was in two slots").containsExactly("due");
    }

    @Test
    void tellsTheTimeByItsClock() {
        long start = timer.currentMillis();
        time.passUnnoticed(12_345);

        assertThat(timer.currentMillis() - start).isEqualTo(12_345);
    }

    /** While one thread turns the wheel, others schedule and cancel; nothing is lost, nothing runs twice. */
    @Test
    @org.junit.jupiter.api.Timeout(60)
    void isScheduledByManyThreads() throws Exception {
        AtomicLong clock = new AtomicLong();
        TimingWheel wheel = new TimingWheel(clock::get);
        ConcurrentLinkedQueue<Integer> ran = new ConcurrentLinkedQueue<>();
        CountDownLatch scheduling = new CountDownLatch(4);
        Party party = new Party().with(() -> {
            while (scheduling.getCount() > 0) {
                clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(1));
                wheel.advance();
            }
        });
        for (int t = 0; t < 4; t++) {
            int first = t * 10_000;
            party.with(() -> {
                Random random = new Random(first);
                for (int i = first; i < first + 10_000; i++) {
                    int number = i;
                    Timeout timeout = wheel.schedule(1000 + random.nextInt(30_000), due -> ran.add(number));
                    if (i % 10 == 0) {
                        timeout.cancel();
                    }
                }
                scheduling.countDown();
            });
        }
        party.celebrate();
        clock.addAndGet(TimeUnit.SECONDS.toNanos(60));
        wheel.advance();

        assertThat(ran)
                .doesNotHaveDuplicates()
                .hasSizeGreaterThanOrEqualTo(36_000)
                .hasSizeLessThan(40_000);
    }
}

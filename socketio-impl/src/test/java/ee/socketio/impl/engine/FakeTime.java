/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.assertj.core.api.InstanceOfAssertFactories;

/** A clock that stands still unless the test lets time pass, and the timer that goes by it. */
public final class FakeTime {
    /** The clock overflows after a second, as {@link System#nanoTime} may. */
    private long nanos = Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(1);

    private final TimingWheel wheel = new TimingWheel(() -> nanos);

    /** The wall clock, which goes on as time passes and may be set. */
    private Instant wallClock = Instant.EPOCH;

    public Instant now() {
        return wallClock;
    }

    /** Sets the wall clock, which is not what timeouts go by. */
    public void setClock(Instant now) {
        wallClock = now;
    }

    public Timer timer() {
        return wheel;
    }

    /** Lets time pass, while the wheel is turned at each tick. */
    public void pass(long millis) {
        long rest = millis;
        while (rest > 0) {
            long step = Math.min(rest, TimingWheel.TICK_MILLIS);
            passUnnoticed(step);
            wheel.advance();
            rest -= step;
        }
    }

    /** Lets that time pass within which the timer forgets what was cancelled; all must have been. */
    public void assertNothingScheduledAfterARevolution() {
        pass(1024 * TimingWheel.TICK_MILLIS);
        assertThat(wheel)
                .extracting("slots")
                .asInstanceOf(InstanceOfAssertFactories.ARRAY)
                .allSatisfy(slot -> assertThat((Iterable<?>) slot).isEmpty());
    }

    /** How many timeouts the timer has not forgotten yet. */
    public long scheduled() {
        AtomicLong count = new AtomicLong();
        assertThat(wheel)
                .extracting("slots")
                .asInstanceOf(InstanceOfAssertFactories.ARRAY)
                .allSatisfy(slot -> ((Iterable<?>) slot).forEach(timeout -> count.incrementAndGet()));
        return count.get();
    }

    /** Lets that time pass by which timeouts may be late. */
    public void tick() {
        pass(TimingWheel.TICK_MILLIS);
    }

    /** Lets time pass, while the thread that should turn the wheel is held up. */
    void passUnnoticed(long millis) {
        wallClock = wallClock.plusMillis(millis);
        nanos += TimeUnit.MILLISECONDS.toNanos(millis);
    }

    /** Turns the wheel at once to where it should be. */
    public void catchUp() {
        wheel.advance();
    }
}

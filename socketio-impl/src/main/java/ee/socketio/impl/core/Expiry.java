/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

import ee.socketio.impl.engine.Timer;
import ee.socketio.impl.engine.Timer.Timeout;

/**
 * Waits for the moment at which the identity of a socket expires. Thread-safe.
 *
 * <p>That moment is one of the wall clock, which may be set; the timer goes by a clock that is not. So the wall clock
 * is looked at again at least every {@link #LONGEST_WAIT}: by so much, at most, a socket may outlive its identity if
 * the wall clock is set forward meanwhile.
 */
final class Expiry {
    static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private final Timer timer;
    private final InstantSource clock;
    private final Runnable look;

    /** Guarded by this. */
    private Timeout timeout = Timeout.NONE;

    /** Whether there is nothing to wait for any more. Guarded by this. */
    private boolean cancelled;

    /**
     * Waits for nothing yet.
     *
     * @param timer by which to wait
     * @param clock the wall clock
     * @param look looks whether the identity has expired, and if not waits again
     */
    Expiry(Timer timer, InstantSource clock, Runnable look) {
        this.timer = timer;
        this.clock = clock;
        this.look = look;
    }

    /** Waits until a socket's identity expires, as it is now, in place of what was waited for before. */
    synchronized void await(ConnectedSocket socket) {
        timeout.cancel();
        if (!cancelled) {
            socket.expiresAt().ifPresent(moment -> timeout = timer.schedule(millisUntil(moment), due -> look.run()));
        }
    }

    private long millisUntil(Instant moment) {
        Duration rest = Duration.between(clock.instant(), moment);
        if (rest.isNegative()) {
            return 0;
        }
        return (rest.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : rest).toMillis();
    }

    synchronized void cancel() {
        cancelled = true;
        timeout.cancel();
    }
}

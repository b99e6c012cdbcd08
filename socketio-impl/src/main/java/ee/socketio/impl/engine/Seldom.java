/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

import java.util.concurrent.atomic.AtomicLong;

/** Lets something that clients can cause at will be told once a minute at most. Thread-safe. */
public final class Seldom {
    private static final long PAUSE_MILLIS = 60_000;

    private final Timer timer;

    /** When it may be told again, by the timer's clock. */
    private final AtomicLong next;

    /**
     * Begins with what may be told at once.
     *
     * @param timer tells the time
     */
    public Seldom(Timer timer) {
        this.timer = timer;
        this.next = new AtomicLong(timer.currentMillis());
    }

    /**
     * Whether it may be told now; asking takes the turn.
     *
     * @return false for a minute after it was true
     */
    public boolean mayTell() {
        long now = timer.currentMillis();
        long due = next.get();
        return now >= due && next.compareAndSet(due, now + PAUSE_MILLIS);
    }
}

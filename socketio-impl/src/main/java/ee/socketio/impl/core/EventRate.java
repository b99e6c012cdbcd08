/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import ee.socketio.impl.engine.Timer;
import ee.socketio.impl.engine.TokenBucket;

/**
 * How often a client may send events: what is too much is refused at first, and tolerated for as long as it is not ten
 * times too much. Two buckets, no timer. Used in the mailbox of the connection.
 */
final class EventRate {
    enum Verdict {
        HANDLE,
        REFUSE,
        DISCONNECT
    }

    private static final long SECOND = 1_000;
    private static final int PATIENCE = 10;

    private final Timer timer;
    private final TokenBucket events;
    private final TokenBucket refusals;

    private EventRate(int perSecond, Timer timer) {
        long now = timer.currentMillis();
        int tolerated = (int) Math.min(Integer.MAX_VALUE, (long) PATIENCE * perSecond);
        this.timer = timer;
        this.events = new TokenBucket(perSecond, SECOND, now);
        this.refusals = new TokenBucket(tolerated, PATIENCE * SECOND, now);
    }

    /** The limit of a connection; {@code null} for none. */
    static EventRate of(int perSecond, Timer timer) {
        return perSecond == 0 ? null : new EventRate(perSecond, timer);
    }

    /** What to do with an event that has just come. */
    Verdict next() {
        long now = timer.currentMillis();
        if (events.take(now)) {
            return Verdict.HANDLE;
        }
        return refusals.take(now) ? Verdict.REFUSE : Verdict.DISCONNECT;
    }
}

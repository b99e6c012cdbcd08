/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.time.Duration;

/**
 * How something is emitted.
 *
 * @param droppable whether to skip receivers that cannot take it at once
 * @param compressed whether it may be compressed
 * @param ackTimeout how long acknowledgements are awaited, in milliseconds
 */
public record EmitOptions(boolean droppable, boolean compressed, long ackTimeout) {
    /** No one waits longer: far below what the clock could overflow by. */
    private static final Duration FOREVER = Duration.ofDays(10_000);

    /**
     * The same, but droppable.
     *
     * @return other options
     */
    public EmitOptions asVolatile() {
        return new EmitOptions(true, compressed, ackTimeout);
    }

    /**
     * The same, but for compression.
     *
     * @param whether whether it may be compressed
     * @return other options
     */
    public EmitOptions compress(boolean whether) {
        return new EmitOptions(droppable, whether, ackTimeout);
    }

    EmitOptions timeout(Duration timeout) {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("a timeout must be positive, but is " + timeout);
        }
        return new EmitOptions(droppable, compressed, millis(timeout));
    }

    private static long millis(Duration timeout) {
        return timeout.compareTo(FOREVER) > 0 ? FOREVER.toMillis() : Math.max(1, timeout.toMillis());
    }
}

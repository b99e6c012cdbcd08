/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

/** What may be done so many times at once, and as many times more as time passes. Not thread-safe. */
public final class TokenBucket {
    private final int size;
    private final double tokensPerMilli;
    private double tokens;
    private long refilled;

    /**
     * Makes a bucket that is full.
     *
     * @param size how many times at once
     * @param fillMillis the time in milliseconds in which an empty bucket becomes full
     * @param nowMillis the time, by some clock that never goes back
     */
    public TokenBucket(int size, long fillMillis, long nowMillis) {
        this.size = size;
        this.tokensPerMilli = (double) size / fillMillis;
        this.tokens = size;
        this.refilled = nowMillis;
    }

    /**
     * Takes one token.
     *
     * @param nowMillis the time, by the same clock
     * @return whether there was one
     */
    public boolean take(long nowMillis) {
        tokens = Math.min(size, tokens + (nowMillis - refilled) * tokensPerMilli);
        refilled = nowMillis;
        boolean enough = tokens >= 1;
        if (enough) {
            tokens--;
        }
        return enough;
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets clients in, or not: so many at a time, so many from one {@linkplain ClientAddress address}, so many of those in
 * a minute. Thread-safe.
 *
 * <p>A client is looked at twice. Its handshake is {@linkplain #check checked} before it is answered, where it can be
 * refused in the words of HTTP; its session is {@linkplain #enter counted} when it is opened, which is a moment later,
 * and on another thread perhaps, so that of many who come at once no more get in than there is room for.
 *
 * <p>Memory is bounded: sessions are counted by the addresses of those that are there, and of the rates of handshakes
 * the {@value #ADDRESSES} addresses that came last are known. Who has that many addresses at hand is not stopped by a
 * limit for each of them, whether its rates are known or forgotten.
 */
final class Admission {
    private static final int ADDRESSES = 10_000;
    private static final long MINUTE = 60_000;

    private final AdmissionConfig config;
    private final Timer timer;
    private final LimitLog log;
    private final AtomicInteger sessions = new AtomicInteger();
    private final Map<String, Integer> sessionsByAddress = new ConcurrentHashMap<>();

    /** By address, that which came last at the end. Guarded by itself. */
    private final Map<String, TokenBucket> rates = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, TokenBucket> eldest) {
            return size() > ADDRESSES;
        }
    };

    /** Whether nobody is let in any more. Set once, by any thread, read by all. */
    private volatile boolean closed;

    Admission(AdmissionConfig config, Timer timer, LimitLog log) {
        this.config = config;
        this.timer = timer;
        this.log = log;
    }

    /** Lets nobody in any more. */
    void close() {
        closed = true;
    }

    /** Whether a handshake may go on. */
    void check(EngineRequest handshake) throws RefusedException {
        requireOpen();
        if (config.maxHandshakesPerMinute() > 0) {
            refuseIf(!takeTurn(ClientAddress.of(handshake)), EngineError.TOO_MANY_HANDSHAKES, handshake);
        }
        refuseIf(isOver(config.maxConnections(), sessions.get() + 1), EngineError.SERVER_FULL, handshake);
        if (config.maxConnectionsPerAddress() > 0) {
            int others = sessionsByAddress.getOrDefault(ClientAddress.of(handshake), 0);
            refuseIf(
                    isOver(config.maxConnectionsPerAddress(), others + 1),
                    EngineError.TOO_MANY_FROM_ADDRESS,
                    handshake);
        }
    }

    private boolean takeTurn(String address) {
        long now = timer.currentMillis();
        synchronized (rates) {
            return rates.computeIfAbsent(address, key -> new TokenBucket(config.maxHandshakesPerMinute(), MINUTE, now))
                    .take(now);
        }
    }

    /** Counts a session that is about to be opened. One that is not refused has to {@link #leave}. */
    void enter(EngineRequest handshake) throws RefusedException {
        requireOpen();
        int all = sessions.incrementAndGet();
        int ofAddress = countAddress(handshake, 1);
        try {
            refuseIf(isOver(config.maxConnections(), all), EngineError.SERVER_FULL, handshake);
            refuseIf(
                    isOver(config.maxConnectionsPerAddress(), ofAddress), EngineError.TOO_MANY_FROM_ADDRESS, handshake);
        } catch (RefusedException e) {
            leave(handshake);
            throw e;
        }
    }

    /** A session has ended. */
    void leave(EngineRequest handshake) {
        sessions.decrementAndGet();
        countAddress(handshake, -1);
    }

    private int countAddress(EngineRequest handshake, int change) {
        if (config.maxConnectionsPerAddress() == 0) {
            return 0;
        }
        Integer count = sessionsByAddress.merge(
                ClientAddress.of(handshake), change, (before, by) -> before + by == 0 ? null : before + by);
        return count == null ? 0 : count;
    }

    private void requireOpen() throws RefusedException {
        if (closed) {
            throw new RefusedException(EngineError.SHUTTING_DOWN);
        }
    }

    private static boolean isOver(int limit, int count) {
        return limit > 0 && count > limit;
    }

    private void refuseIf(boolean over, EngineError error, EngineRequest handshake) throws RefusedException {
        if (over) {
            log.refused(error.option(), handshake);
            throw new RefusedException(error);
        }
    }
}

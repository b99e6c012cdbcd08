/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

import ee.socketio.impl.engine.Timer;
import ee.socketio.impl.engine.Timer.Timeout;

/** The requests that are still to be answered, by their numbers. Thread-safe. */
final class Exchanges {
    /** Of one that has no time of its own. */
    static final long FOREVER = Long.MAX_VALUE;

    private final Timer timer;
    private final AtomicLong lastNumber = new AtomicLong();
    private final Map<Long, Pending> pending = new ConcurrentHashMap<>();

    Exchanges(Timer timer) {
        this.timer = timer;
    }

    private record Pending(String peer, Exchange exchange, Timeout timeout) {}

    /** Notes a request before it is sent, for as long as replies are awaited, and returns its number. */
    long begin(String peer, Exchange exchange, long timeoutMillis) {
        long number = lastNumber.incrementAndGet();
        // As one, lest it be noted after its time.
        pending.computeIfAbsent(number, unused -> new Pending(peer, exchange, timeout(number, timeoutMillis)));
        return number;
    }

    private Timeout timeout(long number, long millis) {
        return millis == FOREVER ? Timeout.NONE : timer.schedule(millis, due -> timeUp(number));
    }

    /** Whether it was still waited for. */
    boolean forget(long number) {
        Pending found = pending.remove(number);
        if (found != null) {
            found.timeout().cancel();
        }
        return found != null;
    }

    /** It will not be answered in time. */
    void timeUp(long number) {
        Pending late = pending.remove(number);
        if (late != null) {
            late.timeout().cancel();
            late.exchange().timeUp();
        }
    }

    /** A reply has come; one that nobody waits for any more is nothing. */
    void received(String peer, Reply reply) {
        Pending found = pending.get(reply.number());
        if (found != null && found.peer().equals(peer)) {
            found.exchange().received(reply);
            if (found.exchange().over()) {
                forget(reply.number());
            }
        }
    }

    /** A server has gone: nobody waits for it. */
    void left(String peer) {
        abandon(exchange -> exchange.peer().equals(peer));
    }

    /** This server goes: nobody waits any longer. */
    void close() {
        abandon(exchange -> true);
    }

    private void abandon(Predicate<Pending> gone) {
        List<Pending> abandoned = new ArrayList<>();
        pending.values().removeIf(exchange -> gone.test(exchange) && abandoned.add(exchange));
        abandoned.forEach(exchange -> {
            exchange.timeout().cancel();
            exchange.exchange().left();
        });
    }
}

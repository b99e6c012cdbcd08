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

/** The requests that are still to be answered, by their numbers. Thread-safe. */
final class Exchanges {
    private final AtomicLong lastNumber = new AtomicLong();
    private final Map<Long, Pending> pending = new ConcurrentHashMap<>();

    private record Pending(String peer, Exchange exchange) {}

    /** Notes a request before it is sent, and returns its number. */
    long begin(String peer, Exchange exchange) {
        long number = lastNumber.incrementAndGet();
        pending.put(number, new Pending(peer, exchange));
        return number;
    }

    /** A reply has come; one that nobody waits for any more is nothing. */
    void received(Reply reply) {
        Pending found = pending.get(reply.number());
        if (found != null) {
            found.exchange().received(reply);
            if (found.exchange().over()) {
                pending.remove(reply.number());
            }
        }
    }

    /** The time is up. */
    void forget(List<Long> numbers) {
        numbers.forEach(pending::remove);
    }

    /** A server has gone: nobody waits for it. */
    void left(String peer) {
        List<Exchange> abandoned = new ArrayList<>();
        pending.values().removeIf(exchange -> exchange.peer().equals(peer) && abandoned.add(exchange.exchange()));
        abandoned.forEach(Exchange::left);
    }
}

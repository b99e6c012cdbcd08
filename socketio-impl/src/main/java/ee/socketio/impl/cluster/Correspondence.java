/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cluster;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.LongFunction;

import ee.socketio.impl.engine.Timer;
import ee.socketio.spi.Cluster;

/**
 * What this server and the others write to each other. To each there is a {@link Link}: what one thread sends to one
 * server is done there in that order; a message is encoded once for all. What is to be replied to is remembered until
 * it is, or the server has gone, or the time is up. Thread-safe.
 */
final class Correspondence {
    /** How long there is a link to a server that is not there: time for it to show, or to have its last word come. */
    static final long STRANGER_MILLIS = 10_000;

    private final Cluster cluster;
    private final Executor executor;
    private final Timer timer;
    private final BiConsumer<String, Message> handler;
    private final Exchanges exchanges;

    /** They outlive their servers for a while: what is still on its way must be told from what comes if one is back. */
    private final Map<String, Link> links = new ConcurrentHashMap<>();

    /** The one that began last, with whomever. */
    private final AtomicLong lastEpoch = new AtomicLong();

    /**
     * Makes one that is empty.
     *
     * @param handler takes what is no reply, with the id of the server that it is from
     */
    Correspondence(Cluster cluster, Executor executor, Timer timer, BiConsumer<String, Message> handler) {
        this.cluster = cluster;
        this.executor = executor;
        this.timer = timer;
        this.handler = handler;
        this.exchanges = new Exchanges(timer);
    }

    private Link link(String peer) {
        return links.computeIfAbsent(peer, this::newLink);
    }

    /** A server that is not there may not have shown yet; if it has gone nobody else would take the link away. */
    private Link newLink(String peer) {
        if (!cluster.peers().contains(peer)) {
            forgetLater(peer);
        }
        return new Link(peer, lastEpoch.incrementAndGet(), cluster, executor, timer, message -> handle(peer, message));
    }

    private void forgetLater(String peer) {
        timer.schedule(STRANGER_MILLIS, due -> {
            if (!cluster.peers().contains(peer)) {
                forgetIfQuiet(peer);
            }
        });
    }

    private void forgetIfQuiet(String peer) {
        Link link = links.get(peer);
        if (link != null && link.isQuiet(STRANGER_MILLIS)) {
            links.remove(peer, link);
        } else if (link != null) {
            forgetLater(peer);
        }
    }

    // ---- Out

    void send(Collection<String> peers, Message message) {
        if (!peers.isEmpty()) {
            byte[] bytes = MessageType.encode(message);
            peers.forEach(peer -> link(peer).send(bytes));
        }
    }

    /** Returns whether it goes: not if too much is on its way already. */
    boolean send(String peer, Message message) {
        return link(peer).send(MessageType.encode(message));
    }

    /**
     * Sends each a message with a number of its own, and waits for replies no longer than that.
     *
     * @param request makes the message, of its number
     */
    void ask(Map<String, ? extends Exchange> asked, LongFunction<Message> request, long timeoutMillis) {
        asked.forEach((peer, exchange) -> ask(peer, exchange, request, timeoutMillis));
    }

    /** Returns the number. */
    long ask(String peer, Exchange exchange, LongFunction<Message> request, long timeoutMillis) {
        long number = exchanges.begin(peer, exchange, timeoutMillis);
        if (!send(peer, request.apply(number))) {
            exchanges.timeUp(number);
        }
        if (!cluster.peers().contains(peer)) { // It went after it was chosen, perhaps before it was noted.
            exchanges.left(peer);
        }
        return number;
    }

    /** Waits for replies no longer; returns whether it did. */
    boolean forget(long number) {
        return exchanges.forget(number);
    }

    // ---- In

    void received(String peer, byte[] bytes) {
        link(peer).receive(bytes);
    }

    private void handle(String peer, Message message) {
        if (message instanceof Reply reply) {
            exchanges.received(peer, reply);
        } else {
            handler.accept(peer, message);
        }
    }

    void left(String peer) {
        links.computeIfPresent(peer, (unused, link) -> {
            link.restart(lastEpoch.incrementAndGet());
            return link;
        });
        exchanges.left(peer);
        forgetLater(peer);
    }

    /** Nobody answers any more. */
    void close() {
        exchanges.close();
    }
}

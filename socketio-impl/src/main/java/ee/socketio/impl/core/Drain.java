/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import ee.socketio.impl.engine.Timer;

/**
 * Sends the clients of a server elsewhere, a few at a time, so that they do not all come to another server in the same
 * moment.
 *
 * <p>Each connection is closed when what was sent before has gone out, without a word by Socket.IO: to its client that
 * is a connection that was lost, and it connects again. At the end of the period those that still have not taken what
 * was sent are closed all the same.
 */
final class Drain {
    /** The time between two batches. */
    private static final long STEP_MILLIS = 100;

    private final Set<Connection> connections;
    private final Timer timer;

    /** When those that are left are closed, by the timer's clock. Set before the first step. */
    private long deadline;

    /** In milliseconds. Set along with it. */
    private long period;

    /** The connections that were there at the first step; nobody is let in later. Touched by the timer's thread. */
    private Queue<Connection> waiting;

    /** How many these were. */
    private int total;

    private final CompletableFuture<Void> done = new CompletableFuture<>();

    /** The connections are those that are there, as they come and go. */
    Drain(Set<Connection> connections, Timer timer) {
        this.connections = connections;
        this.timer = timer;
    }

    /** Completes when nobody is left, or was closed at the end of the period. */
    CompletableFuture<Void> done() {
        return done;
    }

    void begin(long periodMillis) {
        period = periodMillis;
        deadline = timer.currentMillis() + periodMillis;
        timer.schedule(0, timeout -> {
            waiting = new ArrayDeque<>(connections);
            total = waiting.size();
            step();
        });
    }

    /** A connection has gone. */
    void left() {
        if (connections.isEmpty()) {
            done.complete(null);
        }
    }

    private void step() {
        left();
        long rest = deadline - timer.currentMillis();
        if (done.isDone()) {
            return;
        }
        if (rest <= 0) {
            connections.forEach(Connection::drop);
            done.complete(null);
        } else {
            closeSome(rest);
            timer.schedule(Math.min(rest, STEP_MILLIS), timeout -> step());
        }
    }

    /** Leaves as many, of all, as there will be time, of all, after this step. */
    private void closeSome(long rest) {
        long left = total * Math.max(0, rest - STEP_MILLIS) / period;
        while (waiting.size() > left) {
            waiting.remove().drain();
        }
    }
}

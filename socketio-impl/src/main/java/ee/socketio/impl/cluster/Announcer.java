/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cluster;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

import ee.socketio.impl.engine.Timer;
import ee.socketio.spi.Cluster;

/**
 * Tells the other servers what this one has: the namespaces and rooms with sockets.
 *
 * <p>That something has changed is noted where it changes, under whatever lock is held there; what it has become is
 * looked up when it is told. So changes cannot be told in the wrong order, and a room that has come and gone meanwhile
 * costs little. It is told by who wants to go on only when the others know, such as a handler that makes a socket join
 * a room, or else soon after, on a thread of the executor. One tells, and others who come meanwhile wait for their
 * turn: the lock is for that, and is the only one that is held while the network is used.
 *
 * <p>Thread-safe. What is noted is bounded by the rooms there are and were a moment ago.
 */
final class Announcer {
    /** How long it takes until what nobody waits for is told. */
    private static final long DELAY_MILLIS = 5;

    /** How long anybody waits. */
    private static final long PATIENCE_MILLIS = 1000;

    private final Cluster cluster;
    private final Predicate<String> isPresent;
    private final Executor executor;
    private final Timer timer;

    private final Set<String> changed = ConcurrentHashMap.newKeySet();

    /** What has been told, and not everybody knows yet. */
    private final Set<CompletableFuture<Void>> unconfirmed = ConcurrentHashMap.newKeySet();

    private final ReentrantLock turn = new ReentrantLock();

    /** Whether somebody will tell. */
    private final AtomicBoolean scheduled = new AtomicBoolean();

    Announcer(Cluster cluster, Predicate<String> isPresent, Executor executor, Timer timer) {
        this.cluster = cluster;
        this.isPresent = isPresent;
        this.executor = executor;
        this.timer = timer;
    }

    /** Notes a change. */
    void changed(String thing) {
        changed.add(thing);
        if (scheduled.compareAndSet(false, true)) {
            timer.schedule(DELAY_MILLIS, due -> executor.execute(this::tellSoon));
        }
    }

    private void tellSoon() {
        scheduled.set(false); // before it looks: what is noted later is told by somebody else
        tell();
    }

    private void tell() {
        turn.lock();
        try {
            changed.forEach(thing -> {
                changed.remove(thing); // before it is looked up
                tell(thing);
            });
        } finally {
            turn.unlock();
        }
    }

    private void tell(String thing) {
        if (isPresent.test(thing)) {
            CompletableFuture<Void> told = cluster.hold(thing).toCompletableFuture();
            unconfirmed.add(told);
            told.whenComplete((done, failure) -> unconfirmed.remove(told));
        } else {
            cluster.release(thing);
        }
    }

    /** Waits until the others know all that was noted before. */
    void settle() {
        // In this order: who tells takes the lock, then a thing out of the one set, then puts its future into the
        // other.
        if (!changed.isEmpty() || turn.isLocked() || !unconfirmed.isEmpty()) {
            tell();
            await(CompletableFuture.allOf(unconfirmed.toArray(CompletableFuture[]::new)));
        }
    }

    private static void await(CompletableFuture<Void> future) {
        try {
            future.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // It goes on without: whoever does not know has not answered anything for a second.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Tells the application what happens to a namespace: in the order in which it happens, one thing after the other, on
 * threads of the executor. Thread-safe.
 *
 * <p>What happens is noted while the lock is held under which it happens, which makes the order. Nobody is told there,
 * and the executor is not called: that is done by {@link #tell}, which everyone calls who has noted something and has
 * let go of the lock.
 */
final class Notices {
    /** How many may wait; some 100 bytes each. */
    static final int LIMIT = 100_000;

    private final Queue<Runnable> notices = new ConcurrentLinkedQueue<>();

    /** How many there are that have not been told to the end. */
    private final AtomicInteger untold = new AtomicInteger();

    /** For how many of them nobody has asked for a turn yet. */
    private final AtomicInteger unasked = new AtomicInteger();

    private final SerialQueue turns;

    Notices(Executor executor) {
        this.turns = new SerialQueue(executor);
    }

    /** Notes what must not be lost; there are as many of these as clients are about to come or go. */
    void add(Runnable notice) {
        notices.add(notice);
        untold.getAndIncrement();
        unasked.getAndIncrement();
    }

    /** Notes something, unless too much waits to be told. */
    boolean offer(Runnable notice) {
        boolean accepted = untold.get() < LIMIT;
        if (accepted) {
            add(notice);
        }
        return accepted;
    }

    /** Has told what was noted. Not to be called while holding a lock. */
    void tell() {
        if (unasked.get() > 0) {
            for (int missing = unasked.getAndSet(0); missing > 0; missing--) {
                turns.execute(this::tellNext);
            }
        }
    }

    private void tellNext() {
        try {
            notices.remove().run();
        } finally {
            untold.getAndDecrement();
        }
    }

    /** Completes when all that was noted before has been told. */
    CompletableFuture<Void> told() {
        if (untold.get() == 0) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> end = new CompletableFuture<>();
        add(() -> end.complete(null));
        tell();
        return end;
    }
}

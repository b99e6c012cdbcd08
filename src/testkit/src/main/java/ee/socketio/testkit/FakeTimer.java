/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.testkit;

import java.util.Comparator;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

import ee.socketio.impl.engine.Timer;

/**
 * A timer whose time stands still unless the test lets it pass. Unlike the server's own, which may be a tick late, it
 * is exact. Thread-safe, but for {@link #advance}, which is the test's.
 */
final class FakeTimer implements Timer {
    /** By the time when they are due, then in the order in which they were scheduled. Guarded by this. */
    private final SortedSet<Entry> entries =
            new TreeSet<>(Comparator.comparingLong(Entry::due).thenComparingLong(Entry::number));

    /** Guarded by this, as is the other number. */
    private long now;

    private long scheduled;

    @Override
    public synchronized Timeout schedule(long delayMillis, Consumer<Timeout> task) {
        Entry entry = new Entry(now + Math.max(0, delayMillis), scheduled++, task);
        entries.add(entry);
        return entry;
    }

    @Override
    public synchronized long currentMillis() {
        return now;
    }

    /**
     * Lets time pass. Each timeout that becomes due meanwhile comes at its time.
     *
     * @param millis how much time
     * @param afterEach called after each timeout
     */
    void advance(long millis, Runnable afterEach) {
        long end = currentMillis() + millis;
        for (Entry due = next(end); due != null; due = next(end)) {
            due.task.accept(due);
            afterEach.run();
        }
    }

    private synchronized Entry next(long end) {
        if (entries.isEmpty() || entries.first().due > end) {
            now = end;
            return null;
        }
        Entry next = entries.first();
        entries.remove(next);
        now = Math.max(now, next.due);
        return next;
    }

    private synchronized void remove(Entry entry) {
        entries.remove(entry);
    }

    private final class Entry implements Timeout {
        private final long due;
        private final long number;
        private final Consumer<Timeout> task;

        /** Written and read by any thread. */
        private volatile boolean cancelled;

        Entry(long due, long number, Consumer<Timeout> task) {
            this.due = due;
            this.number = number;
            this.task = task;
        }

        long due() {
            return due;
        }

        long number() {
            return number;
        }

        @Override
        public void cancel() {
            cancelled = true;
            remove(this);
        }

        @Override
        public boolean cancelled() {
            return cancelled;
        }
    }
}

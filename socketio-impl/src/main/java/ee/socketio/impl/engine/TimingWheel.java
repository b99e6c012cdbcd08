/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * The one timer behind all heartbeats and timeouts: a hashed timing wheel (Varghese and Lauck, 1987) that somebody else
 * turns, by calling {@link #advance} every {@link #TICK_MILLIS}.
 *
 * <p>Scheduling and cancelling cost the same however many timeouts there are, which suits heartbeats: nearly all are
 * cancelled. A timeout comes within one tick after it is due, never before. Cancelled ones stay in their slot until the
 * wheel passes it, within {@link #TICK_MILLIS} × {@link #SLOTS}.
 */
public final class TimingWheel implements Timer {
    /** How often to call {@link #advance}, in milliseconds. */
    public static final long TICK_MILLIS = 20;

    private static final int SLOTS = 1024;
    private static final System.Logger LOG = System.getLogger(TimingWheel.class.getName());

    private final Queue<Entry>[] slots = newSlots();
    private final LongSupplier nanoTime;
    private final long startNanos;

    /** The last tick whose slot was, or is being, emptied. Written by the thread that turns the wheel, read by all. */
    private volatile long passedTick;

    /**
     * Makes a wheel.
     *
     * @param nanoTime the clock, as {@link System#nanoTime}
     */
    public TimingWheel(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.startNanos = nanoTime.getAsLong();
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Queue<Entry>[] newSlots() {
        return Stream.generate(ConcurrentLinkedQueue::new).limit(SLOTS).toArray(Queue[]::new);
    }

    @Override
    public Timeout schedule(long delayMillis, Consumer<Timeout> task) {
        Entry entry = new Entry(1 + (currentMillis() + delayMillis) / TICK_MILLIS, task);
        long tick = entry.tick;
        slot(tick).add(entry);
        while (passedTick >= tick) { // This thread was held up until it was too late for that slot.
            tick = passedTick + 1;
            slot(tick).add(entry);
        }
        return entry;
    }

    /** Runs what has become due. Calls must not overlap. */
    public void advance() {
        long currentTick = currentMillis() / TICK_MILLIS;
        for (long tick = passedTick + 1; tick <= currentTick; tick++) {
            passedTick = tick;
            pass(tick);
        }
    }

    private void pass(long tick) {
        for (Iterator<Entry> entries = slot(tick).iterator(); entries.hasNext(); ) {
            Entry entry = entries.next();
            if (entry.cancelled || entry.tick <= tick) {
                entries.remove();
                entry.run();
            }
        }
    }

    private Queue<Entry> slot(long tick) {
        return slots[(int) (tick % SLOTS)];
    }

    @Override
    public long currentMillis() {
        return TimeUnit.NANOSECONDS.toMillis(nanoTime.getAsLong() - startNanos);
    }

    private static final class Entry implements Timeout {
        private final long tick;

        /**
         * {@code null} when it has run or was cancelled: what it refers to must not wait for the wheel to come round.
         * Written by any thread.
         */
        private volatile Consumer<Timeout> task;

        /** Written by any thread, read by the one that turns the wheel. */
        private volatile boolean cancelled;

        Entry(long tick, Consumer<Timeout> task) {
            this.tick = tick;
            this.task = task;
        }

        void run() {
            Consumer<Timeout> due = task;
            task = null; // It may be in two slots.
            try {
                if (due != null) {
                    due.accept(this);
                }
            } catch (Throwable e) { // Errors too: all heartbeats depend on the next tick.
                LOG.log(System.Logger.Level.ERROR, "SIO000301: A timeout failed", e);
            }
        }

        @Override
        public void cancel() {
            cancelled = true;
            task = null;
        }

        @Override
        public boolean cancelled() {
            return cancelled;
        }
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

import ee.socketio.impl.engine.TimingWheel;

/**
 * Turns the timer by the server's scheduler, and goes on where a scheduler forgets what it was given.
 *
 * <p>GlassFish asks whether an application is enabled before each of its tasks. While another one is being deployed the
 * question may fail, and the task is lost with the thread: a periodic one never comes again, nobody is told, and all
 * heartbeats and timeouts would have ended with it. So there are some, of different paces, since what befalls one of
 * them in a few milliseconds rarely befalls another. Each starts those anew that stand still.
 *
 * <p>The executors of WildFly, Payara and GlassFish note in the task what they have to restore on its thread in the
 * end. A periodic one may begin again on another thread before that, and one of the two keeps the class loader of the
 * application, also when that has been undeployed. So each tick is a task of its own; those that stand in for it are
 * periodic, with a delay that is long enough, lest all end if the scheduler takes nothing for a while.
 */
final class Clockwork {
    /** How long a task may be late before it is taken for lost. */
    static final long STANDSTILL_MILLIS = 500;

    /** The pace of the timer, and of those that stand in for it. */
    static final List<Long> PERIODS_MILLIS = List.of(TimingWheel.TICK_MILLIS, 500L, 700L);

    private final ScheduledExecutorService scheduler;
    private final Runnable advance;
    private final LongSupplier nanoTime;
    private final List<Hand> hands;

    /** Whether one of the hands turns the timer just now, which is not for two at once. */
    private final AtomicBoolean turning = new AtomicBoolean();

    /** Set by the thread that stops the application, read by the hands. */
    private volatile boolean stopped;

    /**
     * A clock that does not go yet.
     *
     * @param scheduler has the threads
     * @param advance turns the timer; its calls do not overlap
     * @param nanoTime the time, as {@link System#nanoTime}
     */
    Clockwork(ScheduledExecutorService scheduler, Runnable advance, LongSupplier nanoTime) {
        this.scheduler = scheduler;
        this.advance = advance;
        this.nanoTime = nanoTime;
        this.hands = PERIODS_MILLIS.stream().map(Hand::new).toList();
    }

    /** Turns the timer every {@link TimingWheel#TICK_MILLIS} from now on. */
    void start() {
        hands.forEach(Hand::start);
    }

    /** Leaves the timer alone, but for a turn that may have begun. */
    void stop() {
        stopped = true;
        hands.forEach(Hand::cancel);
    }

    private void beat(Hand hand) {
        hand.seen = nanoTime.getAsLong();
        if (turning.compareAndSet(false, true)) {
            try {
                advance.run();
            } finally {
                turning.set(false);
            }
        }
        hands.forEach(Hand::startAnewIfStill);
    }

    /** One of the tasks. */
    private final class Hand {
        private final long periodMillis;

        /** Counts its starts: a tick of an earlier one, which was late and not lost, is followed by none. */
        private final AtomicInteger chain = new AtomicInteger();

        /**
         * What is scheduled. Written by {@link #start}, of which no two overlap, and by each tick; read by the thread
         * that stops the application, too.
         */
        private volatile ScheduledFuture<?> task;

        /** When it moved, or was started. Written by its task and by who starts it, read by the other. */
        private volatile long seen = nanoTime.getAsLong();

        Hand(long periodMillis) {
            this.periodMillis = periodMillis;
        }

        void start() {
            seen = nanoTime.getAsLong();
            int current = chain.incrementAndGet();
            if (periodMillis == TimingWheel.TICK_MILLIS) {
                next(current);
            } else {
                keep(scheduler.scheduleWithFixedDelay(
                        () -> beat(this), periodMillis, periodMillis, TimeUnit.MILLISECONDS));
            }
        }

        private void next(int current) {
            keep(scheduler.schedule(() -> tick(current), periodMillis, TimeUnit.MILLISECONDS));
        }

        private void tick(int current) {
            try {
                beat(this);
            } finally {
                if (!stopped && chain.get() == current) {
                    nextIfAccepted(current);
                }
            }
        }

        /** If it is not, another hand will start this one anew. */
        private void nextIfAccepted(int current) {
            try {
                next(current);
            } catch (RejectedExecutionException e) {
                WebLog.debug("the scheduler takes no task: {0}", e.getMessage());
            }
        }

        private void keep(ScheduledFuture<?> scheduled) {
            task = scheduled;
            if (stopped) {
                cancel();
            }
        }

        void startAnewIfStill() {
            if (!stopped && isStill()) {
                WebLog.debug("the scheduler has lost a task of the timer, it is started anew");
                cancel();
                try {
                    start();
                } catch (RejectedExecutionException e) {
                    WebLog.debug("the scheduler takes no task: {0}", e.getMessage());
                }
            }
        }

        private boolean isStill() {
            long late = nanoTime.getAsLong() - seen - TimeUnit.MILLISECONDS.toNanos(periodMillis);
            return late > TimeUnit.MILLISECONDS.toNanos(STANDSTILL_MILLIS);
        }

        void cancel() {
            task.cancel(false);
        }
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.hazelcast;

import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import ee.socketio.impl.engine.SuppressForbidden;
import ee.socketio.impl.engine.Timer;

/**
 * The threads of a program that is no server: one for the timer, one that may wait for the network, and one for what
 * depends on stages. They do not keep the program from ending.
 */
@SuppressForbidden // There is no server here that has any to lend.
public final class EmitterThreads implements Executor, Timer, AutoCloseable {
    private static final int COUNT = 3;

    private final ScheduledThreadPoolExecutor threads;

    /** Makes threads when they are needed. */
    public EmitterThreads() {
        AtomicInteger made = new AtomicInteger();
        threads = new ScheduledThreadPoolExecutor(
                COUNT,
                task -> {
                    Thread thread = new Thread(null, task, "Socket.IO emitter " + made.incrementAndGet(), 0, false);
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.DiscardPolicy()); // in the end
        threads.setRemoveOnCancelPolicy(true);
    }

    /** Something that will be done. */
    private static final class Due implements Timeout {
        private volatile ScheduledFuture<?> future;
        private volatile boolean cancelled;

        @Override
        public void cancel() {
            cancelled = true;
            future.cancel(false);
        }

        @Override
        public boolean cancelled() {
            return cancelled;
        }
    }

    @Override
    public void execute(Runnable task) {
        threads.execute(task);
    }

    @Override
    public Timeout schedule(long delayMillis, Consumer<Timeout> task) {
        Due due = new Due();
        due.future = threads.schedule(() -> task.accept(due), delayMillis, TimeUnit.MILLISECONDS);
        return due;
    }

    @Override
    public long currentMillis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}

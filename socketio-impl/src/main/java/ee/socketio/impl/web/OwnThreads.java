/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import ee.socketio.impl.engine.SuppressForbidden;

/**
 * Threads of our own, for servlet containers without Jakarta Concurrency: the one place that makes any. There are at
 * most so many, what waits for them is bounded, and they end with the application, also if nobody says so: those that
 * have had nothing to do for a while end by themselves.
 */
@SuppressForbidden // There is no server here that has any to lend.
final class OwnThreads implements Threads {
    /** How many handlers run at the same time. */
    static final int MAX_THREADS = 64;

    /** How many tasks wait for a thread: a queue of a socket is one task. */
    static final int MAX_WAITING = 10_000;

    /** One for the timer, another for what must not wait for that. */
    private static final int SCHEDULER_THREADS = 2;

    private static final long IDLE_SECONDS = 30;

    /** How long the end of the application waits for handlers that were interrupted. */
    private static final long END_SECONDS = 1;

    private final ThreadPoolExecutor executor;
    private final ScheduledThreadPoolExecutor scheduler;

    /**
     * Makes threads when they are needed.
     *
     * @param application names them
     * @param loader what they find classes with, as the threads of the container do
     */
    OwnThreads(String application, ClassLoader loader) {
        executor = new ThreadPoolExecutor(
                MAX_THREADS,
                MAX_THREADS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(MAX_WAITING),
                factory("Socket.IO " + application + " handler ", loader));
        executor.allowCoreThreadTimeOut(true);
        scheduler = new ScheduledThreadPoolExecutor(
                SCHEDULER_THREADS, factory("Socket.IO " + application + " timer ", loader));
        scheduler.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        scheduler.allowCoreThreadTimeOut(true);
        scheduler.setRemoveOnCancelPolicy(true);
    }

    private static ThreadFactory factory(String name, ClassLoader loader) {
        AtomicInteger made = new AtomicInteger();
        return task -> {
            // Not the thread locals of whoever happens to hand over the task.
            Thread thread = new Thread(null, task, name + made.incrementAndGet(), 0, false);
            thread.setDaemon(true);
            thread.setContextClassLoader(loader);
            return thread;
        };
    }

    @Override
    public Executor executor() {
        return executor;
    }

    @Override
    public Executor relief() {
        return scheduler;
    }

    @Override
    public ScheduledExecutorService scheduler() {
        return scheduler;
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
        executor.shutdownNow();
        try {
            executor.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
            scheduler.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

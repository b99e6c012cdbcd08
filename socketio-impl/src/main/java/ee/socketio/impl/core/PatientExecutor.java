/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import ee.socketio.impl.engine.Timer;

/**
 * Offers a task again, a little later, when the managed executor is full: what waits meanwhile is bounded by the limit
 * on each connection, and no handler is skipped. A server that stops may take nothing at all any more: then the thread
 * that stops the application does what is left.
 */
public final class PatientExecutor implements Executor {
    private static final long RETRY_MILLIS = 100;
    private static final Runnable NOTHING = () -> {};

    private final Executor executor;
    private final Timer timer;

    /** What was rejected, and has to be offered again. */
    private final BlockingQueue<Runnable> rejected = new LinkedBlockingQueue<>();

    /** Whether the last task was rejected, so that each spell of overload is logged once. Any thread. */
    private final AtomicBoolean overloaded = new AtomicBoolean();

    /**
     * Makes an executor that takes every task.
     *
     * @param executor runs the tasks, and may reject some when it is full
     * @param timer tells when to try again
     */
    public PatientExecutor(Executor executor, Timer timer) {
        this.executor = executor;
        this.timer = timer;
    }

    @Override
    public void execute(Runnable task) {
        try {
            executor.execute(task);
            overloaded.set(false);
        } catch (RejectedExecutionException e) {
            if (!overloaded.getAndSet(true)) {
                CoreLog.overloaded(e);
            }
            rejected.add(task);
            timer.schedule(RETRY_MILLIS, timeout -> retry());
        }
    }

    private void retry() {
        Runnable task = rejected.poll();
        if (task != null) {
            execute(task);
        }
    }

    /**
     * Waits until something is done. What is rejected before or meanwhile is run by the thread that calls.
     *
     * @param goal what is awaited
     * @param millis for how long, if it is not done before
     * @throws InterruptedException if the thread is interrupted
     */
    public void runUntil(CompletionStage<Void> goal, long millis) throws InterruptedException {
        CompletableFuture<Void> done = goal.toCompletableFuture();
        done.whenComplete((result, failure) -> rejected.add(NOTHING)); // lest it be waited for a task in vain
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (!done.isDone()) {
            Runnable task = rejected.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (task == null) {
                return;
            }
            run(task);
        }
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            CoreLog.handlerFailed(e);
        }
    }
}

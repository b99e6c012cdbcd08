/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

import ee.socketio.impl.engine.Timer;

/**
 * Offers a task again, a little later, when the managed executor is full: what waits meanwhile is bounded by the limit
 * on each connection, and no handler is skipped.
 */
public final class PatientExecutor implements Executor {
    private static final long RETRY_MILLIS = 100;

    private final Executor executor;
    private final Timer timer;

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
            timer.schedule(RETRY_MILLIS, timeout -> execute(task));
        }
    }
}

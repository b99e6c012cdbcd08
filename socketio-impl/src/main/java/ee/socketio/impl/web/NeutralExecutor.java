/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import jakarta.enterprise.concurrent.ContextService;

/**
 * Runs tasks in the context of the application and of no user, whichever thread hands them over.
 *
 * <p>A managed executor takes over the caller that the container knows on that thread. It may be the one that serves
 * the request of another client, which caused the task or came along when it was due: beans that ask the container for
 * their caller, as EJBs do for their roles, would then act on behalf of that one.
 *
 * <p>A new thread takes over the context class loader of the thread that hands over a task, and keeps it when the
 * application has gone, with all of its classes: so that is the server's own for the moment.
 *
 * @param executor has the threads
 * @param context runs tasks within the call, in the context
 */
record NeutralExecutor(Executor executor, Executor context) implements Executor {

    /** To be called by the thread that deploys the application: its context is the one that is kept. */
    static NeutralExecutor of(Executor executor, ContextService contexts) {
        Executor here = Runnable::run;
        return new NeutralExecutor(executor, contexts.createContextualProxy(here, Executor.class));
    }

    @Override
    public void execute(Runnable task) {
        handOver(() -> {
            executor.execute(() -> context.execute(task));
            return null;
        });
    }

    /** Runs a task again and again, on the threads of a scheduler, with a delay after each run. */
    Future<?> repeat(Runnable task, long delayMillis, ScheduledExecutorService scheduler) {
        Runnable inContext = () -> context.execute(task);
        return handOver(
                () -> scheduler.scheduleWithFixedDelay(inContext, delayMillis, delayMillis, TimeUnit.MILLISECONDS));
    }

    private <T> T handOver(Supplier<T> call) {
        Thread thread = Thread.currentThread();
        ClassLoader loader = thread.getContextClassLoader();
        thread.setContextClassLoader(executor.getClass().getClassLoader());
        try {
            return call.get();
        } finally {
            thread.setContextClassLoader(loader);
        }
    }
}

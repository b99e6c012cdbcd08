/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import java.util.concurrent.Executor;
import java.util.function.Consumer;

import jakarta.enterprise.concurrent.ContextService;

/**
 * Runs tasks in the context of the application and of no user, whichever thread hands them over.
 *
 * <p>A managed executor takes over the caller that the container knows on that thread. It may be the one that serves
 * the request of another client, which caused the task or came along when it was due: beans that ask the container for
 * their caller, as EJBs do for their roles, would then act on behalf of that one.
 *
 * <p>GlassFish and its kin take over the application as well, which may be another one that has been undeployed since:
 * a thread that reads WebSockets keeps what it was made in, and then the task is refused when it is due, without a word
 * to who handed it over. There it is handed over in the context, too.
 */
final class NeutralExecutor implements Executor {
    private final Consumer<Runnable> handOver;

    private NeutralExecutor(Consumer<Runnable> handOver) {
        this.handOver = handOver;
    }

    /**
     * To be called by the thread that deploys the application: its context is the one that is kept.
     *
     * @param executor has the threads
     * @param contexts make what runs tasks within the call, in the context
     */
    static NeutralExecutor of(Executor executor, ContextService contexts) {
        Executor context = context(contexts);
        return new NeutralExecutor(task -> handOver(task, executor, context));
    }

    /** The same for GlassFish and its kin. */
    static NeutralExecutor ofGlassFish(Executor executor, ContextService contexts) {
        Executor context = context(contexts);
        return new NeutralExecutor(task -> context.execute(() -> handOver(task, executor, context)));
    }

    private static void handOver(Runnable task, Executor executor, Executor context) {
        ServerLoader.during(executor, () -> executor.execute(() -> context.execute(task)));
    }

    private static Executor context(ContextService contexts) {
        Executor here = Runnable::run;
        return contexts.createContextualProxy(here, Executor.class);
    }

    @Override
    public void execute(Runnable task) {
        handOver.accept(task);
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import java.util.concurrent.Executor;

import jakarta.enterprise.concurrent.ContextService;

/**
 * Runs tasks in the context of the application and of no user, whichever thread hands them over.
 *
 * <p>A managed executor takes over the caller that the container knows on that thread. It may be the one that serves
 * the request of another client, which caused the task or came along when it was due: beans that ask the container for
 * their caller, as EJBs do for their roles, would then act on behalf of that one.
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
        ServerLoader.during(executor, () -> executor.execute(() -> context.execute(task)));
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

import jakarta.servlet.ServletContext;

import ee.socketio.impl.engine.Timer;

/** The threads on which handlers run, and those that drive the timer. */
interface Threads {
    /** In every managed executor, and nowhere else. */
    String CONCURRENCY = "jakarta.enterprise.concurrent.ManagedExecutorService";

    /**
     * The threads of the server, or our own if it has not got Jakarta Concurrency. To be called by the thread that
     * deploys the application: its context is the one in which handlers run.
     *
     * @param timer tells when to look after threads that forget what they were given
     */
    static Threads of(Configuration configuration, ServletContext application, Timer timer) {
        if (ServerFeature.isPresent(CONCURRENCY)) {
            return ManagedThreads.lookup(configuration, ServerKind.of(application), timer);
        }
        WebLog.noConcurrency(OwnThreads.MAX_THREADS);
        return new OwnThreads(
                application.getContextPath(), Thread.currentThread().getContextClassLoader());
    }

    /** Runs handlers, which may block; rejects what is too much. */
    Executor executor();

    /** Runs what does not block. */
    Executor relief();

    /** Drives the timer. */
    ScheduledExecutorService scheduler();

    /** Ends the threads, if they are ours. */
    void close();
}

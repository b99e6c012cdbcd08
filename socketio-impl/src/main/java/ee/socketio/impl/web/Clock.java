/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.concurrent.ContextService;

/**
 * Advances the timer, on threads of the server, from tick to tick until it is stopped. Thread-safe.
 *
 * <p>Each tick is a task of its own. The managed executors of WildFly, Payara and GlassFish keep what they have to
 * restore on a thread in the task: a periodic one may begin on another thread before it has quite ended on this one, and
 * one of the threads goes on in the context of the application, after it was undeployed too.
 */
final class Clock {
    private final Runnable tick;
    private final long millis;
    private final ScheduledExecutorService scheduler;
    private final NeutralExecutor neutral;

    /** Set by the thread that undeploys the application. */
    private volatile boolean stopped;

    Clock(Runnable tick, long millis, ScheduledExecutorService scheduler, ContextService contexts) {
        this.tick = tick;
        this.millis = millis;
        this.scheduler = scheduler;
        this.neutral = NeutralExecutor.of(scheduler, contexts);
    }

    /** Begins to tick. */
    void start() {
        neutral.handOver(() -> scheduler.schedule(this::run, millis, TimeUnit.MILLISECONDS));
    }

    private void run() {
        if (!stopped) {
            try {
                neutral.context().execute(tick);
            } finally {
                start();
            }
        }
    }

    /** Ticks no more. What has been scheduled ends without a tick. */
    void stop() {
        stopped = true;
    }
}

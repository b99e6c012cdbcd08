/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

import ee.socketio.impl.engine.Timer;

/**
 * Hands tasks over to an executor that may lose some, and then again.
 *
 * <p>GlassFish and its kin ask whether the application is enabled before each task. While another one is deployed the
 * question may fail, and the task is lost without a word to anybody. It may be the one that handles the events of a
 * client, which would wait for each of them from then on.
 *
 * <p>What has not begun after a while may be lost, or wait because all threads are taken. A probe tells: it is handed
 * over as well, and as tasks begin in order, what has not begun when the probe does, and was there long before it, is
 * lost. Should a task only have been slow it still runs once: who takes it from what waits runs it.
 *
 * <p>Thread-safe. The fields of the check are touched by the thread of the timer only.
 */
final class VigilantExecutor implements Executor {
    /** How often it looks. What was there the last time, and still has not begun, is suspected. */
    static final long CHECK_MILLIS = 1000;

    /** How long a probe may take before it is taken for lost itself. */
    static final long PROBE_MILLIS = 10_000;

    private final Executor executor;
    private final Timer timer;

    /** What was handed over and has not begun. */
    private final Set<Handover> waiting = ConcurrentHashMap.newKeySet();

    /** Whether the next check is scheduled, as it is while anything waits. */
    private final AtomicBoolean watching = new AtomicBoolean();

    private Set<Handover> suspects = Set.of();

    /** When the next probe may be sent. Also written by the probe that has come through, on any thread. */
    private volatile long nextProbe;

    /**
     * Makes one that watches nothing yet.
     *
     * @param executor may lose tasks; begins them in order
     * @param timer tells when to look
     */
    VigilantExecutor(Executor executor, Timer timer) {
        this.executor = executor;
        this.timer = timer;
    }

    /** A task, until it begins. */
    private final class Handover implements Runnable {
        private final Runnable task;

        Handover(Runnable task) {
            this.task = task;
        }

        @Override
        public void run() {
            if (waiting.remove(this)) {
                task.run();
            }
        }
    }

    @Override
    public void execute(Runnable task) {
        Handover handover = new Handover(task);
        waiting.add(handover);
        try {
            executor.execute(handover);
        } catch (RejectedExecutionException e) {
            waiting.remove(handover);
            throw e;
        } catch (RuntimeException e) {
            WebLog.debug("the executor has not taken a task, it is handed over again: {0}", e);
        }
        watch();
    }

    private void watch() {
        if (!waiting.isEmpty() && watching.compareAndSet(false, true)) {
            timer.schedule(CHECK_MILLIS, due -> check());
        }
    }

    private void check() {
        Set<Handover> now = Set.copyOf(waiting);
        Set<Handover> overdue = new HashSet<>(now);
        overdue.retainAll(suspects);
        suspects = now;
        if (!overdue.isEmpty() && timer.currentMillis() >= nextProbe) {
            probe(overdue);
        }
        watching.set(false);
        watch();
    }

    private void probe(Set<Handover> overdue) {
        nextProbe = timer.currentMillis() + PROBE_MILLIS;
        offer(() -> {
            nextProbe = 0;
            overdue.stream().filter(waiting::contains).forEach(lost -> {
                WebLog.debug("the executor has lost a task, it is handed over again");
                offer(lost);
            });
        });
    }

    private void offer(Runnable task) {
        try {
            executor.execute(task);
        } catch (RuntimeException e) {
            WebLog.debug("the executor takes no task: {0}", e);
        }
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Runs tasks when the test says so, on its thread. */
public final class HandRunExecutor implements Executor {
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private boolean full;

    @Override
    public void execute(Runnable task) {
        if (full) {
            throw new RejectedExecutionException("full");
        }
        tasks.add(task);
    }

    /** Whether tasks are rejected from now on. */
    public void setFull(boolean full) {
        this.full = full;
    }

    /** How many tasks have not run. */
    public int waiting() {
        return tasks.size();
    }

    /** Runs the task that has waited longest. */
    public void runNext() {
        tasks.remove().run();
    }

    /** Runs the task that came last. */
    public void runLast() {
        tasks.removeLast().run();
    }

    /** Runs all tasks, those that they add included. */
    public void runAll() {
        while (!tasks.isEmpty()) {
            runNext();
        }
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;

/** Runs a task within the call, or, if it is running one, after that. */
public final class Trampoline implements Executor {
    /** Guarded by this, as is the other field. */
    private final Deque<Runnable> tasks = new ArrayDeque<>();

    private boolean running;

    @Override
    public void execute(Runnable task) {
        synchronized (this) {
            tasks.add(task);
            if (running) {
                return;
            }
            running = true;
        }
        for (Runnable next = next(); next != null; next = next()) {
            next.run();
        }
    }

    private synchronized Runnable next() {
        running = !tasks.isEmpty();
        return tasks.poll();
    }
}

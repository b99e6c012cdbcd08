/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs the handlers of one socket on the threads of an executor: in order, one at a time, whatever they throw.
 *
 * <p>Handlers may block, and then hold one thread of the executor and nothing else. After {@value #TURN} tasks a busy
 * socket goes to the end of the executor's queue, so that it does not keep a thread from the others.
 */
public final class SerialQueue {
    private static final int TURN = 64;

    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

    /** The number of tasks added and not yet finished; who moves it from 0 to 1 asks the executor for a thread. */
    private final AtomicInteger unfinished = new AtomicInteger();

    private final Executor executor;

    /**
     * Makes one that is empty.
     *
     * @param executor runs the tasks
     */
    public SerialQueue(Executor executor) {
        this.executor = executor;
    }

    /**
     * Runs a task after those that were given before.
     *
     * @param task the task
     */
    public void execute(Runnable task) {
        tasks.add(task);
        if (unfinished.getAndIncrement() == 0) {
            executor.execute(this::turn);
        }
    }

    /**
     * Whether all tasks that were given have ended.
     *
     * @return false as long as one waits or runs
     */
    public boolean isIdle() {
        return unfinished.get() == 0;
    }

    private void turn() {
        for (int done = 0; done < TURN; done++) {
            runNext();
            if (unfinished.decrementAndGet() == 0) {
                return;
            }
        }
        executor.execute(this::turn);
    }

    private void runNext() {
        try {
            tasks.remove().run();
        } catch (RuntimeException | Error e) {
            CoreLog.handlerFailed(e);
        }
    }
}

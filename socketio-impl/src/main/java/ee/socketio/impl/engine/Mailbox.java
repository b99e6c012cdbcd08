/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Runs tasks one at a time, in the order in which they came, without a thread or a lock of its own.
 *
 * <p>The thread whose task finds the mailbox idle runs it, and with it the tasks that other threads, or the task
 * itself, add meanwhile. What only tasks of one mailbox touch is therefore confined as if to one thread, and the
 * counter's read-modify-writes make each task see what the one before it did. Since nothing is held while a task runs,
 * a task may call into the container, and a callback of the container on the same thread is merely queued: neither
 * deadlock nor deep recursion is possible. Tasks must not block, because they borrow whatever thread came along.
 *
 * <p>No thread is borrowed for long: after {@value #TURN} tasks the rest goes to the relief executor. Else a client
 * that sends without pause could hold the thread of a broadcast, or the timer's.
 */
public final class Mailbox {
    private static final int TURN = 64;
    private static final Runnable NOTHING = () -> {};

    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

    /** The number of tasks added and not yet finished; who moves it from 0 to 1 runs them. */
    private final AtomicInteger unfinished = new AtomicInteger();

    private final Executor relief;
    private final Consumer<Throwable> failureHandler;

    /**
     * Makes one that is empty.
     *
     * @param relief runs what would hold a thread for too long
     * @param failureHandler is told what tasks throw
     */
    public Mailbox(Executor relief, Consumer<Throwable> failureHandler) {
        this.relief = relief;
        this.failureHandler = failureHandler;
    }

    /**
     * Runs a task, or leaves it to the thread that runs others.
     *
     * @param task the task
     */
    public void execute(Runnable task) {
        if (isFirst(task)) {
            turn();
        }
    }

    /**
     * Adds a task without running any: for callers who hold a lock.
     *
     * @param task the task
     * @return what the caller has to run, soon and without fail: no other thread will do it
     */
    public Runnable add(Runnable task) {
        return isFirst(task) ? this::turn : NOTHING;
    }

    private boolean isFirst(Runnable task) {
        tasks.add(task);
        return unfinished.getAndIncrement() == 0;
    }

    private void turn() {
        for (int done = 0; done < TURN; done++) {
            run(tasks.remove());
            if (unfinished.decrementAndGet() == 0) {
                return;
            }
        }
        handOver();
    }

    private void handOver() {
        try {
            relief.execute(this::turn);
        } catch (RejectedExecutionException | IllegalStateException e) { // the latter from one that was stopped
            turn(); // The server is being stopped: better on this thread than never.
        }
    }

    private void run(Runnable task) {
        try {
            task.run();
        } catch (Throwable e) { // Errors too: nothing else would ever run in this mailbox.
            failureHandler.accept(e);
        }
    }
}

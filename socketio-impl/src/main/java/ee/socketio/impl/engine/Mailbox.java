/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Runs tasks one at a time, in the order in which they came, without a thread or a lock of its own.
 *
 * <p>The thread whose task finds the mailbox idle runs it, and with it all tasks that other threads, or the task
 * itself, add meanwhile. What only tasks of one mailbox touch is therefore confined as if to one thread, and the
 * counter's read-modify-writes make each task see what the one before it did. Since nothing is held while a task runs,
 * a task may call into the container, and a callback of the container on the same thread is merely queued: neither
 * deadlock nor deep recursion is possible. Tasks must not block, because they borrow whatever thread came along.
 */
final class Mailbox {
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

    /** The number of tasks added and not yet finished; who moves it from 0 to 1 runs them. */
    private final AtomicInteger unfinished = new AtomicInteger();

    private final Consumer<RuntimeException> failureHandler;

    Mailbox(Consumer<RuntimeException> failureHandler) {
        this.failureHandler = failureHandler;
    }

    void execute(Runnable task) {
        tasks.add(task);
        if (unfinished.getAndIncrement() == 0) {
            do {
                run(tasks.poll());
            } while (unfinished.decrementAndGet() != 0);
        }
    }

    private void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            failureHandler.accept(e);
        }
    }
}

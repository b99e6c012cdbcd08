/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.testkit;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a connection sends: packet by packet, so that the frames of one are not mixed with those of another, whoever
 * sends. The thread that finds it idle does the sending, for itself and for those who come meanwhile; hence there is no
 * lock that threads of the server could wait for.
 */
final class Outbox {
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

    /** The number of tasks added and not yet finished; who moves it from 0 to 1 runs them. */
    private final AtomicInteger unfinished = new AtomicInteger();

    private final Activity activity;

    Outbox(Activity activity) {
        this.activity = activity;
    }

    void execute(Runnable task) {
        activity.begin();
        tasks.add(task);
        if (unfinished.getAndIncrement() == 0) {
            do {
                runNext();
            } while (unfinished.decrementAndGet() > 0);
        }
    }

    private void runNext() {
        try {
            tasks.remove().run();
        } catch (RuntimeException | Error e) {
            activity.failed(e);
        } finally {
            activity.end();
        }
    }
}

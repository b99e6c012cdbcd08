/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import java.util.concurrent.CompletionStage;

import ee.socketio.impl.core.Application;

/** What the asynchronous observers of one event do. Used by one thread. */
final class AsyncTasks {
    private CompletionStage<Void> done = Application.DONE;

    void add(CompletionStage<Void> task) {
        done = done == Application.DONE ? task : done.thenCombine(task, (first, second) -> null);
    }

    /** Completes when all that were added have. */
    CompletionStage<Void> done() {
        return done;
    }
}

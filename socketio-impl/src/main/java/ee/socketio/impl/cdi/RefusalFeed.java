/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import ee.socketio.HandshakeRequest;
import ee.socketio.RefusedRequest;

/**
 * Tells of refused requests, one at a time, on threads of an executor. Whoever can reach the server can cause them at
 * will: so only some wait for their turn, and of the others but their number is kept. Thread-safe.
 */
final class RefusalFeed {
    static final int CAPACITY = 256;

    private final Consumer<RefusedRequest> observer;
    private final Executor executor;

    /** Guarded by this. */
    private final Queue<RefusedRequest> waiting = new ArrayDeque<>();

    /** How many came since the last that waits. Guarded by this. */
    private long missed;

    /** Whether a task is under way that takes what waits. Guarded by this. */
    private boolean busy;

    RefusalFeed(Consumer<RefusedRequest> observer, Executor executor) {
        this.observer = observer;
        this.executor = executor;
    }

    void tell(HandshakeRequest request, int code, String message) {
        if (starts(request, code, message)) {
            executor.execute(this::turn);
        }
    }

    private synchronized boolean starts(HandshakeRequest request, int code, String message) {
        if (waiting.size() == CAPACITY) {
            missed++;
            return false;
        }
        waiting.add(new RefusedRequest(request, code, message, missed));
        missed = 0;
        boolean idle = !busy;
        busy = true;
        return idle;
    }

    /** One refusal a task: under a flood the others of the executor have their turns in between. */
    private void turn() {
        try {
            observer.accept(take());
        } finally {
            if (goesOn()) {
                executor.execute(this::turn);
            }
        }
    }

    private synchronized RefusedRequest take() {
        return waiting.remove();
    }

    private synchronized boolean goesOn() {
        busy = !waiting.isEmpty();
        return busy;
    }
}

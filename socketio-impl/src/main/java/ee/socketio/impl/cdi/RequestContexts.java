/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;

/** Puts a fresh request context around actions, where somebody would miss it. */
final class RequestContexts {
    private final Instance<RequestContextController> controllers;

    /** Whether there is anything for the context to hold: it costs more than all else about a delivery. */
    private final boolean missed;

    /**
     * The controllers that nobody uses now, at most as many as deliveries were ever under way at once: containers look
     * up the observers of the context's life for each new one, which costs even more. One that has failed is not used
     * again.
     */
    private final Queue<RequestContextController> idle = new ConcurrentLinkedQueue<>();

    RequestContexts(Instance<RequestContextController> controllers, boolean missed) {
        this.controllers = controllers;
        this.missed = missed;
    }

    /** Within another delivery on this thread, or a request of the container, the request context is that one's. */
    void during(Runnable action) {
        if (missed) {
            activated(action);
        } else {
            action.run();
        }
    }

    private void activated(Runnable action) {
        RequestContextController taken = idle.poll();
        RequestContextController request = taken == null ? controllers.get() : taken;
        boolean activated = request.activate();
        try {
            action.run();
        } finally {
            if (activated) {
                request.deactivate();
            }
        }
        idle.add(request);
    }
}

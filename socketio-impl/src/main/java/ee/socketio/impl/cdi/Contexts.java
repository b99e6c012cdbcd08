/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;

/** Puts the contexts around deliveries: a fresh request context, and that of the socket. */
final class Contexts {
    private final Instance<RequestContextController> requests;
    private final SocketContext sockets;
    private final Executor executor;

    /**
     * The controllers that nobody uses now, at most as many as deliveries were ever under way at once: containers look
     * up the observers of the context's life for each new one, which costs more than all else about a delivery. One
     * that has failed is not used again.
     */
    private final Queue<RequestContextController> idle = new ConcurrentLinkedQueue<>();

    Contexts(Instance<RequestContextController> requests, SocketContext sockets, Executor executor) {
        this.requests = requests;
        this.sockets = sockets;
        this.executor = executor;
    }

    SocketContext sockets() {
        return sockets;
    }

    /** Within another delivery on this thread, or a request of the container, the request context is that one's. */
    void during(Delivery delivery, Runnable action) {
        inRequest(() -> delivery.run(action));
    }

    /** Runs an action in a request context, also one that is about no socket. */
    void inRequest(Runnable action) {
        RequestContextController taken = idle.poll();
        RequestContextController request = taken == null ? requests.get() : taken;
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

    /**
     * Runs an action on another thread. To be called while the beans of the socket are in use; they stay until it is
     * over.
     *
     * @return completes when it is over, whatever it throws
     */
    CompletionStage<Void> fork(Delivery delivery, Consumer<Delivery> action) {
        sockets.retain(delivery.socket());
        CompletableFuture<Void> over = new CompletableFuture<>();
        executor.execute(() -> {
            try {
                during(delivery, () -> {
                    try {
                        action.accept(delivery);
                    } finally {
                        sockets.release(delivery.socket());
                    }
                });
            } finally {
                over.complete(null);
            }
        });
        return over;
    }
}

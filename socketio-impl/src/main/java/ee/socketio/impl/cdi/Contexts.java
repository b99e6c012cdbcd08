/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Puts the contexts around deliveries: a fresh request context, that of the socket, and the web application. */
final class Contexts {
    private final WebModule module;
    private final RequestContexts requests;
    private final SocketContext sockets;
    private final Executor executor;

    Contexts(WebModule module, RequestContexts requests, SocketContext sockets, Executor executor) {
        this.module = module;
        this.requests = requests;
        this.sockets = sockets;
        this.executor = executor;
    }

    SocketContext sockets() {
        return sockets;
    }

    /** Runs an action as part of a delivery. */
    void during(Delivery delivery, Runnable action) {
        requests.during(() -> delivery.run(module, action));
    }

    /** The same, if the socket may have ended: its beans are there, or stay until it is over, unless it has. */
    void duringIfAlive(Delivery delivery, Runnable action) {
        boolean retained = retain(delivery);
        during(delivery, () -> {
            try {
                action.run();
            } finally {
                release(delivery, retained);
            }
        });
    }

    private boolean retain(Delivery delivery) {
        return delivery.hasSocket() && sockets.retain(delivery.socket());
    }

    private void release(Delivery delivery, boolean retained) {
        if (retained) {
            sockets.release(delivery.socket());
        }
    }

    /**
     * Runs an action on another thread. The beans of the socket, if they are in use now, stay until it is over.
     *
     * @return completes when it is over, whatever it throws
     */
    CompletionStage<Void> fork(Delivery delivery, Consumer<Delivery> action) {
        boolean retained = retain(delivery);
        CompletableFuture<Void> over = new CompletableFuture<>();
        executor.execute(() -> {
            try {
                during(delivery, () -> {
                    try {
                        action.accept(delivery);
                    } finally {
                        release(delivery, retained);
                    }
                });
            } finally {
                over.complete(null);
            }
        });
        return over;
    }
}

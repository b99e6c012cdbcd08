/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Puts the contexts around deliveries: a fresh request context, and that of the socket. */
final class Contexts {
    private final RequestContexts requests;
    private final SocketContext sockets;
    private final Executor executor;

    Contexts(RequestContexts requests, SocketContext sockets, Executor executor) {
        this.requests = requests;
        this.sockets = sockets;
        this.executor = executor;
    }

    SocketContext sockets() {
        return sockets;
    }

    /** Runs an action as part of a delivery. */
    void during(Delivery delivery, Runnable action) {
        requests.during(() -> delivery.run(action));
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

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

import ee.socketio.spi.RecoveryStore;
import ee.socketio.spi.SavedSession;

/**
 * Clients that lost their connection and come back. Thread-safe.
 *
 * <p>A client proves who it was by its secret id. Its session may be in the store; or the socket is still there,
 * because the server has not noticed yet that its connection is dead, or its observers are still running. Then the
 * connection is closed, and the client waits until the observers have returned: so an application sees one socket after
 * the other under one id, and the session is complete.
 */
final class Recovery {
    private final RecoveryStore store;

    /** By their secret ids, the sockets of this server from their beginning until their sessions have been saved. */
    private final Map<String, ConnectedSocket> sockets = new ConcurrentHashMap<>();

    Recovery(RecoveryStore store) {
        this.store = store;
    }

    void begun(ConnectedSocket socket) {
        socket.pid().ifPresent(pid -> sockets.put(pid, socket));
    }

    /** Takes the session that a client claims, if there is one, and it comes from the same user. */
    CompletionStage<Optional<SavedSession>> take(LocalNamespace namespace, Claim claim, Optional<String> user) {
        return released(claim.pid(), user)
                .thenCompose(released -> store.take(namespace.name(), claim.pid()))
                .handle((found, failure) -> {
                    if (failure != null) {
                        CoreLog.notRestored(namespace.name(), failure);
                    }
                    return failure == null
                            ? found.filter(session -> session.user().equals(user))
                            : Optional.empty();
                });
    }

    private CompletableFuture<Void> released(String pid, Optional<String> user) {
        ConnectedSocket holder = sockets.get(pid);
        if (holder == null || !holder.user().equals(user)) {
            return CompletableFuture.completedFuture(null);
        }
        holder.supersede();
        return holder.finished();
    }

    /** Keeps a session. */
    CompletionStage<Void> save(SavedSession session) {
        return store.save(session).exceptionally(failure -> {
            CoreLog.notSaved(session.sid(), failure);
            return null;
        });
    }

    /** The observers of a socket's end have returned, and its session has been saved. */
    void finished(ConnectedSocket socket) {
        socket.pid().ifPresent(pid -> sockets.remove(pid, socket));
    }

    void close() {
        store.close();
    }
}

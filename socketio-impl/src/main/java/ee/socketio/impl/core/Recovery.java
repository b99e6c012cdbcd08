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
import java.util.function.Supplier;

import ee.socketio.impl.engine.Seldom;
import ee.socketio.spi.RecoveryStore;
import ee.socketio.spi.SavedSession;
import ee.socketio.spi.SharedRecoveryStore;

/**
 * Clients that lost their connection and come back. Thread-safe.
 *
 * <p>A client proves who it was by its secret id. Its session may be in the store; or the socket is still there,
 * because the server has not noticed yet that its connection is dead, or its observers are still running. Then the
 * connection is closed, and the client waits until the observers have returned: so an application sees one socket after
 * the other under one id, and the session is complete. If servers share the store, the socket may still be on another,
 * which is asked for the same.
 */
final class Recovery {
    /** How long another server is waited for that still has a socket: less than clients wait. */
    static final long RELEASE_MILLIS = 10_000;

    private final RecoveryStore store;
    private final Optional<SharedRecoveryStore> shared;
    private final Peers peers;
    private final Seldom failure;

    /** By their secret ids, the sockets of this server from their beginning until their sessions have been saved. */
    private final Map<String, ConnectedSocket> sockets = new ConcurrentHashMap<>();

    Recovery(RecoveryStore store, Facilities facilities) {
        this.store = store;
        this.shared = facilities.sharedLog().map(SharedLog::store);
        this.peers = facilities.peers();
        this.failure = new Seldom(facilities.timer());
    }

    void begun(ConnectedSocket socket) {
        socket.pid().ifPresent(pid -> sockets.put(pid, socket));
        socket.changed(); // Otherwise it would be lost with this server until it is connected.
    }

    /** What other servers are to know of a socket, if they are to know anything. */
    Optional<Replica> replica(Supplier<Optional<SavedSession>> state) {
        return shared.map(store -> new Replica(state, session -> logged(store.keep(session), session.sid())));
    }

    /** Takes the session that a client claims, if there is one, and it comes from the same user. */
    CompletionStage<Optional<SavedSession>> take(LocalNamespace namespace, Claim claim, Optional<String> user) {
        return released(claim.pid(), user)
                .thenCompose(released -> releasedElsewhere(namespace, claim.pid(), user))
                .thenCompose(released -> store.take(namespace.name(), claim.pid()))
                .handle((found, thrown) -> {
                    if (thrown != null) {
                        CoreLog.notRestored(namespace.name(), thrown);
                    }
                    return thrown == null
                            ? found.filter(session -> session.user().equals(user))
                            : Optional.empty();
                });
    }

    private CompletionStage<Void> releasedElsewhere(LocalNamespace namespace, String pid, Optional<String> user) {
        return shared.map(store -> store.holder(namespace.name(), pid)
                        .thenCompose(holder -> holder.map(peer -> peers.release(peer, pid, user, RELEASE_MILLIS))
                                .orElse(Application.DONE)))
                .orElse(Application.DONE);
    }

    /** Makes this server let go of a socket whose client comes back; completes when its session can be taken. */
    CompletableFuture<Void> released(String pid, Optional<String> user) {
        ConnectedSocket holder = sockets.get(pid);
        if (holder == null || !holder.user().equals(user)) {
            return CompletableFuture.completedFuture(null);
        }
        holder.supersede();
        return holder.finished();
    }

    /** Keeps a session. */
    CompletionStage<Void> save(SavedSession session) {
        return logged(store.save(session), session.sid());
    }

    /** Keeps nothing of a socket. */
    CompletionStage<Void> forget(String namespace, String pid) {
        return logged(shared.orElseThrow().forget(namespace, pid), "of " + namespace);
    }

    private CompletionStage<Void> logged(CompletionStage<Void> saved, String socketId) {
        return saved.exceptionally(thrown -> {
            if (failure.mayTell()) {
                CoreLog.notSaved(socketId, thrown);
            }
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

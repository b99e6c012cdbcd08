/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.hazelcast;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import ee.socketio.impl.engine.Timer;
import ee.socketio.impl.engine.Timer.Timeout;

/**
 * Who has still to confirm that it sees an entry. A server that does not within {@value #PATIENCE_MILLIS} ms is silent:
 * nobody waits for it again until it is heard of. Thread-safe.
 */
final class Confirmations {
    static final long PATIENCE_MILLIS = 500;

    private final Timer timer;
    private final Map<String, Waiting> open = new ConcurrentHashMap<>();
    private final Set<String> silent = ConcurrentHashMap.newKeySet();

    Confirmations(Timer timer) {
        this.timer = timer;
    }

    /** Who is missing, and what completes when nobody is. */
    private record Waiting(Set<String> missing, CompletableFuture<Void> done) {
        void confirm(String peer) {
            missing.remove(peer);
            if (missing.isEmpty()) {
                done.complete(null);
            }
        }
    }

    /** Begins to wait for confirmations of a key; what has been waited for under that key before is over. */
    CompletableFuture<Void> await(String key, Collection<String> peers) {
        Set<String> missing = ConcurrentHashMap.newKeySet();
        missing.addAll(peers);
        missing.removeAll(silent);
        if (missing.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> done = new CompletableFuture<>();
        Waiting waiting = new Waiting(missing, done);
        Waiting before = open.put(key, waiting);
        if (before != null) {
            before.done().complete(null);
        }
        Timeout timeout = timer.schedule(PATIENCE_MILLIS, due -> timeUp(waiting));
        done.thenRun(() -> {
            timeout.cancel();
            open.remove(key, waiting);
        });
        return done;
    }

    private void timeUp(Waiting waiting) {
        List<String> late = List.copyOf(waiting.missing());
        if (silent.addAll(late)) {
            HazelcastLog.silent(late, PATIENCE_MILLIS);
        }
        waiting.done().complete(null);
    }

    /** A server sees the entry of a key. */
    void confirmed(String key, String peer) {
        Waiting waiting = open.get(key);
        if (waiting != null) {
            waiting.confirm(peer);
        }
    }

    /** A server has been heard of. */
    void heard(String peer) {
        if (!silent.isEmpty()) {
            silent.remove(peer);
        }
    }

    /** A server has gone. */
    void left(String peer) {
        silent.remove(peer);
        open.values().forEach(waiting -> waiting.confirm(peer));
    }
}

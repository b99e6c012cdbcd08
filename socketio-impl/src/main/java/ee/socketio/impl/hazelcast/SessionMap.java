/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.hazelcast;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import com.hazelcast.map.IMap;
import com.hazelcast.map.listener.EntryEvictedListener;

import ee.socketio.impl.engine.Seldom;
import ee.socketio.impl.engine.Timer;
import ee.socketio.spi.SavedSession;

/**
 * The sessions of all servers: of sockets that are connected, each with the id of its server, and for a while of those
 * that are not.
 *
 * <p>An entry of a server that has gone is as good as one of a socket that has gone, from when it is noticed. Each
 * member looks for such among the entries that it has itself. Thread-safe.
 */
final class SessionMap {
    /** More than the secret ids that are given out; longer ones were made up. */
    private static final int MAX_PID_LENGTH = 64;

    private static final long LOCK_SECONDS = 5;
    private static final String NOBODY = "";

    private final IMap<String, byte[]> map;
    private final String server;
    private final Predicate<String> isPresent;
    private final long lifetime;
    private final Executor executor;
    private final Seldom full;
    private UUID listener;

    /**
     * Makes them.
     *
     * @param map has them
     * @param server the id of this server
     * @param isPresent whether there is another server
     * @param lifetime how long one is kept whose socket has gone, in milliseconds
     * @param executor runs what may block
     * @param timer tells the time
     */
    SessionMap(
            IMap<String, byte[]> map,
            String server,
            Predicate<String> isPresent,
            long lifetime,
            Executor executor,
            Timer timer) {
        this.map = map;
        this.server = server;
        this.isPresent = isPresent;
        this.lifetime = lifetime;
        this.executor = executor;
        this.full = new Seldom(timer);
    }

    void start() {
        EntryEvictedListener<String, byte[]> told = event -> {
            if (full.mayTell()) {
                HazelcastLog.sessionsEvicted();
            }
        };
        listener = map.addLocalEntryListener(told);
    }

    void close() {
        if (listener != null) {
            map.removeEntryListener(listener);
        }
    }

    /** Namespaces have no comma in their names. */
    private static String key(String namespace, String pid) {
        return namespace + "," + pid;
    }

    CompletionStage<Void> keep(SavedSession session) {
        byte[] bytes = RecoveryFormat.Holding.of(server, session).toBytes();
        return map.setAsync(key(session.namespace(), session.pid()), bytes, 0, TimeUnit.SECONDS);
    }

    CompletionStage<Void> save(SavedSession session) {
        byte[] bytes = RecoveryFormat.Holding.of(NOBODY, session).toBytes();
        return map.setAsync(key(session.namespace(), session.pid()), bytes, lifetime, TimeUnit.MILLISECONDS);
    }

    CompletionStage<Void> forget(String namespace, String pid) {
        return map.deleteAsync(key(namespace, pid)).thenApply(found -> null);
    }

    CompletionStage<Optional<String>> holder(String namespace, String pid) {
        return find(namespace, pid)
                .thenApply(found -> found.map(RecoveryFormat.Holding::owner).filter(isPresent));
    }

    private CompletionStage<Optional<RecoveryFormat.Holding>> find(String namespace, String pid) {
        return pid.length() > MAX_PID_LENGTH
                ? CompletableFuture.completedStage(Optional.empty())
                : map.getAsync(key(namespace, pid))
                        .thenApplyAsync(bytes -> Optional.ofNullable(bytes).map(RecoveryFormat.Holding::of), executor);
    }

    CompletionStage<Optional<SavedSession>> take(String namespace, String pid) {
        return find(namespace, pid)
                .thenCompose(found -> found.filter(this::isFree).isPresent()
                        ? map.removeAsync(key(namespace, pid))
                                .thenComposeAsync(bytes -> taken(key(namespace, pid), bytes), executor)
                        : CompletableFuture.completedStage(Optional.empty()));
    }

    private boolean isFree(RecoveryFormat.Holding holding) {
        return !holding.owner().equals(server) && !isPresent.test(holding.owner());
    }

    /** Should another have taken it, and have come back with it, in the meantime, it is put back. */
    private CompletionStage<Optional<SavedSession>> taken(String key, byte[] bytes) {
        Optional<RecoveryFormat.Holding> found = Optional.ofNullable(bytes).map(RecoveryFormat.Holding::of);
        if (found.isPresent() && !isFree(found.get())) {
            return map.setAsync(key, bytes, 0, TimeUnit.SECONDS).thenApply(done -> Optional.empty());
        }
        return CompletableFuture.completedStage(found.map(RecoveryFormat.Holding::session));
    }

    /** Gives an end to what servers have left behind that have gone. May block. */
    void sweep() {
        for (String key : map.localKeySet()) {
            if (isAbandoned(map.get(key)) && lock(key)) {
                try {
                    byte[] now = map.get(key);
                    if (isAbandoned(now)) {
                        byte[] free = new RecoveryFormat.Holding(
                                        NOBODY, RecoveryFormat.Holding.of(now).body())
                                .toBytes();
                        map.set(key, free, lifetime, TimeUnit.MILLISECONDS);
                    }
                } finally {
                    map.unlock(key);
                }
            }
        }
    }

    private boolean isAbandoned(byte[] bytes) {
        if (bytes == null) {
            return false;
        }
        RecoveryFormat.Holding holding = RecoveryFormat.Holding.of(bytes);
        return !holding.owner().equals(NOBODY) && isFree(holding);
    }

    /** What somebody else works on is none of ours. */
    private boolean lock(String key) {
        try {
            return map.tryLock(key, 0, TimeUnit.SECONDS, LOCK_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.hazelcast;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import com.hazelcast.config.Config;
import com.hazelcast.config.EvictionConfig;
import com.hazelcast.config.EvictionPolicy;
import com.hazelcast.config.InvalidConfigurationException;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.MaxSizePolicy;
import com.hazelcast.config.MergePolicyConfig;
import com.hazelcast.config.RingbufferConfig;
import com.hazelcast.core.EntryAdapter;
import com.hazelcast.core.EntryEvent;
import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.map.IMap;
import com.hazelcast.spi.merge.DiscardMergePolicy;

import ee.socketio.impl.engine.Seldom;
import ee.socketio.impl.engine.Timer;
import ee.socketio.spi.LoggedEvent;
import ee.socketio.spi.SavedSession;
import ee.socketio.spi.SharedRecoveryStore;

/**
 * Keeps events and sessions in Hazelcast: a ring buffer for each log, a map for the sessions, each with one backup; and
 * the epoch of the offsets, with as many as there can be, since it has to outlive all else. Thread-safe.
 */
final class HazelcastRecoveryStore implements SharedRecoveryStore {
    private static final String EPOCH = "epoch";
    private static final int MAX_BACKUPS = 6;

    private final HazelcastCluster cluster;
    private final HazelcastInstance instance;
    private final Names names;
    private final RecoveryBounds bounds;
    private final Executor executor;
    private final Timer timer;
    private final InstantSource clock;
    private final Seldom failure;

    /** By their names: none, until it has begun. */
    private volatile Map<String, RingLog> logs = Map.of();

    private final IMap<String, Long> epochs;
    private final SessionMap sessions;

    private volatile Listener listener;
    private volatile boolean closed;
    private UUID epochListener;

    /** The epoch of all logs. Guarded by {@link #epochs}. */
    private long epoch;

    /**
     * Makes one that has not begun. May block.
     *
     * @param cluster the servers
     * @param instance the member of this server
     * @param names what its objects are called
     * @param bounds bounds what is kept
     * @param executor runs what may block
     * @param timer drives timeouts
     * @param clock the wall clock
     */
    HazelcastRecoveryStore(
            HazelcastCluster cluster,
            HazelcastInstance instance,
            Names names,
            RecoveryBounds bounds,
            Executor executor,
            Timer timer,
            InstantSource clock) {
        this.cluster = cluster;
        this.instance = instance;
        this.names = names;
        this.bounds = bounds;
        this.executor = executor;
        this.timer = timer;
        this.clock = clock;
        this.failure = new Seldom(timer);
        configure();
        this.epochs = instance.getMap(names.epoch());
        this.sessions = new SessionMap(
                instance.getMap(names.sessions()),
                cluster.id(),
                peer -> cluster.peers().contains(peer),
                bounds.maxDisconnectionDuration(),
                executor,
                timer);
    }

    private void configure() {
        Config config = instance.getConfig();
        configure(() -> config.addRingBufferConfig(new RingbufferConfig(names.log("*"))
                .setCapacity(bounds.capacity())
                .setBackupCount(1)
                .setTimeToLiveSeconds(bounds.packetLifetimeSeconds())
                .setMergePolicyConfig(new MergePolicyConfig().setPolicy(DiscardMergePolicy.class.getName()))));
        configure(() -> config.addMapConfig(new MapConfig(names.sessions())
                .setBackupCount(1)
                .setEvictionConfig(new EvictionConfig()
                        .setEvictionPolicy(EvictionPolicy.LRU)
                        .setMaxSizePolicy(MaxSizePolicy.USED_HEAP_SIZE)
                        .setSize(bounds.maxMebibytes()))));
        configure(() -> config.addMapConfig(new MapConfig(names.epoch()).setBackupCount(MAX_BACKUPS)));
    }

    /** Servers that have other options than those before them, as when they are renewed one after the other. */
    private static void configure(Supplier<Config> change) {
        try {
            change.get();
        } catch (InvalidConfigurationException e) {
            HazelcastLog.otherBounds(e);
        }
    }

    // ---- Life

    @Override
    public void start(Set<String> logNames, Listener told) {
        listener = told;
        epochListener = epochs.addEntryListener(
                new EntryAdapter<String, Long>() {
                    @Override
                    public void onEntryEvent(EntryEvent<String, Long> event) {
                        executor.execute(() -> attempt(HazelcastRecoveryStore.this::adopt));
                    }
                },
                false);
        sessions.start();
        epochs.putIfAbsent(EPOCH, micros());
        synchronized (epochs) {
            epoch = epochs.get(EPOCH);
            Map<String, RingLog> made = logNames.stream().collect(Collectors.toMap(Function.identity(), this::log));
            made.values().forEach(log -> log.start(epoch));
            logs = made;
        }
        cluster.attach(this);
        sweepLater();
    }

    private RingLog log(String name) {
        return new RingLog(
                name,
                cluster.id(),
                instance.getRingbuffer(names.log(name)),
                bounds,
                executor,
                timer,
                (event, offset) -> listener.appended(offset, event));
    }

    private long micros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()); // Nobody emits more often than that.
    }

    @Override
    public void close() {
        closed = true;
        cluster.detach();
        logs.values().forEach(RingLog::close);
        attempt(() -> {
            sessions.close();
            if (epochListener != null) {
                epochs.removeEntryListener(epochListener);
            }
        });
    }

    /** Does something that fails if Hazelcast has been stopped under us. */
    private void attempt(Runnable action) {
        try {
            action.run();
        } catch (HazelcastException | HazelcastInstanceNotActiveException e) {
            if (!closed && failure.mayTell()) {
                HazelcastLog.recoveryFailed(e);
            }
        }
    }

    private <T> CompletionStage<T> ask(Supplier<CompletionStage<T>> question) {
        if (closed) {
            return CompletableFuture.failedStage(new IllegalStateException("the store has been closed"));
        }
        try {
            return question.get();
        } catch (HazelcastException | HazelcastInstanceNotActiveException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    // ---- What happens to the cluster. All of these may block.

    /** It is time to look whether all is still there. */
    void check() {
        attempt(() -> {
            if (isLost()) {
                synchronized (epochs) {
                    adopt(); // Another server may have noticed before.
                    if (isLost()) {
                        HazelcastLog.logLost();
                        beginEpoch();
                    }
                }
            }
        });
    }

    private boolean isLost() {
        return !closed && logs.values().stream().anyMatch(RingLog::isLost);
    }

    /** A partition has healed, and this side has given up what it had. */
    void merged() {
        attempt(() -> {
            beginEpoch();
            logs.values().forEach(RingLog::skip);
        });
    }

    void left(String peer) {
        logs.values().forEach(log -> log.left(peer));
        sweepLater();
    }

    /** When partitions have found their new owners. */
    private void sweepLater() {
        timer.schedule(
                HazelcastCluster.CHECK_MILLIS / 2,
                due -> executor.execute(() -> attempt(() -> {
                    if (!closed) {
                        sessions.sweep();
                    }
                })));
    }

    /** Begins a new epoch, unless another server has just done so. */
    private void beginEpoch() {
        synchronized (epochs) {
            long greatest =
                    logs.values().stream().mapToLong(RingLog::greatest).max().orElse(0);
            long fresh = Math.max(micros(), greatest + 1);
            if (!epochs.replace(EPOCH, epoch, fresh)) {
                epochs.putIfAbsent(EPOCH, fresh);
            }
            adopt();
        }
    }

    private void adopt() {
        synchronized (epochs) {
            Long now = epochs.get(EPOCH);
            if (now != null && now > epoch) {
                epoch = now;
                logs.values().forEach(log -> log.begin(now));
            }
        }
    }

    // ---- Events

    private RingLog logOf(String namespace) {
        return logs.get(listener.log(namespace));
    }

    @Override
    public void append(LoggedEvent event, Turn turn) {
        if (logs.isEmpty()) {
            turn.refused(new IllegalStateException("the server is still being started"));
        } else {
            logOf(event.namespace()).append(event, turn);
        }
    }

    @Override
    public long position(String namespace) {
        return logs.isEmpty() ? 0 : logOf(namespace).position();
    }

    @Override
    public CompletionStage<Optional<SortedMap<Long, LoggedEvent>>> since(String namespace, long offset) {
        if (logs.isEmpty()) {
            return CompletableFuture.completedStage(Optional.empty());
        }
        String log = listener.log(namespace);
        return ask(() -> logs.get(log)
                .since(
                        offset,
                        event -> event.namespace().equals(namespace)
                                || event.namespace().equals(log)));
    }

    // ---- Sessions

    @Override
    public CompletionStage<Void> keep(SavedSession session) {
        return ask(() -> sessions.keep(session));
    }

    @Override
    public CompletionStage<Void> save(SavedSession session) {
        return ask(() -> sessions.save(session));
    }

    @Override
    public CompletionStage<Void> forget(String namespace, String pid) {
        return ask(() -> sessions.forget(namespace, pid));
    }

    @Override
    public CompletionStage<Optional<String>> holder(String namespace, String pid) {
        return ask(() -> sessions.holder(namespace, pid));
    }

    @Override
    public CompletionStage<Optional<SavedSession>> take(String namespace, String pid) {
        return ask(() -> sessions.take(namespace, pid));
    }
}

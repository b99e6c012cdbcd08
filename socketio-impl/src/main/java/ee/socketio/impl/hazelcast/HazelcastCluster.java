/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.hazelcast;

import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import com.hazelcast.core.EntryAdapter;
import com.hazelcast.core.EntryEvent;
import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.core.LifecycleEvent.LifecycleState;
import com.hazelcast.map.MapEvent;
import com.hazelcast.replicatedmap.ReplicatedMap;
import com.hazelcast.topic.ITopic;

import ee.socketio.impl.engine.IdGenerator;
import ee.socketio.impl.engine.Seldom;
import ee.socketio.impl.engine.Timer;
import ee.socketio.impl.engine.Timer.Timeout;
import ee.socketio.spi.Cluster;

/**
 * The servers of an application, as Hazelcast connects them.
 *
 * <h2>Who there is, and who has what</h2>
 *
 * Two replicated maps, of which each member of Hazelcast has a copy: one has the servers, each with the member that it
 * is on; the other has an entry for each thing that a server has, a namespace or a room. Their keys begin with the id
 * of the server, so that no two servers ever write the same entry: there is nothing to agree on, and when a partition
 * heals, the union is right. A server is there as long as it is in the one map and its member is in the cluster: who
 * vanishes is gone for everybody as soon as Hazelcast says so, whatever the maps still have of it, which the oldest
 * member sweeps out. A server puts back what it misses of its own, after a partition has healed and every
 * {@value #CHECK_MILLIS} ms.
 *
 * <p>A replicated map is told of changes a moment after they were made. A handler that makes a socket join a room, and
 * a client that learns of it, expect that the next broadcast, from wherever, reaches it. Therefore each other server is
 * asked whether it sees the new entry, and answers when it does.
 *
 * <h2>Messages</h2>
 *
 * Each server listens to a topic of its own. Hazelcast knows on which members a topic has listeners and sends to no
 * others, so that a message to one server crosses the network once; and it keeps what one member publishes in order.
 *
 * <p>Everything is text or bytes, which any Hazelcast can read, whichever class loaders it knows. Thread-safe. The
 * monitor guards the change of {@link #peers}, and is held while the listener is told who left: so nobody is told
 * twice, and nobody joins meanwhile. The lock {@link #own} is held while entries of this server are written, which may
 * take as long as the network takes: so what is released, or closed, is not restored at the same time.
 */
final class HazelcastCluster implements Cluster {
    /** How often it looks whether its own entries are still there. */
    static final long CHECK_MILLIS = 10_000;

    private final HazelcastInstance instance;
    private final String application;
    private final Executor executor;
    private final Timer timer;
    private final Runnable stopInstance;
    private final Confirmations confirmations;
    private final Names names;

    /** The id of the member by the id of the server. */
    private final ReplicatedMap<String, String> servers;

    /** What servers have. */
    private final ReplicatedMap<String, Boolean> things;

    private final String id;
    private final ITopic<byte[]> topic;

    /** The topics of others. */
    private final Map<String, ITopic<byte[]>> topics = new ConcurrentHashMap<>();

    private final Lock own = new ReentrantLock();

    /** What this server has, whatever the map says. Guarded by {@link #own}. */
    private final Set<String> held = new HashSet<>();

    /** The entries whose server wants to know when they show here, by their keys; each until nobody waits any more. */
    private final Map<String, Timeout> watched = new ConcurrentHashMap<>();

    private final Seldom failure;

    /** The others. Replaced as a whole, by who has the monitor. */
    private volatile Set<String> peers = Set.of();

    /** Set before anything can happen. */
    private volatile Listener listener;

    /** What the servers share, if they share anything. */
    private final AtomicReference<HazelcastRecoveryStore> store = new AtomicReference<>();

    private volatile boolean closed;

    private UUID serverListener;
    private UUID thingListener;
    private UUID membershipListener;
    private UUID lifecycleListener;
    private UUID topicListener;

    /**
     * Makes the way to the servers of an application that share a Hazelcast cluster.
     *
     * @param instance a member of it
     * @param application tells the application from others in the same cluster
     * @param executor runs what may block
     * @param timer drives timeouts
     * @param stopInstance what is to be done to the instance in the end: nothing, if it is somebody else's
     */
    HazelcastCluster(
            HazelcastInstance instance, String application, Executor executor, Timer timer, Runnable stopInstance) {
        this.instance = instance;
        this.application = application;
        this.executor = executor;
        this.timer = timer;
        this.stopInstance = stopInstance;
        this.confirmations = new Confirmations(timer);
        this.failure = new Seldom(timer);
        this.names = new Names(application);
        this.servers = names.replicatedMap(instance, Names.SERVERS);
        this.things = names.replicatedMap(instance, Names.THINGS);
        this.id = newId();
        this.topic = instance.getTopic(names.topic(id));
    }

    private String newId() {
        IdGenerator ids = new IdGenerator();
        String candidate;
        do {
            candidate = ids.next().substring(0, ID_LENGTH);
        } while (servers.containsKey(candidate));
        return candidate;
    }

    /** Whose an entry is. */
    private static String serverOf(String key) {
        return key.substring(0, ID_LENGTH);
    }

    @Override
    public String id() {
        return id;
    }

    // ---- Recovery

    /** Makes the store that the servers share. It begins and ends by itself, the latter before this. May block. */
    HazelcastRecoveryStore recoveryStore(RecoveryBounds bounds, InstantSource clock) {
        return new HazelcastRecoveryStore(this, instance, names, bounds, executor, timer, clock);
    }

    /** A store wants to know of what happens to the cluster. */
    void attach(HazelcastRecoveryStore listening) {
        store.set(listening);
    }

    void detach() {
        store.set(null);
    }

    private void tellStore(Consumer<HazelcastRecoveryStore> action) {
        HazelcastRecoveryStore listening = store.get();
        if (listening != null) {
            action.accept(listening);
        }
    }

    // ---- Life

    @Override
    public void start(Listener told) {
        listener = told;
        topicListener = topic.addMessageListener(message -> received(message.getMessageObject()));
        thingListener = things.addEntryListener(new EntryAdapter<>() {
            @Override
            public void entryAdded(EntryEvent<String, Boolean> event) {
                seen(event.getKey());
            }
        });
        serverListener = servers.addEntryListener(new EntryAdapter<>() {
            @Override
            public void onEntryEvent(EntryEvent<String, String> event) {
                look();
            }

            @Override
            public void onMapEvent(MapEvent event) {
                look();
            }
        });
        membershipListener = instance.getCluster().addMembershipListener(new MembershipListener() {
            @Override
            public void memberAdded(MembershipEvent event) {
                look();
            }

            @Override
            public void memberRemoved(MembershipEvent event) {
                look();
                executor.execute(HazelcastCluster.this::sweep);
            }
        });
        lifecycleListener = instance.getLifecycleService().addLifecycleListener(event -> {
            if (event.getState() == LifecycleState.MERGED) {
                executor.execute(this::restore);
                executor.execute(() -> tellStore(HazelcastRecoveryStore::merged));
            }
        });
        write(this::enter);
        look();
        HazelcastLog.joined(application, id, instance.getName());
        checkLater();
    }

    private void enter() {
        servers.put(id, memberId());
    }

    private String memberId() {
        return instance.getCluster().getLocalMember().getUuid().toString();
    }

    private void checkLater() {
        timer.schedule(CHECK_MILLIS, due -> {
            if (!closed) {
                executor.execute(this::restore);
                executor.execute(() -> tellStore(HazelcastRecoveryStore::check));
                checkLater();
            }
        });
    }

    /** Puts back what a partition, or its end, has taken away. */
    private void restore() {
        write(() -> {
            if (!memberId().equals(servers.get(id))) {
                enter();
            }
            held.forEach(key -> {
                if (!things.containsKey(key)) {
                    things.put(key, true);
                }
            });
        });
        look();
    }

    /** Writes entries of this server, unless it has gone. */
    private void write(Runnable writing) {
        own.lock();
        try {
            if (!closed) {
                attempt(writing);
            }
        } finally {
            own.unlock();
        }
    }

    @Override
    public void close() {
        write(() -> {
            closed = true;
            servers.remove(id);
            held.forEach(things::remove);
        });
        try {
            attempt(this::stopListening);
            look(Set.of());
        } finally {
            stopInstance.run();
        }
    }

    private void stopListening() {
        if (listener != null) {
            servers.removeEntryListener(serverListener);
            things.removeEntryListener(thingListener);
            instance.getCluster().removeMembershipListener(membershipListener);
            instance.getLifecycleService().removeLifecycleListener(lifecycleListener);
            topic.removeMessageListener(topicListener);
        }
        topic.destroy();
    }

    /** Does something that fails if Hazelcast has been stopped under us. */
    private void attempt(Runnable action) {
        try {
            action.run();
        } catch (HazelcastException | HazelcastInstanceNotActiveException e) {
            if (!closed && failure.mayTell()) {
                HazelcastLog.unreachable(e);
            }
        }
    }

    // ---- Who there is

    @Override
    public Set<String> peers() {
        return peers;
    }

    /** Looks who there is now. */
    private void look() {
        attempt(() -> {
            synchronized (this) { // what is seen under it is newer than what was seen before
                if (!closed) {
                    look(present());
                }
            }
        });
    }

    private Set<String> present() {
        Set<String> members = instance.getCluster().getMembers().stream()
                .map(member -> member.getUuid().toString())
                .collect(Collectors.toSet());
        return servers.entrySet().stream()
                .filter(server ->
                        members.contains(server.getValue()) && !server.getKey().equals(id))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private synchronized void look(Set<String> present) {
        Set<String> before = peers;
        if (present.equals(before)) {
            return;
        }
        peers = Set.copyOf(present);
        HazelcastLog.peers(id, present);
        Set<String> gone = new HashSet<>(before);
        gone.removeAll(present);
        gone.forEach(this::left);
    }

    private void left(String peer) {
        topics.remove(peer);
        confirmations.left(peer);
        listener.left(peer);
        tellStore(recovery -> recovery.left(peer));
    }

    /** Forgets what servers had that are gone. The oldest member does so, for all. */
    private void sweep() {
        attempt(() -> {
            Collection<Member> members = instance.getCluster().getMembers();
            if (members.iterator().next().localMember()) {
                Set<String> present = new HashSet<>(present());
                present.add(id);
                servers.keySet().stream()
                        .filter(server -> !present.contains(server))
                        .forEach(server -> {
                            servers.remove(server);
                            instance.getTopic(names.topic(server)).destroy();
                        });
                things.keySet().stream()
                        .filter(key -> !present.contains(serverOf(key)))
                        .forEach(things::remove);
            }
        });
    }

    // ---- Who has what

    @Override
    public CompletionStage<Void> hold(String thing) {
        String key = id + thing;
        write(() -> {
            held.add(key);
            things.put(key, true);
        });
        Set<String> asked = peers;
        CompletableFuture<Void> known = confirmations.await(key, asked);
        asked.stream().filter(peer -> !peers.contains(peer)).forEach(confirmations::left); // before it was awaited
        if (!known.isDone()) {
            byte[] question = new Frame(Frame.DO_YOU_SEE, id, key).toBytes();
            asked.forEach(peer -> publish(peer, question));
        }
        return known;
    }

    @Override
    public void release(String thing) {
        String key = id + thing;
        write(() -> {
            held.remove(key);
            things.remove(key);
        });
    }

    @Override
    public boolean holds(String peer, String thing) {
        try {
            return things.containsKey(peer + thing);
        } catch (HazelcastException | HazelcastInstanceNotActiveException e) {
            return false; // Nobody can be reached either.
        }
    }

    /** Another server wants to know whether an entry of its own shows here: answers now, or when it does. */
    private void asked(String key) {
        watched.put(key, timer.schedule(Confirmations.PATIENCE_MILLIS, due -> watched.remove(key, due)));
        attempt(() -> {
            if (things.containsKey(key)) {
                seen(key);
            }
        });
    }

    private void seen(String key) {
        Timeout timeout = watched.remove(key);
        if (timeout != null) {
            timeout.cancel();
            publish(serverOf(key), new Frame(Frame.I_SEE, id, key).toBytes());
        }
    }

    // ---- Messages

    @Override
    public void send(String peer, byte[] message) {
        publish(peer, new Frame(Frame.MESSAGE, id, message).toBytes());
    }

    /** To nobody if there is nobody: a topic would come back that has gone with its server. */
    private void publish(String peer, byte[] frame) {
        attempt(() -> {
            ITopic<byte[]> known = topics.get(peer);
            if (known != null) {
                known.publish(frame);
            } else if (servers.containsKey(peer)) {
                topicOf(peer).publish(frame);
            }
        });
    }

    /** Remembered if it is that of one whose leaving will be noticed. */
    private ITopic<byte[]> topicOf(String peer) {
        ITopic<byte[]> made = instance.getTopic(names.topic(peer));
        topics.computeIfAbsent(peer, server -> peers.contains(server) ? made : null);
        return made;
    }

    /** Answers programs that are no servers. */
    private void answer(byte[] answer) {
        attempt(() -> instance.<byte[]>getTopic(names.answers()).publish(answer));
    }

    private void received(byte[] bytes) {
        Frame frame = Frame.of(bytes);
        confirmations.heard(frame.sender());
        switch (frame.kind()) {
            case Frame.MESSAGE -> listener.received(frame.sender(), frame.content());
            case Frame.DO_YOU_SEE -> asked(frame.text());
            case Frame.I_SEE -> confirmations.confirmed(frame.text(), frame.sender());
            case Frame.EMISSION -> listener.emitted(frame.content(), this::answer);
            default -> {} // of a newer version, which has to do without an answer
        }
    }
}

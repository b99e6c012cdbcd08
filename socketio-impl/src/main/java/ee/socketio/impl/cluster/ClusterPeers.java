/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cluster;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import ee.socketio.impl.core.EmitOptions;
import ee.socketio.impl.core.Found;
import ee.socketio.impl.core.PeerService;
import ee.socketio.impl.core.Peers;
import ee.socketio.impl.core.Question;
import ee.socketio.impl.core.SocketState;
import ee.socketio.impl.core.Target;
import ee.socketio.impl.engine.Relay;
import ee.socketio.impl.engine.Timer;
import ee.socketio.impl.engine.Timer.Timeout;
import ee.socketio.spi.Cluster;
import ee.socketio.spi.Payload;

/**
 * The other servers of a cluster.
 *
 * <p>What goes to sockets goes only to the servers that may have such: each tells the others in which namespaces and
 * rooms it has sockets, but for the own rooms of sockets, whose names begin with the id of their server. A room of one
 * server costs the others nothing but the knowledge of it.
 *
 * <p>Thread-safe.
 */
public final class ClusterPeers implements Peers, Cluster.Listener {
    /** As long as all ids. */
    private static final int SOCKET_ID_LENGTH = 20;

    /** How long it may take until a server that is made to have something has told so. */
    private static final long EXPECTED_MILLIS = 1000;

    private final Cluster cluster;
    private final Timer timer;
    private final Correspondence correspondence;
    private final Relays relays;
    private final Announcer announcer;

    /** What others will have because this server has just asked for it: the id of the server, and the thing. */
    private final Map<String, Timeout> expected = new ConcurrentHashMap<>();

    private final Emissions emissions;

    /** What this server does for others. Set before it takes part. */
    private volatile PeerService service;

    /**
     * Makes those that a network connects.
     *
     * @param cluster the network
     * @param executor does what others ask for
     * @param timer drives timeouts
     */
    public ClusterPeers(Cluster cluster, Executor executor, Timer timer) {
        this.cluster = cluster;
        this.timer = timer;
        this.correspondence = new Correspondence(cluster, executor, timer, this::handle);
        this.relays = new Relays(cluster, correspondence, executor, timer, () -> service.engine());
        this.announcer = new Announcer(cluster, this::isPresent, executor, timer);
        this.emissions = new Emissions(executor, timer);
    }

    @Override
    public void start(PeerService ownService) {
        service = ownService;
        cluster.start(this);
    }

    @Override
    public void stop() {
        cluster.close();
        correspondence.close();
    }

    @Override
    public String tag() {
        return cluster.id();
    }

    @Override
    public int serverCount() {
        return cluster.peers().size() + 1;
    }

    // ---- Who is meant

    /** One text for both; namespaces have no comma in their names. */
    private static String thing(String namespace, String room) {
        return namespace + "," + room;
    }

    private boolean isPresent(String thing) {
        int comma = thing.indexOf(',');
        return service.isPresent(thing.substring(0, comma), thing.substring(comma + 1));
    }

    private List<String> holders(Target target) {
        Set<String> peers = cluster.peers();
        if (peers.isEmpty()) {
            return List.of();
        }
        // Rooms are told of by the namespaces that they are in, not by the patterns that admit these.
        boolean all = target.rooms().isEmpty() || service.isPattern(target.namespace());
        Set<String> rooms = all ? Set.of("") : target.rooms();
        List<String> holders = new ArrayList<>();
        for (String peer : peers) {
            if (holdsAny(peer, target.namespace(), rooms)) {
                holders.add(peer);
            }
        }
        return holders;
    }

    private boolean holdsAny(String peer, String namespace, Set<String> rooms) {
        for (String room : rooms) {
            if (isOwnRoom(peer, room) || holds(peer, thing(namespace, room))) {
                return true;
            }
        }
        return false;
    }

    private boolean holds(String peer, String thing) {
        return cluster.holds(peer, thing) || !expected.isEmpty() && expected.containsKey(peer + thing);
    }

    private static boolean isOwnRoom(String peer, String room) {
        return room.length() == SOCKET_ID_LENGTH && room.startsWith(peer);
    }

    // ---- Sockets

    @Override
    public void send(Target target, EmitOptions options, String event, Payload payload) {
        correspondence.send(holders(target), new Request.Send(target, options, event, payload));
    }

    @Override
    public void ask(Target target, EmitOptions options, Question question, String event, Payload payload) {
        correspondence.ask(
                parties(holders(target), question),
                number -> new Request.Ask(number, new Request.Send(target, options, event, payload)),
                options.ackTimeout());
    }

    private static Map<String, QuestionExchange> parties(Collection<String> peers, Question question) {
        Map<String, QuestionExchange> parties = new LinkedHashMap<>();
        peers.forEach(peer -> parties.put(peer, new QuestionExchange(question.asks("server " + peer))));
        return parties;
    }

    @Override
    public CompletionStage<Found> fetch(Target target, long timeoutMillis) {
        Map<String, FetchExchange> asked = new LinkedHashMap<>();
        holders(target).forEach(peer -> asked.put(peer, new FetchExchange(new CompletableFuture<>())));
        correspondence.ask(asked, number -> new Request.Fetch(number, target), timeoutMillis);
        return CompletableFuture.allOf(
                        asked.values().stream().map(FetchExchange::sockets).toArray(CompletableFuture[]::new))
                .thenApply(all -> found(asked));
    }

    private static Found found(Map<String, FetchExchange> asked) {
        List<SocketState> sockets = new ArrayList<>();
        List<String> silent = new ArrayList<>();
        asked.forEach(
                (peer, exchange) -> exchange.sockets().join().ifPresentOrElse(sockets::addAll, () -> silent.add(peer)));
        return new Found(sockets, silent);
    }

    @Override
    public void join(Target target, List<String> rooms) {
        List<String> peers = holders(target);
        for (String room : rooms) {
            peers.forEach(peer -> expect(peer + thing(target.namespace(), room)));
        }
        correspondence.send(peers, new Request.Join(target, rooms));
    }

    /** Takes it as given that a server has something until it can have told so. */
    private void expect(String thing) {
        Timeout before = expected.put(thing, timer.schedule(EXPECTED_MILLIS, due -> expected.remove(thing, due)));
        if (before != null) {
            before.cancel();
        }
    }

    @Override
    public void leave(Target target, List<String> rooms) {
        correspondence.send(holders(target), new Request.Leave(target, rooms));
    }

    @Override
    public void disconnect(Target target, boolean close) {
        correspondence.send(holders(target), new Request.Disconnect(target, close));
    }

    @Override
    public CompletionStage<Void> release(String peer, String pid, Optional<String> user, long timeoutMillis) {
        ReleaseExchange exchange = new ReleaseExchange(new CompletableFuture<>());
        correspondence.ask(peer, exchange, number -> new Request.Release(number, pid, user), timeoutMillis);
        return exchange.end();
    }

    // ---- Servers

    @Override
    public void sendToServers(String namespace, String event, Payload payload) {
        correspondence.send(cluster.peers(), new Request.Tell(namespace, event, payload));
    }

    @Override
    public void askServers(String namespace, Question question, String event, Payload payload, long timeoutMillis) {
        Map<String, QuestionExchange> servers = parties(cluster.peers(), question);
        servers.values().forEach(server -> server.party().asked(List.of("")));
        correspondence.ask(
                servers,
                number -> new Request.AskServer(number, new Request.Tell(namespace, event, payload)),
                timeoutMillis);
    }

    @Override
    public Relay relay() {
        return relays;
    }

    // ---- What the others know

    @Override
    public void presenceChanged(String namespace, String room) {
        announcer.changed(thing(namespace, room));
    }

    @Override
    public void settle() {
        announcer.settle();
    }

    // ---- What the others do

    @Override
    public void received(String peer, byte[] message) {
        correspondence.received(peer, message);
    }

    @Override
    public void left(String peer) {
        correspondence.left(peer);
        relays.left(peer);
    }

    @Override
    public void emitted(byte[] emission, Consumer<byte[]> answers) {
        emissions.receive(emission, service.everywhere(), answers);
    }

    private void handle(String peer, Message message) {
        if (message instanceof Request request) {
            Consumer<Reply> asker = reply -> correspondence.send(peer, reply);
            request.perform(service, asker);
        } else if (message instanceof Relayed relayed) {
            relays.handle(peer, relayed);
        }
    }
}

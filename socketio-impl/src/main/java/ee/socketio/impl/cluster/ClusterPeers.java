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
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongFunction;

import ee.socketio.impl.core.EmitOptions;
import ee.socketio.impl.core.Found;
import ee.socketio.impl.core.PeerService;
import ee.socketio.impl.core.Peers;
import ee.socketio.impl.core.Question;
import ee.socketio.impl.core.SocketState;
import ee.socketio.impl.core.Target;
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
 * <p>To each there is a {@link Link}. What this thread sends to one server is done there in the order in which it was
 * sent; a message is encoded once for all. Requests that are answered are remembered until they are, or the server has
 * gone, or the time is up. Thread-safe.
 */
public final class ClusterPeers implements Peers, Cluster.Listener {
    /** As long as all ids. */
    private static final int SOCKET_ID_LENGTH = 20;

    /** How long it may take until a server that is made to have something has told so. */
    private static final long EXPECTED_MILLIS = 1000;

    /** How long there is a link to a server that is not there: time for it to show. */
    static final long STRANGER_MILLIS = 10_000;

    private final Cluster cluster;
    private final Executor executor;
    private final Timer timer;
    private final Exchanges exchanges;
    private final Map<String, Link> links = new ConcurrentHashMap<>();

    /** The epoch of the link that was made last. */
    private final AtomicLong lastEpoch = new AtomicLong();

    private final Announcer announcer;

    /** What others will have because this server has just asked for it: the id of the server, and the thing. */
    private final Map<String, Timeout> expected = new ConcurrentHashMap<>();

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
        this.executor = executor;
        this.timer = timer;
        this.exchanges = new Exchanges(timer);
        this.announcer = new Announcer(cluster, this::isPresent, executor, timer);
    }

    @Override
    public void start(PeerService ownService) {
        service = ownService;
        cluster.start(this);
    }

    @Override
    public void stop() {
        cluster.close();
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

    // ---- Sending

    private Link link(String peer) {
        return links.computeIfAbsent(peer, this::newLink);
    }

    /** A server that is not there may not have shown yet; if it has gone nobody else would take the link away. */
    private Link newLink(String peer) {
        if (!cluster.peers().contains(peer)) {
            timer.schedule(STRANGER_MILLIS, due -> forgetUnlessPresent(peer));
        }
        return new Link(peer, lastEpoch.incrementAndGet(), cluster, executor, timer, message -> handle(peer, message));
    }

    private void forgetUnlessPresent(String peer) {
        if (!cluster.peers().contains(peer)) {
            links.remove(peer);
        }
    }

    private void send(Collection<String> peers, Message message) {
        if (!peers.isEmpty()) {
            byte[] bytes = MessageType.encode(message);
            peers.forEach(peer -> link(peer).send(bytes));
        }
    }

    private void send(String peer, Message message) {
        send(List.of(peer), message);
    }

    /** Sends each a request with a number of its own, and waits for replies no longer than that. */
    private void ask(Map<String, ? extends Exchange> asked, LongFunction<Request> request, long timeoutMillis) {
        asked.forEach((peer, exchange) -> {
            send(peer, request.apply(exchanges.begin(peer, exchange, timeoutMillis)));
            if (!cluster.peers().contains(peer)) { // It went after it was chosen, perhaps before it was noted.
                exchanges.left(peer);
            }
        });
    }

    // ---- Sockets

    @Override
    public void send(Target target, EmitOptions options, String event, Payload payload) {
        send(holders(target), new Request.Send(target, options, event, payload));
    }

    @Override
    public void ask(Target target, EmitOptions options, Question question, String event, Payload payload) {
        ask(
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
        ask(asked, number -> new Request.Fetch(number, target), timeoutMillis);
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
        send(peers, new Request.Join(target, rooms));
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
        send(holders(target), new Request.Leave(target, rooms));
    }

    @Override
    public void disconnect(Target target, boolean close) {
        send(holders(target), new Request.Disconnect(target, close));
    }

    @Override
    public CompletionStage<Void> release(String peer, String pid, Optional<String> user, long timeoutMillis) {
        ReleaseExchange exchange = new ReleaseExchange(new CompletableFuture<>());
        ask(Map.of(peer, exchange), number -> new Request.Release(number, pid, user), timeoutMillis);
        return exchange.end();
    }

    // ---- Servers

    @Override
    public void sendToServers(String namespace, String event, Payload payload) {
        send(cluster.peers(), new Request.Tell(namespace, event, payload));
    }

    @Override
    public void askServers(String namespace, Question question, String event, Payload payload, long timeoutMillis) {
        Map<String, QuestionExchange> servers = parties(cluster.peers(), question);
        servers.values().forEach(server -> server.party().asked(List.of("")));
        ask(
                servers,
                number -> new Request.AskServer(number, new Request.Tell(namespace, event, payload)),
                timeoutMillis);
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
        link(peer).receive(message);
    }

    @Override
    public void left(String peer) {
        links.remove(peer);
        exchanges.left(peer);
    }

    private void handle(String peer, Message message) {
        if (message instanceof Request request) {
            Consumer<Reply> asker = reply -> send(peer, reply);
            request.perform(service, asker);
        } else if (message instanceof Reply reply) {
            exchanges.received(peer, reply);
        }
    }
}

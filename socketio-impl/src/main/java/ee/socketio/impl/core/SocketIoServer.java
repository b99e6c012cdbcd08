/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;

import ee.socketio.Draining;
import ee.socketio.SocketNamespace;
import ee.socketio.SocketServer;
import ee.socketio.impl.engine.EngineServer;
import ee.socketio.impl.engine.EngineSession;
import ee.socketio.impl.engine.IdGenerator;
import ee.socketio.impl.engine.Seldom;
import ee.socketio.impl.engine.SessionListener;
import ee.socketio.impl.engine.Timer;
import ee.socketio.impl.protocol.JsonParser;
import ee.socketio.impl.protocol.PayloadBinding;
import ee.socketio.spi.PacketParser;
import ee.socketio.spi.Payload;
import ee.socketio.spi.RecoveryStore;

/** The Socket.IO server: the namespace {@code /}, and the way to the others. Thread-safe. */
public final class SocketIoServer extends LocalNamespace implements SocketServer {
    private final IdGenerator ids;
    private final Namespaces namespaces;

    /** By pattern. Not changed once the server is made. */
    private final Map<String, ParentNamespace> parents = new HashMap<>();

    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();

    /** The sockets of all namespaces, from their beginning until the last observer of their end has returned. */
    private final Set<ConnectedSocket> unfinished = ConcurrentHashMap.newKeySet();

    private final Drain drain;
    private final AtomicBoolean draining = new AtomicBoolean();

    /** Where clients come in. Set before the server is known to the application. */
    private volatile EngineServer engine;

    private final Seldom rateExceeded;
    private final Optional<Recovery> recovery;

    /** What clients wait for that ask for namespaces. */
    private final Set<CompletableFuture<Void>> undecided = ConcurrentHashMap.newKeySet();

    private final InstantSource clock;
    private final Application application;

    /**
     * Makes a server that is alone, and whose clients speak JSON.
     *
     * @param config the options
     * @param binding turns arguments into JSON and back
     * @param executor runs handlers; takes every task
     * @param timer drives timeouts
     * @param clock the wall clock, by which identities expire
     * @param application the handlers
     */
    public SocketIoServer(
            CoreConfig config,
            PayloadBinding binding,
            Executor executor,
            Timer timer,
            InstantSource clock,
            Application application) {
        this(config, binding, new JsonParser(), executor, timer, clock, application, Peers.NONE);
    }

    /**
     * Makes a server.
     *
     * @param config the options
     * @param binding turns arguments into JSON and back
     * @param parser turns packets into messages and back
     * @param executor runs handlers; takes every task
     * @param timer drives timeouts
     * @param clock the wall clock, by which identities expire
     * @param application the handlers
     * @param peers the other servers; {@link Peers#NONE} if it is alone
     */
    public SocketIoServer(
            CoreConfig config,
            PayloadBinding binding,
            PacketParser parser,
            Executor executor,
            Timer timer,
            InstantSource clock,
            Application application,
            Peers peers) {
        this(config, binding, parser, executor, timer, clock, application, recoveryStore(config, timer, clock), peers);
    }

    /**
     * Makes a server with a store that may be somewhere else.
     *
     * @param config the options
     * @param binding turns arguments into JSON and back
     * @param parser turns packets into messages and back
     * @param executor runs handlers; takes every task
     * @param timer drives timeouts
     * @param clock the wall clock, by which identities expire
     * @param application the handlers
     * @param recoveryStore keeps what it takes to recover connections; empty if none are
     * @param peers the other servers; {@link Peers#NONE} if it is alone
     */
    public SocketIoServer(
            CoreConfig config,
            PayloadBinding binding,
            PacketParser parser,
            Executor executor,
            Timer timer,
            InstantSource clock,
            Application application,
            Optional<RecoveryStore> recoveryStore,
            Peers peers) {
        super("/", new Facilities(config, binding, parser, executor, timer, application, recoveryStore, peers));
        this.ids = new IdGenerator(peers.tag());
        this.drain = new Drain(connections, timer);
        this.rateExceeded = new Seldom(timer);
        this.clock = clock;
        this.application = application;
        this.recovery = recoveryStore.map(store -> new Recovery(store, facilities()));
        this.namespaces = new Namespaces(name ->
                application.match(name).map(match -> new LocalNamespace(name, match, parents.get(match.pattern()))));
        application.patterns().forEach(pattern -> parents.put(pattern, parent(pattern)));
        application.namespaces().forEach(name -> namespaces.add(new LocalNamespace(name, facilities())));
        namespaces.add(this);
    }

    private ParentNamespace parent(String pattern) {
        return new ParentNamespace(pattern, namespaces, facilities());
    }

    /**
     * Makes a store in the memory of this server.
     *
     * @param config the options
     * @param timer drives timeouts
     * @param clock the wall clock
     * @return the store; empty if connections are not recovered
     */
    public static Optional<RecoveryStore> recoveryStore(CoreConfig config, Timer timer, InstantSource clock) {
        if (!config.recovery().enabled()) {
            return Optional.empty();
        }
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()); // nobody emits more often than that
        return Optional.of(new LocalRecoveryStore(config.recovery(), timer, micros));
    }

    /** Begins to read what other servers append to the log, if they share one. May block. */
    public void readLog() {
        facilities().sharedLog().ifPresent(log -> {
            Set<String> logs = new HashSet<>(application.patterns());
            logs.addAll(application.namespaces());
            logs.add(name());
            log.store().start(logs, new LogReader(this));
        });
    }

    /** The pattern that is meant by a name, or that admits the namespace of that name. */
    Optional<String> patternOf(String name) {
        if (parents.containsKey(name)) {
            return Optional.of(name);
        }
        return namespaces
                .known(name)
                .map(LocalNamespace::pattern)
                .orElseGet(() -> application.match(name).map(NamespaceMatch::pattern));
    }

    /**
     * Takes a new session of Engine.IO, in its mailbox.
     *
     * @param session the session
     * @return what is to be told of it
     */
    public SessionListener accept(EngineSession session) {
        Connection connection = new Connection(session, this);
        connections.add(connection);
        connection.begin();
        return connection;
    }

    void remove(Connection connection) {
        connections.remove(connection);
        if (draining.get()) {
            drain.left();
        }
    }

    /**
     * Tells where the clients of this server come in: a door that {@link #drain} closes.
     *
     * @param door lets clients in
     */
    public void attach(EngineServer door) {
        engine = door;
    }

    EngineServer engine() {
        return engine;
    }

    @Override
    public CompletionStage<Void> drain(Duration period) {
        if (period.isNegative()) {
            throw new IllegalArgumentException("the period is negative: " + period);
        }
        if (draining.compareAndSet(false, true)) {
            engine.refuseHandshakes();
            application.draining(new Draining(period));
            drain.begin(period.toMillis());
        }
        return AckStage.of(drain.done(), executor());
    }

    /** A client goes on sending more events than it may; told once a minute at most. */
    void rateExceeded(String address) {
        if (rateExceeded.mayTell()) {
            CoreLog.rateExceeded(address);
        }
    }

    /** How clients come back; empty if they come as if for the first time. */
    Optional<Recovery> recovery() {
        return recovery;
    }

    /** Whether {@code @Connecting} observers are not to judge a client again. */
    boolean skipsMiddlewares(ConnectedSocket socket) {
        return socket.recovered() && config().recovery().skipsMiddlewares();
    }

    void begun(ConnectedSocket socket) {
        unfinished.add(socket);
        recovery.ifPresent(clients -> clients.begun(socket));
    }

    void finished(ConnectedSocket socket) {
        unfinished.remove(socket);
        recovery.ifPresent(clients -> clients.finished(socket));
    }

    @Override
    public SocketNamespace of(String namespace) {
        return audience(namespace)
                .orElseThrow(() -> new IllegalArgumentException("there is no namespace '" + namespace
                        + "': no endpoint, qualifier or injection point names it, and no pattern admits it"));
    }

    @Override
    public int serverCount() {
        return peers().serverCount();
    }

    @Override
    public int clientsCount() {
        return connections.size();
    }

    /**
     * What this server does for the others of the cluster.
     *
     * @return the way in for them
     */
    public PeerService peerService() {
        return new PeerService(this);
    }

    /** The namespace of that name, or those that the pattern admits; a namespace is made if need be. */
    Optional<AddressableNamespace> audience(String name) {
        return Optional.<AddressableNamespace>ofNullable(parents.get(name)).or(() -> find(name));
    }

    boolean isPattern(String name) {
        return parents.containsKey(name);
    }

    /** The same, but none is made. */
    Optional<AddressableNamespace> known(String name) {
        return Optional.<AddressableNamespace>ofNullable(parents.get(name)).or(() -> namespaces.known(name));
    }

    /** Takes an event that another server of the cluster has emitted to the servers. */
    void receive(String namespace, String event, Payload payload, ServerSideEvent.Reply reply) {
        audience(namespace)
                .ifPresentOrElse(
                        receiver -> receive(receiver, event, payload, reply),
                        () -> reply.failed("UNHANDLED", "there is no such namespace"));
    }

    private void receive(AddressableNamespace receiver, String event, Payload payload, ServerSideEvent.Reply reply) {
        ServerSideEvent received = new ServerSideEvent(receiver, event, payload, reply, facilities());
        if (receiver.notices().offer(() -> application.serverSide(received))) {
            receiver.notices().tell();
        } else {
            facilities().lost(receiver.name());
            received.replyError("OVERLOADED", "too many events wait for their observers");
        }
    }

    /**
     * What remains to be done once the engine has been closed.
     *
     * @return completes when the observers of the ends of all sockets have returned
     */
    public CompletableFuture<Void> finished() {
        Stream<CompletableFuture<Void>> ends = unfinished.stream().map(ConnectedSocket::finished);
        return all(Stream.concat(ends, undecided.stream()))
                .thenCompose(ended -> told())
                .whenComplete((done, failure) -> recovery.ifPresent(Recovery::close));
    }

    /** Completes when the observers have been told of all that has happened to namespaces and rooms. */
    private CompletableFuture<Void> told() {
        List<CompletableFuture<Void>> notices = new ArrayList<>();
        parents.values().forEach(parent -> notices.add(parent.notices().told()));
        namespaces.forEach(namespace -> notices.add(namespace.notices().told()));
        return all(notices.stream());
    }

    private static CompletableFuture<Void> all(Stream<CompletableFuture<Void>> stages) {
        return CompletableFuture.allOf(stages.toArray(CompletableFuture[]::new));
    }

    /** How a pattern admits a namespace that the application has to decide about. */
    Optional<NamespaceMatch> undecided(String namespace) {
        return namespaces.isNamed(namespace)
                ? Optional.empty()
                : application.match(namespace).filter(match -> !match.decided());
    }

    /** Has the application decide about a namespace. */
    void decide(NamespaceAttempt attempt, Consumer<Boolean> decision) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        undecided.add(end);
        executor().execute(() -> {
            boolean admitted = false;
            try {
                admitted = application.admits(attempt);
            } catch (RuntimeException | Error e) {
                CoreLog.handlerFailed(e);
            } finally {
                decision.accept(admitted);
                undecided.remove(end);
                end.complete(null);
            }
        });
    }

    Optional<LocalNamespace> find(String namespace) {
        return namespaces.find(namespace);
    }

    String newId() {
        return ids.next();
    }

    CoreConfig config() {
        return facilities().config();
    }

    PacketParser parser() {
        return facilities().parser();
    }

    Executor executor() {
        return facilities().executor();
    }

    Timer timer() {
        return facilities().timer();
    }

    InstantSource clock() {
        return clock;
    }

    Application application() {
        return application;
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

import ee.socketio.Draining;
import ee.socketio.SocketNamespace;
import ee.socketio.SocketServer;
import ee.socketio.impl.engine.EngineServer;
import ee.socketio.impl.engine.EngineSession;
import ee.socketio.impl.engine.IdGenerator;
import ee.socketio.impl.engine.Seldom;
import ee.socketio.impl.engine.SessionListener;
import ee.socketio.impl.engine.Timer;
import ee.socketio.impl.protocol.PayloadBinding;

/** The Socket.IO server: the namespace {@code /}, and the way to the others. Thread-safe. */
public final class SocketIoServer extends LocalNamespace implements SocketServer {
    private final IdGenerator ids = new IdGenerator();
    private final Namespaces namespaces;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();

    /** The sockets of all namespaces, from their beginning until the last observer of their end has returned. */
    private final Set<ConnectedSocket> unfinished = ConcurrentHashMap.newKeySet();

    private final Drain drain;
    private final AtomicBoolean draining = new AtomicBoolean();

    /** Lets nobody in any more. Set before the server is known to the application. */
    private volatile Runnable door = () -> {};

    private final Seldom rateExceeded;
    private final InstantSource clock;
    private final Application application;

    /**
     * Makes a server.
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
        super("/", new Facilities(config, binding, executor, timer));
        this.drain = new Drain(connections, timer);
        this.rateExceeded = new Seldom(timer);
        this.clock = clock;
        this.application = application;
        this.namespaces = new Namespaces(
                name -> application.match(name).map(match -> new LocalNamespace(name, match, facilities())));
        application.namespaces().forEach(name -> namespaces.add(new LocalNamespace(name, facilities())));
        namespaces.add(this);
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
     * @param engine lets clients in
     */
    public void attach(EngineServer engine) {
        door = engine::refuseHandshakes;
    }

    @Override
    public CompletionStage<Void> drain(Duration period) {
        if (period.isNegative()) {
            throw new IllegalArgumentException("the period is negative: " + period);
        }
        if (draining.compareAndSet(false, true)) {
            door.run();
            application.draining(new Draining(period));
            drain.begin(period.toMillis());
        }
        return AckStage.of(drain.done(), executor());
    }

    /** A client goes on sending more events than it may; told once a minute at most. */
    void rateExceeded(ConnectedSocket socket) {
        if (rateExceeded.mayTell()) {
            CoreLog.rateExceeded(socket.handshake().address());
        }
    }

    void begun(ConnectedSocket socket) {
        unfinished.add(socket);
    }

    void finished(ConnectedSocket socket) {
        unfinished.remove(socket);
    }

    @Override
    public SocketNamespace of(String namespace) {
        return find(namespace)
                .orElseThrow(() -> new IllegalArgumentException("there is no namespace '" + namespace
                        + "': no endpoint, qualifier or injection point names it, and no pattern admits it"));
    }

    @Override
    public int clientsCount() {
        return connections.size();
    }

    /**
     * What remains to be done once the engine has been closed.
     *
     * @return completes when the observers of the ends of all sockets have returned
     */
    public CompletableFuture<Void> finished() {
        return CompletableFuture.allOf(
                unfinished.stream().map(ConnectedSocket::finished).toArray(CompletableFuture[]::new));
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

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.lang.reflect.Type;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import ee.socketio.Acks;
import ee.socketio.BroadcastOperator;
import ee.socketio.Congestion;
import ee.socketio.Disconnect;
import ee.socketio.DisconnectDetail;
import ee.socketio.DisconnectReason;
import ee.socketio.Emitter;
import ee.socketio.Socket;
import ee.socketio.Transport;
import ee.socketio.impl.engine.EnginePacket;
import ee.socketio.impl.protocol.PayloadBinding;
import ee.socketio.spi.LoggedEvent;
import ee.socketio.spi.Packet;
import ee.socketio.spi.Payload;
import ee.socketio.spi.SavedSession;

/**
 * A client in a namespace.
 *
 * <p>Begins as an attempt, is admitted or not, and ends once: these steps are tasks of the connection's mailbox. All
 * else may be called by any thread.
 *
 * <p>One that continues another that lost its connection begins with what that had, and gets what that missed between
 * the attempt and its admission.
 */
final class ConnectedSocket implements Socket {
    private static final Set<DisconnectReason> BY_SERVER = EnumSet.of(
            DisconnectReason.SERVER_NAMESPACE_DISCONNECT,
            DisconnectReason.SERVER_SHUTTING_DOWN,
            DisconnectReason.FORCED_CLOSE,
            DisconnectReason.FORCED_SERVER_CLOSE);

    /** As in the reference: the connection was lost, and nobody wanted the socket to end. */
    private static final Set<DisconnectReason> RECOVERABLE = EnumSet.of(
            DisconnectReason.TRANSPORT_CLOSE,
            DisconnectReason.TRANSPORT_ERROR,
            DisconnectReason.PING_TIMEOUT,
            DisconnectReason.FORCED_CLOSE,
            DisconnectReason.FORCED_SERVER_CLOSE,
            DisconnectReason.SERVER_SHUTTING_DOWN);

    private static final Runnable NOTHING = () -> {};

    private static final CompletionStage<Boolean> NEVER = CompletableFuture.completedStage(false);

    private enum Phase {
        CONNECTING,
        /** Admitted, but what it missed is still to be sent; what is emitted now waits for that. */
        RESUMING,
        CONNECTED,
        ENDED
    }

    private final String id;
    private final LocalNamespace namespace;
    private final Connection connection;
    private final HandshakeView handshake;
    private final SerialQueue handlers;
    private final SocketEmitter emitter;
    private final StoredData data;
    private final Membership membership;
    private final PendingAcks acks;
    private final Expiry expiry;
    private final CompletableFuture<Void> finished = new CompletableFuture<>();

    /** Whether the namespace expects this socket. Touched by handlers, one after the other. */
    private boolean entered;

    /** Written in the connection's mailbox, read by any thread. */
    private volatile Phase phase = Phase.CONNECTING;

    /** Whether the observers are still to be told that the client reads too slowly; once is enough. */
    private final AtomicBoolean congestionUntold = new AtomicBoolean();

    /** Whether it was the server that ended it. Written before {@link #phase}, and read after it. */
    private boolean expelled;

    /** The secret id by which the client may come back; empty if it cannot. */
    private final Optional<String> pid;

    /** What the socket continues. */
    private final Optional<Origin> origin;

    /** What other servers know of it; empty if they cannot continue it. */
    private final Optional<Replica> replica;

    /** Set when it begins to receive, if there is a log, whose monitor guards it. */
    private Bookmark bookmark;

    /** A client that comes for the first time, or as if. */
    ConnectedSocket(LocalNamespace namespace, Connection connection, HandshakeView handshake) {
        this(
                connection.server().newId(),
                connection.recovery().map(recovery -> connection.server().newId()),
                namespace,
                connection,
                handshake,
                Optional.empty());
    }

    /** A client that comes back. */
    ConnectedSocket(Origin origin, LocalNamespace namespace, Connection connection, HandshakeView handshake) {
        this(
                origin.session().sid(),
                Optional.of(origin.session().pid()),
                namespace,
                connection,
                handshake,
                Optional.of(origin));
        membership.resume(origin.session());
    }

    private ConnectedSocket(
            String id,
            Optional<String> pid,
            LocalNamespace namespace,
            Connection connection,
            HandshakeView handshake,
            Optional<Origin> origin) {
        this.id = id;
        this.pid = pid;
        this.namespace = namespace;
        this.connection = connection;
        this.handshake = handshake;
        this.origin = origin;
        this.acks = new PendingAcks(id);
        this.emitter = new SocketEmitter(this, namespace.defaults());
        this.data = new StoredData(
                namespace.binding(),
                connection.server().config().maxSocketData(),
                origin.map(from -> from.session().data()).orElse(Map.of()),
                this::changed);
        this.replica =
                pid.flatMap(secret -> connection.recovery()).flatMap(recovery -> recovery.replica(this::liveSession));
        this.handlers = new SerialQueue(connection.server().executor());
        this.expiry = new Expiry(
                connection.server().timer(), connection.server().clock(), () -> connection.lookAtExpiry(this));
        this.membership = new Membership(
                this,
                namespace,
                connection.server().config().maxRooms(),
                Identity.of(handshake.request().user(), handshake.request().roles(), null));
    }

    // ---- Life

    /** Runs a task after the handlers that were started before. */
    void handle(Runnable task) {
        handlers.execute(task);
    }

    /** The client is told that it is connected. */
    void admit() {
        membership.enter(id);
        namespace.log().ifPresentOrElse(log -> log.enter(this), () -> receive(Phase.CONNECTED));
        begin();
    }

    /** Receives from now on. Called with the monitor of the log held. */
    void receive(Bookmark from) {
        bookmark = from;
        receive(origin.isPresent() ? Phase.RESUMING : Phase.CONNECTED);
    }

    private void receive(Phase next) {
        phase = next;
        namespace.add(this);
    }

    private void begin() {
        changed();
        awaitExpiry();
        handle(() -> connection.application().connected(this));
    }

    /** Runs a task when the namespace is ready for this socket. Called by a handler. */
    void enterNamespace(Runnable admission) {
        entered = true;
        membership.enterUserRoom(); // before anybody is told, so that the other servers know it too
        namespace.enter(() -> {
            namespace.peers().settle();
            admission.run();
        });
    }

    /** Ends the socket. The observers follow, if they had been told of its beginning. */
    void end(DisconnectReason reason, DisconnectDetail detail) {
        boolean wasConnected = connected();
        long position = namespace.position(); // before it is passed over
        expelled = BY_SERVER.contains(reason);
        phase = Phase.ENDED;
        expiry.cancel();
        namespace.remove(this);
        Map<String, Long> lastRooms = membership.end();
        acks.giveUp("the client has gone: " + reason);
        Supplier<Optional<SavedSession>> session = pid.isPresent() && RECOVERABLE.contains(reason)
                ? () -> wasConnected
                        ? Optional.of(session(lastRooms, bookmark.sent(), position))
                        : origin.map(Origin::session)
                : Optional::empty;
        handle(() -> finish(wasConnected, new Disconnect(this, reason, detail), session));
    }

    /** The client reads too slowly. */
    void congested(long waiting, long limit) {
        if (congestionUntold.compareAndSet(false, true)) {
            handle(() -> {
                congestionUntold.set(false);
                if (connected()) {
                    connection.application().congested(new Congestion(this, waiting, limit));
                }
            });
        }
    }

    boolean ended() {
        return phase == Phase.ENDED;
    }

    /** Whether the server wants nothing more of this client: what it has sent before is not handled any more. */
    boolean expelled() {
        return ended() && expelled;
    }

    /** Completes when the last observer has returned. */
    CompletableFuture<Void> finished() {
        return finished;
    }

    private void finish(boolean wasConnected, Disconnect event, Supplier<Optional<SavedSession>> session) {
        CompletionStage<Void> end = Application.DONE;
        try {
            if (wasConnected) {
                try {
                    connection.application().disconnecting(event);
                } finally {
                    membership.clear();
                    end = connection.application().disconnected(event);
                }
            } else {
                membership.clear();
                connection.application().refused(this);
            }
        } finally {
            end.handle((done, failure) -> leave(session.get()))
                    .thenCompose(left -> left)
                    .whenComplete((saved, failure) -> {
                        if (entered) {
                            namespace.exit();
                        }
                        connection.server().finished(this);
                        finished.complete(null);
                    });
        }
    }

    // ---- Coming back

    Optional<String> pid() {
        return pid;
    }

    Optional<Origin> origin() {
        return origin;
    }

    @Override
    public boolean recovered() {
        return origin.isPresent();
    }

    /** The name of the user whom the server has authenticated. */
    Optional<String> user() {
        return handshake.user();
    }

    /** Whether this is still the client that the session is of: {@code @Connecting} observers may say otherwise. */
    boolean isWhoItWas() {
        return origin.map(from -> from.session()
                        .identity()
                        .map(saved -> Optional.of(saved.principal().getName()))
                        .orElse(from.session().user()))
                .equals(Optional.of(membership.identity().name()));
    }

    /** Receives again, but first what it missed. */
    void reenter(EventLog log) {
        membership.enter(id);
        log.reenter(this, origin.orElseThrow());
    }

    /** Whether an event of the log was for this socket: it was in the right rooms at that time. */
    boolean wasMeant(long offset, LoggedEvent event) {
        return membership.wasMeant(offset, event);
    }

    /**
     * Sends what was missed, what was held meanwhile, and the packet by which the client is connected: as one, so that
     * a client gets all or nothing of it by polling; in the official client, what came without the last packet would be
     * there twice after the next attempt. Called with the monitor of the log held.
     */
    void resume(List<EnginePacket> missed, long found, Packet connect) {
        List<EnginePacket> packets = new ArrayList<>(missed);
        bookmark.release(found, packets::addAll);
        packets.addAll(Wire.encode(namespace.facilities().parser(), connect));
        connection.send(packets, false);
        phase = Phase.CONNECTED;
        begin();
    }

    /** Ends the connection, which must be dead: the client has come back over another. */
    void supersede() {
        connection.supersede(this);
    }

    /** The socket is not what it was any more. */
    void changed() {
        replica.ifPresent(Replica::changed);
    }

    /** What would be left if the server died now. What was sent by then is not known. */
    private Optional<SavedSession> liveSession() {
        return connected()
                ? Optional.of(session(membership.positions(), Long.MAX_VALUE, namespace.position()))
                : origin.map(Origin::session);
    }

    private SavedSession session(Map<String, Long> lastRooms, long sent, long position) {
        return new SavedSession(
                namespace.name(),
                id,
                pid.orElseThrow(),
                lastRooms,
                data.values(),
                user(),
                membership.savedIdentity(),
                bookmark.start(),
                sent,
                position);
    }

    /** Leaves a session behind, or none: not even what would be left if the server had died. */
    private CompletionStage<Void> leave(Optional<SavedSession> session) {
        CompletionStage<Boolean> replicated = replica.map(Replica::end).orElse(NEVER);
        return replicated.thenCompose(kept -> {
            if (session.isPresent()) {
                return connection.server().recovery().orElseThrow().save(session.get());
            }
            return kept
                    ? connection.server().recovery().orElseThrow().forget(namespace.name(), pid.orElseThrow())
                    : Application.DONE;
        });
    }

    // ---- What it is

    @Override
    public String id() {
        return id;
    }

    @Override
    public LocalNamespace namespace() {
        return namespace;
    }

    @Override
    public HandshakeView handshake() {
        return handshake;
    }

    @Override
    public boolean connected() {
        return phase == Phase.CONNECTED;
    }

    @Override
    public Transport transport() {
        return connection.transport();
    }

    @Override
    public StoredData data() {
        return data;
    }

    PayloadBinding binding() {
        return namespace.binding();
    }

    @Override
    public String toString() {
        return "socket " + id + " in " + namespace.name();
    }

    // ---- Who the client is

    @Override
    public Optional<Principal> principal() {
        return membership.identity().principal();
    }

    @Override
    public Set<String> roles() {
        return membership.identity().roles();
    }

    @Override
    public boolean isUserInRole(String role) {
        return membership.identity().isInRole(role);
    }

    @Override
    public Optional<Instant> expiresAt() {
        return membership.identity().expiresAt();
    }

    boolean expired() {
        return membership.identity().expired(connection.server().clock().instant());
    }

    @Override
    public void reauthenticate(Principal principal, Set<String> roles, Instant expiresAt) {
        membership.identify(Identity.of(Objects.requireNonNull(principal, "principal"), roles, expiresAt));
        if (connected()) {
            awaitExpiry();
        }
    }

    /**
     * Goes on waiting for the identity to expire. Needless to say before the socket is admitted, and harmless after.
     */
    void awaitExpiry() {
        expiry.await(this);
    }

    // ---- Rooms

    @Override
    public Set<String> rooms() {
        return membership.rooms();
    }

    boolean isInAny(Set<String> names) {
        return membership.isInAny(names);
    }

    @Override
    public void join(String... names) {
        enroll(names);
        namespace.peers().settle();
    }

    /** Joins rooms, whether or not the other servers have heard of them. */
    void enroll(String... names) {
        membership.join(names);
    }

    @Override
    public void leave(String... names) {
        membership.leave(names);
    }

    // ---- Emitting

    @Override
    public void emit(String event, Object... args) {
        emitter.emit(event, args);
    }

    @Override
    public Acks<?> emitWithAck(Type reply, String event, Object... args) {
        return emitter.emitWithAck(reply, event, args);
    }

    @Override
    public Emitter asVolatile() {
        return emitter.asVolatile();
    }

    @Override
    public Emitter compress(boolean compressed) {
        return emitter.compress(compressed);
    }

    @Override
    public Emitter timeout(Duration timeout) {
        return emitter.timeout(timeout);
    }

    @Override
    public <C> C as(Class<C> contract) {
        return emitter.as(contract);
    }

    /** Sends a question, which is given up at once if the socket is not connected. */
    void ask(Inquiry inquiry, OutboundEvent event, boolean droppable) {
        acks.expect(inquiry);
        if (!receives()) {
            acks.giveUp("the client is not connected");
        }
        emit(event, droppable);
    }

    void acknowledged(long ackId, Payload payload) {
        acks.settle(ackId, payload);
    }

    /** Whether what is emitted reaches the client, or will. */
    boolean receives() {
        Phase now = phase;
        return now == Phase.CONNECTED || now == Phase.RESUMING;
    }

    /** Sends an event to the client, if it is connected. */
    void emit(OutboundEvent event, boolean droppable) {
        announce(event);
        send(event.packets(), droppable);
    }

    /** Tells the application that an event is about to be sent. */
    void announce(OutboundEvent event) {
        if (receives()) {
            connection.application().emitting(this, event);
        }
    }

    /** Sends to the client, if it is connected, what is not in the log. */
    void send(List<EnginePacket> packets, boolean droppable) {
        switch (phase) {
            case CONNECTED -> connection.send(packets, droppable);
            case RESUMING -> namespace.log().orElseThrow().sendAfterMissed(this, packets, droppable);
            default -> {} // There is nobody, or not yet.
        }
    }

    /**
     * Takes an event's place among those that are sent to the client, if it is connected. Called with the monitor of
     * the log held.
     *
     * @return what is to be run without the monitor
     */
    Runnable queue(List<EnginePacket> packets, long offset, boolean droppable) {
        return receives() && !bookmark.holds(offset, packets, droppable)
                ? connection.queue(packets, droppable)
                : NOTHING;
    }

    /** As in the reference, an acknowledgement still goes out after the socket has left, if the connection is there. */
    void reply(Packet ack) {
        connection.send(Wire.encode(namespace.facilities().parser(), ack), false);
    }

    @Override
    public BroadcastOperator to(String... names) {
        return broadcast().to(names);
    }

    @Override
    public BroadcastOperator broadcast() {
        return namespace.everyone().except(id);
    }

    /** When it has been sent what was emitted before. */
    @Override
    public void disconnect(boolean close) {
        CompletionStage<Void> settled = namespace
                .log()
                .map(log -> (CompletionStage<Void>) log.settled())
                .orElse(Application.DONE);
        settled.thenRun(() -> connection.disconnect(this, close));
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.lang.reflect.Type;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

import ee.socketio.Acks;
import ee.socketio.BroadcastOperator;
import ee.socketio.Congestion;
import ee.socketio.Disconnect;
import ee.socketio.DisconnectDetail;
import ee.socketio.DisconnectReason;
import ee.socketio.Emitter;
import ee.socketio.Handshake;
import ee.socketio.Socket;
import ee.socketio.SocketData;
import ee.socketio.Transport;
import ee.socketio.impl.protocol.Packet;
import ee.socketio.impl.protocol.Payload;
import ee.socketio.impl.protocol.PayloadBinding;

/**
 * A client in a namespace.
 *
 * <p>Begins as an attempt, is admitted or not, and ends once: these steps are tasks of the connection's mailbox. All
 * else may be called by any thread.
 */
final class ConnectedSocket implements Socket {
    private static final Set<DisconnectReason> BY_SERVER = EnumSet.of(
            DisconnectReason.SERVER_NAMESPACE_DISCONNECT,
            DisconnectReason.SERVER_SHUTTING_DOWN,
            DisconnectReason.FORCED_CLOSE,
            DisconnectReason.FORCED_SERVER_CLOSE);

    private enum Phase {
        CONNECTING,
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
    private final PendingAcks acks = new PendingAcks();
    private final Expiry expiry;
    private final CompletableFuture<Void> finished = new CompletableFuture<>();

    /**
     * Reads are free; writes hold its monitor, which keeps it in step with the namespace's index and with
     * {@link #indexed}, so that a socket that has ended cannot join.
     */
    private final Set<String> rooms = ConcurrentHashMap.newKeySet(4);

    /** Whether the namespace's index knows the rooms. Guarded by {@link #rooms}. */
    private boolean indexed = true;

    /** Written in the connection's mailbox, read by any thread. */
    private volatile Phase phase = Phase.CONNECTING;

    /** Whether the observers are still to be told that the client reads too slowly; once is enough. */
    private final AtomicBoolean congestionUntold = new AtomicBoolean();

    /** Whether it was the server that ended it. Written before {@link #phase}, and read after it. */
    private boolean expelled;

    /** Written while the monitor of {@link #rooms} is held, which keeps {@link #userRoom} in step; read by any. */
    private volatile Identity identity;

    /** The room of the user: in the namespace's index, but not one of {@link #rooms}, which is what guards it. */
    private Optional<String> userRoom = Optional.empty();

    ConnectedSocket(String id, LocalNamespace namespace, Connection connection, HandshakeView handshake) {
        this.id = id;
        this.namespace = namespace;
        this.connection = connection;
        this.handshake = handshake;
        this.emitter = new SocketEmitter(this, namespace.defaults());
        this.data =
                new StoredData(namespace.binding(), connection.server().config().maxSocketData());
        this.handlers = new SerialQueue(connection.server().executor());
        this.expiry = new Expiry(
                connection.server().timer(), connection.server().clock(), () -> connection.lookAtExpiry(this));
        this.identity =
                Identity.of(handshake.request().user(), handshake.request().roles(), null);
    }

    // ---- Life

    /** Runs a task after the handlers that were started before. */
    void handle(Runnable task) {
        handlers.execute(task);
    }

    void admit() {
        enter(id);
        phase = Phase.CONNECTED;
        namespace.add(this);
        awaitExpiry();
        handle(() -> connection.application().connected(this));
    }

    /** Ends the socket. The observers follow, if they had been told of its beginning. */
    void end(DisconnectReason reason, DisconnectDetail detail) {
        boolean wasConnected = connected();
        expelled = BY_SERVER.contains(reason);
        phase = Phase.ENDED;
        expiry.cancel();
        namespace.remove(this);
        unindex();
        acks.giveUp("the client has gone: " + reason);
        handle(() -> finish(wasConnected, new Disconnect(this, reason, detail)));
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

    private void finish(boolean wasConnected, Disconnect event) {
        CompletionStage<Void> end = Application.DONE;
        try {
            if (wasConnected) {
                try {
                    connection.application().disconnecting(event);
                } finally {
                    rooms.clear();
                    end = connection.application().disconnected(event);
                }
            } else {
                rooms.clear();
                connection.application().refused(this);
            }
        } finally {
            end.whenComplete((done, failure) -> {
                connection.server().finished(this);
                finished.complete(null);
            });
        }
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
    public Handshake handshake() {
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
    public SocketData data() {
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
        return identity.principal();
    }

    @Override
    public Set<String> roles() {
        return identity.roles();
    }

    @Override
    public boolean isUserInRole(String role) {
        return identity.isInRole(role);
    }

    @Override
    public Optional<Instant> expiresAt() {
        return identity.expiresAt();
    }

    boolean expired() {
        return identity.expired(connection.server().clock().instant());
    }

    @Override
    public void reauthenticate(Principal principal, Set<String> roles, Instant expiresAt) {
        identify(Identity.of(Objects.requireNonNull(principal, "principal"), roles, expiresAt));
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

    private void identify(Identity next) {
        synchronized (rooms) {
            if (indexed) {
                identity = next;
                enterUserRoom();
            }
        }
    }

    private void enterUserRoom() {
        Optional<String> next = identity.name().map(RoomNames::ofUser);
        if (!next.equals(userRoom)) {
            userRoom.ifPresent(room -> namespace.rooms().remove(room, this));
            userRoom = next;
            next.ifPresent(room -> namespace.rooms().add(room, this));
        }
    }

    // ---- Rooms

    @Override
    public Set<String> rooms() {
        return Set.copyOf(rooms);
    }

    boolean isInAny(Set<String> names) {
        for (String name : names) {
            if (rooms.contains(name)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void join(String... names) {
        RoomNames.requireJoinable(names);
        synchronized (rooms) {
            if (indexed) {
                checkLimit(names);
                List.of(names).forEach(this::index);
            }
        }
    }

    /** Joins its own room, and that of its user, which no limit can keep it from. */
    private void enter(String ownRoom) {
        synchronized (rooms) {
            index(ownRoom);
            enterUserRoom();
        }
    }

    private void index(String room) {
        if (rooms.add(room)) {
            namespace.rooms().add(room, this);
        }
    }

    private void checkLimit(String... names) {
        int limit = connection.server().config().maxRooms();
        long added = List.of(names).stream()
                .distinct()
                .filter(room -> !rooms.contains(room))
                .count();
        if (rooms.size() + added > limit) {
            throw new IllegalStateException("a socket may be in " + limit + " rooms (socketio.max-rooms), "
                    + rooms.size() + " it is in, " + added + " it was to join");
        }
    }

    @Override
    public void leave(String... names) {
        synchronized (rooms) {
            for (String room : names) {
                if (indexed && rooms.remove(room)) {
                    namespace.rooms().remove(room, this);
                }
            }
        }
    }

    private void unindex() {
        synchronized (rooms) {
            indexed = false;
            rooms.forEach(room -> namespace.rooms().remove(room, this));
            userRoom.ifPresent(room -> namespace.rooms().remove(room, this));
        }
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
    public Emitter timeout(Duration timeout) {
        return emitter.timeout(timeout);
    }

    @Override
    public <C> C as(Class<C> contract) {
        return emitter.as(contract);
    }

    /** Sends a question, which is given up at once if the socket is not connected. */
    void ask(Question question, OutboundEvent event, boolean droppable) {
        acks.expect(question, id);
        if (!connected()) {
            acks.giveUp("the client is not connected");
        }
        send(event, droppable);
    }

    void acknowledged(long ackId, Payload payload) {
        acks.settle(ackId, payload);
    }

    /** Sends to the client, if it is connected. */
    void send(OutboundEvent event, boolean droppable) {
        if (connected()) {
            connection.application().emitting(this, event);
            connection.send(event.packets(), droppable);
        }
    }

    /** As in the reference, an acknowledgement still goes out after the socket has left, if the connection is there. */
    void reply(Packet ack) {
        connection.send(Wire.encode(ack), false);
    }

    @Override
    public BroadcastOperator to(String... names) {
        return broadcast().to(names);
    }

    @Override
    public BroadcastOperator broadcast() {
        return namespace.everyone().except(id);
    }

    @Override
    public void disconnect(boolean close) {
        connection.disconnect(this, close);
    }
}

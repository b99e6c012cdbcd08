/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import ee.socketio.Acks;
import ee.socketio.BroadcastOperator;
import ee.socketio.RemoteSocket;
import ee.socketio.Socket;
import ee.socketio.SocketNamespace;
import ee.socketio.impl.protocol.PayloadBinding;
import ee.socketio.spi.Packet;

/** A namespace and its sockets on this server. Thread-safe. */
class LocalNamespace implements SocketNamespace {
    private final String name;
    private final Optional<String> pattern;
    private final Map<String, String> parameters;
    private final Facilities facilities;
    private final EmitOptions defaults;
    private final Map<String, ConnectedSocket> sockets = new ConcurrentHashMap<>();
    private final Rooms rooms = new Rooms();

    /** What clients are to get who come back; empty if they come as if for the first time. */
    private final Optional<EventLog> log;

    /** As in the reference, ids of acknowledgements are unique in a namespace and start at 0. */
    private final AtomicLong nextAckId = new AtomicLong();

    LocalNamespace(String name, Facilities facilities) {
        this(name, Optional.empty(), Map.of(), facilities);
    }

    LocalNamespace(String name, NamespaceMatch match, Facilities facilities) {
        this(name, Optional.of(match.pattern()), Map.copyOf(match.parameters()), facilities);
    }

    private LocalNamespace(
            String name, Optional<String> pattern, Map<String, String> parameters, Facilities facilities) {
        this.name = name;
        this.pattern = pattern;
        this.parameters = parameters;
        this.facilities = facilities;
        this.log = facilities.recoveryStore().map(store -> new EventLog(name, store, facilities.parser()));
        this.defaults = new EmitOptions(false, facilities.config().ackTimeout());
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Optional<String> pattern() {
        return pattern;
    }

    @Override
    public final Map<String, String> parameters() {
        return parameters;
    }

    @Override
    public final Collection<Socket> sockets() {
        return sockets.values().stream()
                .filter(ConnectedSocket::connected)
                .map(Socket.class::cast)
                .toList();
    }

    final Facilities facilities() {
        return facilities;
    }

    final PayloadBinding binding() {
        return facilities.binding();
    }

    /** How events are emitted unless something else is said. */
    final EmitOptions defaults() {
        return defaults;
    }

    final Rooms rooms() {
        return rooms;
    }

    final Optional<EventLog> log() {
        return log;
    }

    /** Where the log is, if there is one. */
    final long position() {
        return log.isPresent() ? log.get().position() : 0;
    }

    final Question newQuestion(Type reply) {
        return new Question(nextAckId.getAndIncrement(), reply, facilities);
    }

    final void add(ConnectedSocket socket) {
        sockets.put(socket.id(), socket);
    }

    final void remove(ConnectedSocket socket) {
        sockets.remove(socket.id(), socket); // not one that came back under the id
    }

    /**
     * Visits the connected sockets that are in one of the rooms, or all if none is given, and in none of the others.
     */
    final void forEach(Set<String> in, Set<String> except, Consumer<ConnectedSocket> action) {
        for (ConnectedSocket socket : in.isEmpty() ? sockets.values() : rooms.union(in)) {
            if (socket.receives() && !socket.isInAny(except)) {
                action.accept(socket);
            }
        }
    }

    /** Encodes an event, once for all who will get it. */
    final OutboundEvent encode(long ackId, String event, Object... args) {
        if (Packet.RESERVED_EVENTS.contains(event)) {
            throw new IllegalArgumentException("'" + event + "' is a reserved event name");
        }
        return new OutboundEvent(Packet.event(name, ackId, event, binding().write(args)), facilities);
    }

    final Broadcast everyone() {
        return new Broadcast(this, Set.of(), Set.of(), defaults);
    }

    @Override
    public final void emit(String event, Object... args) {
        everyone().emit(event, args);
    }

    @Override
    public final Acks<?> emitWithAck(Type reply, String event, Object... args) {
        return everyone().emitWithAck(reply, event, args);
    }

    @Override
    public final <C> C as(Class<C> contract) {
        return everyone().as(contract);
    }

    @Override
    public final BroadcastOperator to(String... names) {
        return everyone().to(names);
    }

    @Override
    public final BroadcastOperator toUser(String... names) {
        return everyone().toUser(names);
    }

    @Override
    public final BroadcastOperator except(String... names) {
        return everyone().except(names);
    }

    @Override
    public final BroadcastOperator asVolatile() {
        return everyone().asVolatile();
    }

    @Override
    public final BroadcastOperator local() {
        return everyone().local();
    }

    @Override
    public final BroadcastOperator timeout(Duration timeout) {
        return everyone().timeout(timeout);
    }

    @Override
    public final CompletionStage<List<RemoteSocket>> fetchSockets() {
        return everyone().fetchSockets();
    }

    @Override
    public final void socketsJoin(String... names) {
        everyone().socketsJoin(names);
    }

    @Override
    public final void socketsLeave(String... names) {
        everyone().socketsLeave(names);
    }

    @Override
    public final void disconnectSockets(boolean close) {
        everyone().disconnectSockets(close);
    }

    @Override
    public final String toString() {
        return "namespace " + name;
    }
}

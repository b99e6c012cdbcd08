/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import ee.socketio.BroadcastOperator;
import ee.socketio.Socket;
import ee.socketio.SocketNamespace;
import ee.socketio.impl.engine.EnginePacket;
import ee.socketio.impl.protocol.PayloadBinding;

/** A namespace and its sockets on this server. Thread-safe. */
class LocalNamespace implements SocketNamespace {
    private final String name;
    private final PayloadBinding binding;
    private final Map<String, ConnectedSocket> sockets = new ConcurrentHashMap<>();
    private final Rooms rooms = new Rooms();

    /** As in the reference, ids of acknowledgements are unique in a namespace and start at 0. */
    private final AtomicLong nextAckId = new AtomicLong();

    LocalNamespace(String name, PayloadBinding binding) {
        this.name = name;
        this.binding = binding;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Collection<Socket> sockets() {
        return List.copyOf(sockets.values());
    }

    final PayloadBinding binding() {
        return binding;
    }

    final Rooms rooms() {
        return rooms;
    }

    final long newAckId() {
        return nextAckId.getAndIncrement();
    }

    final void add(ConnectedSocket socket) {
        sockets.put(socket.id(), socket);
    }

    final void remove(ConnectedSocket socket) {
        sockets.remove(socket.id());
    }

    /**
     * Visits the connected sockets that are in one of the rooms, or all if none is given, and in none of the others.
     */
    final void forEach(Set<String> in, Set<String> except, Consumer<ConnectedSocket> action) {
        for (ConnectedSocket socket : in.isEmpty() ? sockets.values() : rooms.union(in)) {
            if (socket.connected() && !socket.isInAny(except)) {
                action.accept(socket);
            }
        }
    }

    /** Encodes an event, once for all who will get it. */
    final List<EnginePacket> encodeEvent(long ackId, String event, Object... args) {
        return Wire.event(name, ackId, event, binding.write(args));
    }

    private Broadcast everyone() {
        return Broadcast.toAll(this);
    }

    @Override
    public final void emit(String event, Object... args) {
        everyone().emit(event, args);
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
}

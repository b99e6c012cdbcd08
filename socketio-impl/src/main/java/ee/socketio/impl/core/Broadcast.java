/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import ee.socketio.BroadcastOperator;
import ee.socketio.impl.engine.EnginePacket;
import ee.socketio.impl.protocol.Packet;

/**
 * The sockets of a namespace that a broadcast goes to.
 *
 * @param namespace the namespace
 * @param rooms the rooms; none means all sockets
 * @param exceptRooms the rooms to leave out
 * @param droppable whether to skip sockets that cannot take it at once
 */
record Broadcast(LocalNamespace namespace, Set<String> rooms, Set<String> exceptRooms, boolean droppable)
        implements BroadcastOperator {

    static Broadcast toAll(LocalNamespace namespace) {
        return new Broadcast(namespace, Set.of(), Set.of(), false);
    }

    @Override
    public Broadcast to(String... names) {
        return toRooms(RoomNames.chosen(names));
    }

    @Override
    public Broadcast toUser(String... names) {
        return toRooms(RoomNames.ofUsers(names));
    }

    private Broadcast toRooms(String... names) {
        return new Broadcast(namespace, with(rooms, names), exceptRooms, droppable);
    }

    @Override
    public Broadcast except(String... names) {
        return new Broadcast(namespace, rooms, with(exceptRooms, RoomNames.chosen(names)), droppable);
    }

    @Override
    public Broadcast asVolatile() {
        return new Broadcast(namespace, rooms, exceptRooms, true);
    }

    private static Set<String> with(Set<String> names, String... more) {
        Set<String> all = new LinkedHashSet<>(names);
        all.addAll(List.of(more));
        return all;
    }

    @Override
    public void emit(String event, Object... args) {
        List<EnginePacket> packets = namespace.encodeEvent(Packet.NO_ID, event, args);
        forEach(socket -> socket.send(packets, droppable));
    }

    @Override
    public void socketsJoin(String... names) {
        RoomNames.requireJoinable(names);
        forEach(socket -> socket.join(names));
    }

    @Override
    public void socketsLeave(String... names) {
        forEach(socket -> socket.leave(names));
    }

    @Override
    public void disconnectSockets(boolean close) {
        forEach(socket -> socket.disconnect(close));
    }

    private void forEach(Consumer<ConnectedSocket> action) {
        namespace.forEach(rooms, exceptRooms, action);
    }
}

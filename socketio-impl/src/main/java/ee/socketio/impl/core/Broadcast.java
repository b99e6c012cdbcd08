/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import ee.socketio.BroadcastOperator;
import ee.socketio.RemoteSocket;

/**
 * The sockets that a broadcast goes to.
 *
 * @param audience those who are chosen from
 * @param rooms the rooms; none means all sockets
 * @param exceptRooms the rooms to leave out
 * @param options how it is emitted
 */
record Broadcast(Audience audience, Set<String> rooms, Set<String> exceptRooms, EmitOptions options)
        implements BroadcastOperator, LocalEmitter {

    /** All of them. */
    static Broadcast toAll(Audience audience) {
        return new Broadcast(audience, Set.of(), Set.of(), audience.defaults());
    }

    @Override
    public Broadcast to(String... names) {
        return toRooms(RoomNames.chosen(RoomNames.requireSome(names)));
    }

    @Override
    public Broadcast toUser(String... names) {
        return toRooms(RoomNames.ofUsers(RoomNames.requireSome(names)));
    }

    private Broadcast toRooms(String... names) {
        return new Broadcast(audience, with(rooms, names), exceptRooms, options);
    }

    @Override
    public Broadcast except(String... names) {
        return new Broadcast(audience, rooms, with(exceptRooms, RoomNames.chosen(names)), options);
    }

    /** There are no other servers. */
    @Override
    public Broadcast local() {
        return this;
    }

    @Override
    public Broadcast asVolatile() {
        return new Broadcast(audience, rooms, exceptRooms, options.asVolatile());
    }

    @Override
    public Broadcast compress(boolean compressed) {
        return new Broadcast(audience, rooms, exceptRooms, options.compress(compressed));
    }

    @Override
    public Broadcast timeout(Duration timeout) {
        return new Broadcast(audience, rooms, exceptRooms, options.timeout(timeout));
    }

    private static Set<String> with(Set<String> names, String... more) {
        Set<String> all = new LinkedHashSet<>(names);
        all.addAll(List.of(more));
        return all;
    }

    @Override
    public CompletionStage<List<RemoteSocket>> fetchSockets() {
        List<RemoteSocket> found = new ArrayList<>();
        forEach(found::add);
        return CompletableFuture.completedStage(List.copyOf(found));
    }

    @Override
    public void socketsJoin(String... names) {
        RoomNames.requireJoinable(names);
        List<String> refusals = new ArrayList<>();
        forEach(socket -> {
            try {
                socket.join(names);
            } catch (IllegalStateException e) { // The limit of one socket is no concern of the others.
                refusals.add(e.getMessage());
            }
        });
        if (!refusals.isEmpty()) {
            CoreLog.notJoined(refusals.size(), refusals.get(0));
        }
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
        forEachNamespace(receivers -> receivers.forEach(action));
    }

    @Override
    public void forEachNamespace(Consumer<Receivers> action) {
        audience.forEachNamespace(
                namespace -> action.accept(new NamespaceReceivers(namespace, rooms, exceptRooms, options)));
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.stream.Stream;

import ee.socketio.AckTimeoutException;
import ee.socketio.BroadcastOperator;
import ee.socketio.RemoteSocket;

/**
 * The sockets that a broadcast goes to.
 *
 * @param audience those who are chosen from
 * @param target which of them
 * @param options how it is emitted
 * @param peers the other servers whose sockets it goes to
 */
record Broadcast(Audience audience, Target target, EmitOptions options, Peers peers)
        implements BroadcastOperator, SocketsEmitter {

    /** All of them. */
    static Broadcast toAll(Audience audience) {
        return new Broadcast(
                audience,
                new Target(audience.name(), Set.of(), Set.of()),
                audience.defaults(),
                audience.facilities().peers());
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
        return to(new Target(target.namespace(), with(target.rooms(), names), target.exceptRooms()));
    }

    @Override
    public Broadcast except(String... names) {
        Set<String> exceptRooms = with(target.exceptRooms(), RoomNames.chosen(names));
        return to(new Target(target.namespace(), target.rooms(), exceptRooms));
    }

    private static Set<String> with(Set<String> names, String... more) {
        Set<String> all = new LinkedHashSet<>(names);
        all.addAll(List.of(more));
        return all;
    }

    private Broadcast to(Target other) {
        return new Broadcast(audience, other, options, peers);
    }

    @Override
    public Broadcast local() {
        return new Broadcast(audience, target, options, Peers.NONE);
    }

    @Override
    public Broadcast asVolatile() {
        return with(options.asVolatile());
    }

    @Override
    public Broadcast compress(boolean compressed) {
        return with(options.compress(compressed));
    }

    @Override
    public Broadcast timeout(Duration timeout) {
        return with(options.timeout(timeout));
    }

    private Broadcast with(EmitOptions other) {
        return new Broadcast(audience, target, other, peers);
    }

    @Override
    public CompletionStage<List<RemoteSocket>> fetchSockets() {
        List<RemoteSocket> here = new ArrayList<>();
        forEachSocket(here::add);
        return Peers.NONE == peers
                ? CompletableFuture.completedStage(List.copyOf(here))
                : AckStage.of(fetch(here), audience.facilities().executor());
    }

    private CompletableFuture<List<RemoteSocket>> fetch(List<RemoteSocket> here) {
        CompletableFuture<List<RemoteSocket>> all = new CompletableFuture<>();
        peers.fetch(target, options.ackTimeout()).thenAccept(elsewhere -> complete(all, here, elsewhere));
        return all;
    }

    private void complete(CompletableFuture<List<RemoteSocket>> future, List<RemoteSocket> here, Found elsewhere) {
        Stream<RemoteSocket> others = elsewhere.sockets().stream()
                .flatMap(state -> audience.namespace(state.namespace()).stream()
                        .map(namespace -> new PeerSocket(namespace, state)));
        List<RemoteSocket> all = Stream.concat(here.stream(), others).toList();
        List<String> silent = elsewhere.silent();
        if (!silent.isEmpty()) {
            String message = "the servers " + silent + " have not told of their sockets within " + options.ackTimeout()
                    + " ms; partial() has the sockets of the others";
            future.completeExceptionally(new AckTimeoutException(message, all, all.size() + silent.size(), silent));
        } else {
            future.complete(all);
        }
    }

    @Override
    public void socketsJoin(String... names) {
        RoomNames.requireJoinable(names);
        peers.join(target, List.of(names));
        enroll(names);
        peers.settle();
    }

    /** Makes those on this server join rooms, whether or not the other servers have heard of the rooms. */
    void enroll(String... names) {
        List<String> refusals = new ArrayList<>();
        forEachSocket(socket -> {
            try {
                socket.enroll(names);
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
        peers.leave(target, List.of(names));
        forEachSocket(socket -> socket.leave(names));
    }

    @Override
    public void disconnectSockets(boolean close) {
        peers.disconnect(target, close);
        forEachSocket(socket -> socket.disconnect(close));
    }

    /** Visits those on this server. */
    void forEachSocket(Consumer<ConnectedSocket> action) {
        forEachReceivers(receivers -> receivers.forEach(action));
    }

    /** Visits those on this server, in each of the namespaces. */
    void forEachReceivers(Consumer<? super Receivers> action) {
        audience.forEachNamespace(namespace ->
                action.accept(new NamespaceReceivers(namespace, target.rooms(), target.exceptRooms(), options)));
    }

    @Override
    public void forEachOf(Consumer<Recipients> action) {
        Optional<SharedLog> log = audience.facilities().sharedLog();
        if (log.isPresent() && Peers.NONE != peers && !options.droppable()) {
            action.accept(new Everywhere(this, log.get()));
        } else {
            forEachDirectly(action);
        }
    }

    /** The others first, whom it takes longer to reach. */
    void forEachDirectly(Consumer<? super Recipients> action) {
        action.accept(new Elsewhere(peers, target, options));
        forEachReceivers(action);
    }
}

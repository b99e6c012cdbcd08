/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;

import ee.socketio.Congestion;
import ee.socketio.ConnectRequest;
import ee.socketio.Disconnect;
import ee.socketio.Draining;
import ee.socketio.Message;
import ee.socketio.RoomEvent;
import ee.socketio.Socket;
import ee.socketio.SocketNamespace;

/** Writes down what it is told, and then does what the test wants. */
final class RecordingApplication implements Application {
    /** What it was told, in order. */
    final List<String> told = new CopyOnWriteArrayList<>();

    /** The sockets it was told of when they had connected, in order. */
    final List<Socket> sockets = new CopyOnWriteArrayList<>();

    Consumer<ConnectRequest> onConnecting = request -> {};
    Consumer<Socket> onConnected = socket -> {};
    Consumer<InboundEvent> onEvent = event -> {};
    Consumer<Message> onEmitting = event -> {};
    Consumer<Congestion> onCongested = event -> {};
    Consumer<Draining> onDraining = event -> {};
    Consumer<Disconnect> onDisconnecting = event -> {};
    Consumer<Disconnect> onDisconnected = event -> {};

    /** Whether the names of namespaces alone decide which exist. */
    boolean decided = true;

    Predicate<NamespaceAttempt> onRequest = request -> true;

    /** Whether it wants to know of namespaces, and of rooms. For namespaces that are made later. */
    boolean observing;

    Consumer<SocketNamespace> onNamespaceCreated = namespace -> {};
    Consumer<SocketNamespace> onNamespaceDeleted = namespace -> {};
    Consumer<RoomEvent> onRoomChanged = event -> {};
    Consumer<ServerSideEvent> onServerSide = event -> {};

    /** What it does asynchronously. */
    CompletionStage<Void> async = DONE;

    @Override
    public Set<String> namespaces() {
        return Set.of("/admin", "/chat");
    }

    @Override
    public Set<String> patterns() {
        return Set.of("/org-{id}", "/team-{name}");
    }

    /** Admits the namespaces {@code /org-1}, {@code /org-2}, {@code /team-a} and so on. */
    @Override
    public Optional<NamespaceMatch> match(String namespace) {
        if (namespace.startsWith("/org-")) {
            return Optional.of(new NamespaceMatch("/org-{id}", Map.of("id", namespace.substring(5)), decided));
        }
        return namespace.startsWith("/team-")
                ? Optional.of(new NamespaceMatch("/team-{name}", Map.of("name", namespace.substring(6)), true))
                : Optional.empty();
    }

    @Override
    public boolean admits(NamespaceAttempt request) {
        told.add("requested " + request.name());
        return onRequest.test(request);
    }

    @Override
    public boolean observesNamespaces(String pattern) {
        return observing;
    }

    @Override
    public void namespaceCreated(SocketNamespace namespace) {
        told.add("created " + namespace.name());
        onNamespaceCreated.accept(namespace);
    }

    @Override
    public void namespaceDeleted(SocketNamespace namespace) {
        told.add("deleted " + namespace.name());
        onNamespaceDeleted.accept(namespace);
    }

    @Override
    public boolean observesRooms(String route) {
        return observing;
    }

    @Override
    public void roomChanged(RoomChange change, RoomEvent event) {
        told.add(change + " " + event.room());
        onRoomChanged.accept(event);
    }

    @Override
    public void serverSide(ServerSideEvent event) {
        told.add("server side " + event.namespace().name() + " " + event.event() + " " + event.args());
        onServerSide.accept(event);
    }

    @Override
    public void connecting(ConnectRequest request) {
        told.add("connecting " + request.socket().namespace().name());
        onConnecting.accept(request);
    }

    @Override
    public void returning(Socket socket) {
        told.add("returning " + socket.namespace().name());
    }

    @Override
    public void refused(Socket socket) {
        told.add("refused " + socket.namespace().name());
    }

    @Override
    public void connected(Socket socket) {
        told.add("connected " + socket.namespace().name());
        sockets.add(socket);
        onConnected.accept(socket);
    }

    @Override
    public boolean observesUpgrades() {
        return observing;
    }

    @Override
    public void upgraded(Socket socket) {
        told.add("upgraded " + socket.namespace().name() + " to " + socket.transport());
    }

    @Override
    public CompletionStage<Void> event(InboundEvent event) {
        told.add(event.event() + " " + event.args());
        onEvent.accept(event);
        return async;
    }

    @Override
    public void late(InboundEvent event) {
        told.add("late " + event.event());
    }

    @Override
    public void draining(Draining event) {
        told.add("draining in " + event.period());
        onDraining.accept(event);
    }

    @Override
    public void emitting(Socket socket, Message event) {
        onEmitting.accept(event);
    }

    @Override
    public void congested(Congestion event) {
        told.add("congested " + event.socket().namespace().name() + ": " + event.waiting() + " of " + event.limit());
        onCongested.accept(event);
    }

    @Override
    public void disconnecting(Disconnect event) {
        told.add("disconnecting " + event.socket().namespace().name() + ": " + event.reason());
        onDisconnecting.accept(event);
    }

    @Override
    public CompletionStage<Void> disconnected(Disconnect event) {
        told.add("disconnected " + event.socket().namespace().name() + ": " + event.reason());
        onDisconnected.accept(event);
        return async;
    }

    /** What it was told since the last call. */
    List<String> news() {
        List<String> news = List.copyOf(told);
        told.clear();
        return news;
    }
}

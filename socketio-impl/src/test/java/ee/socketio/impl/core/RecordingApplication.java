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

import ee.socketio.Congestion;
import ee.socketio.ConnectRequest;
import ee.socketio.Disconnect;
import ee.socketio.Draining;
import ee.socketio.Message;
import ee.socketio.Socket;

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

    /** What it does asynchronously. */
    CompletionStage<Void> async = DONE;

    @Override
    public Set<String> namespaces() {
        return Set.of("/admin", "/chat");
    }

    /** Admits the namespaces {@code /org-1}, {@code /org-2} and so on. */
    @Override
    public Optional<NamespaceMatch> match(String namespace) {
        return namespace.startsWith("/org-")
                ? Optional.of(new NamespaceMatch("/org-{id}", Map.of("id", namespace.substring(5))))
                : Optional.empty();
    }

    @Override
    public void connecting(ConnectRequest request) {
        told.add("connecting " + request.socket().namespace().name());
        onConnecting.accept(request);
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

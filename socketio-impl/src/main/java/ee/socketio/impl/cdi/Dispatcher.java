/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

import jakarta.enterprise.inject.spi.ObserverMethod;

import ee.socketio.Congestion;
import ee.socketio.ConnectRequest;
import ee.socketio.ConnectionRefusedException;
import ee.socketio.Disconnect;
import ee.socketio.Draining;
import ee.socketio.Message;
import ee.socketio.RoomEvent;
import ee.socketio.Socket;
import ee.socketio.SocketNamespace;
import ee.socketio.impl.core.Application;
import ee.socketio.impl.core.InboundEvent;
import ee.socketio.impl.core.NamespaceAttempt;
import ee.socketio.impl.core.NamespaceMatch;
import ee.socketio.impl.core.RoomChange;
import ee.socketio.impl.core.ServerSideEvent;
import ee.socketio.impl.protocol.BindingException;

/** Calls the observers that the routing table names. */
final class Dispatcher implements Application {
    private final RoutingTable table;
    private final Contexts contexts;
    private final Failures failures;
    private final List<ObserverMethod<? super Draining>> drainingObservers;

    Dispatcher(RoutingTable table, Contexts contexts, List<ObserverMethod<? super Draining>> drainingObservers) {
        this.drainingObservers = drainingObservers;
        this.table = table;
        this.contexts = contexts;
        this.failures = new Failures(table);
    }

    @Override
    public Set<String> namespaces() {
        return table.namespaces();
    }

    @Override
    public Set<String> patterns() {
        return table.patterns();
    }

    @Override
    public Optional<NamespaceMatch> match(String namespace) {
        return table.match(namespace);
    }

    @Override
    public CompletionStage<Void> event(InboundEvent event) {
        Chain chain = table.routes(event.socket().namespace()).event(event.event());
        return new EventHandling(event, chain, contexts, failures).run();
    }

    @Override
    public void late(InboundEvent event) {
        Socket socket = event.socket();
        Chain chain = table.routes(socket.namespace()).event(event.event());
        Delivery delivery = Delivery.of(event);
        if (contexts.sockets().retain(socket)) { // Its beans may be gone, if it is an answer that was to come later.
            contexts.during(delivery, () -> {
                try {
                    failures.ofLate(event, chain.handlers());
                } finally {
                    contexts.sockets().release(socket);
                }
            });
        }
    }

    @Override
    public void draining(Draining event) {
        contexts.during(Delivery.of(Map.of()), () -> drainingObservers.forEach(observer -> notify(observer, event)));
    }

    private static void notify(ObserverMethod<? super Draining> observer, Draining event) {
        try {
            DirectEvent.notify(observer, event);
        } catch (RuntimeException | Error e) {
            CdiLog.drainingObserverFailed(Failures.unwrap(e));
        }
    }

    @Override
    public void emitting(Socket socket, Message event) {
        // A socket that has ended gets nothing, and has no beans any more.
        if (table.observesOutgoing()
                && !Delivery.isEmitting()
                && contexts.sockets().retain(socket)) {
            Delivery delivery = Delivery.of(socket, event);
            contexts.during(delivery, () -> {
                try {
                    notifyAll(Occasion.ANY_OUTGOING, delivery, event);
                } finally {
                    contexts.sockets().release(socket);
                }
            });
        }
    }

    @Override
    public void serverSide(ServerSideEvent event) {
        Chain chain = table.routes(event.namespace()).event(new PeerEvent(event.event()));
        new EventHandling(event, chain, contexts, failures).run();
    }

    // ---- The life of a namespace

    @Override
    public boolean admits(NamespaceAttempt request) {
        boolean[] admitted = {true};
        contexts.during(Delivery.of(request.parameters()), () -> admitted[0] = isAdmitted(request));
        return admitted[0];
    }

    private boolean isAdmitted(NamespaceAttempt request) {
        for (Handler handler : table.routes(request.pattern()).on(Occasion.NAMESPACE_REQUESTED)) {
            try {
                handler.call(request);
            } catch (RuntimeException | Error e) {
                refusedBy(e, handler, request);
                return false;
            }
            if (request.refused()) {
                return false;
            }
        }
        return true;
    }

    private static void refusedBy(Throwable thrown, Handler handler, NamespaceAttempt request) {
        Throwable cause = Failures.unwrap(thrown);
        if (!(cause instanceof ConnectionRefusedException || cause instanceof BindingException)) {
            CdiLog.requestFailed(handler.name(), request.name(), cause);
        }
    }

    @Override
    public boolean observesNamespaces(String pattern) {
        return isObserved(pattern, Occasion.NAMESPACE_CREATED, Occasion.NAMESPACE_DELETED);
    }

    private boolean isObserved(String route, Occasion... occasions) {
        Routes routes = table.routes(route);
        return Stream.of(occasions).anyMatch(occasion -> !routes.on(occasion).isEmpty());
    }

    @Override
    public void namespaceCreated(SocketNamespace namespace) {
        notifyAll(Occasion.NAMESPACE_CREATED, namespace);
    }

    @Override
    public void namespaceDeleted(SocketNamespace namespace) {
        notifyAll(Occasion.NAMESPACE_DELETED, namespace);
    }

    private void notifyAll(Occasion occasion, SocketNamespace namespace) {
        Delivery delivery = Delivery.of(namespace.parameters());
        contexts.during(delivery, () -> notifyAll(table.routes(namespace).on(occasion), delivery, namespace));
    }

    // ---- Rooms

    @Override
    public boolean observesRooms(String route) {
        return isObserved(
                route, Occasion.ROOM_CREATED, Occasion.ROOM_JOINED, Occasion.ROOM_LEFT, Occasion.ROOM_DELETED);
    }

    @Override
    public void roomChanged(RoomChange change, RoomEvent event) {
        List<Handler> handlers = on(occasion(change), event.socket());
        if (!handlers.isEmpty()) {
            Delivery delivery = Delivery.of(event.socket());
            contexts.duringIfAlive(delivery, () -> notifyAll(handlers, delivery, event));
        }
    }

    private static Occasion occasion(RoomChange change) {
        return switch (change) {
            case CREATED -> Occasion.ROOM_CREATED;
            case JOINED -> Occasion.ROOM_JOINED;
            case LEFT -> Occasion.ROOM_LEFT;
            case DELETED -> Occasion.ROOM_DELETED;
        };
    }

    // ---- The life of a socket

    @Override
    public void connecting(ConnectRequest request) {
        Socket socket = request.socket();
        contexts.sockets().begin(socket);
        during(socket, () -> {
            for (Handler handler : on(Occasion.CONNECTING, socket)) {
                connecting(handler, request);
            }
            admit(socket);
        });
    }

    @Override
    public void returning(Socket socket) {
        contexts.sockets().begin(socket);
        during(socket, () -> admit(socket));
    }

    private void connecting(Handler handler, ConnectRequest request) {
        try {
            handler.call(request);
        } catch (RuntimeException e) {
            RuntimeException failure = Failures.unwrap(e) instanceof RuntimeException unwrapped ? unwrapped : e;
            if (!(failure instanceof ConnectionRefusedException)) {
                failures.ofConnecting(request.socket(), failure);
            }
            throw failure;
        }
    }

    private void admit(Socket socket) {
        if (!table.routes(socket.namespace()).admits(socket)) {
            throw new ConnectionRefusedException("Forbidden", Map.of("code", "FORBIDDEN"));
        }
    }

    @Override
    public void refused(Socket socket) {
        during(socket, () -> contexts.sockets().release(socket));
    }

    @Override
    public void connected(Socket socket) {
        notifyAll(Occasion.CONNECTED, socket, socket);
    }

    @Override
    public void congested(Congestion event) {
        notifyAll(Occasion.CONGESTED, event.socket(), event);
    }

    @Override
    public boolean observesUpgrades() {
        return table.observesUpgrades();
    }

    @Override
    public void upgraded(Socket socket) {
        notifyAll(Occasion.UPGRADED, socket, socket);
    }

    @Override
    public void disconnecting(Disconnect event) {
        notifyAll(Occasion.DISCONNECTING, event.socket(), event);
    }

    @Override
    public CompletionStage<Void> disconnected(Disconnect event) {
        Socket socket = event.socket();
        CompletionStage<Void> over = contexts.sockets().destruction(socket);
        during(socket, () -> {
            notifyAll(Occasion.DISCONNECTED, Delivery.of(socket), event);
            contexts.sockets().release(socket);
        });
        return over;
    }

    private void notifyAll(Occasion occasion, Socket socket, Object event) {
        Delivery delivery = Delivery.of(socket);
        contexts.during(delivery, () -> notifyAll(occasion, delivery, event));
    }

    private void notifyAll(Occasion occasion, Delivery delivery, Object event) {
        notifyAll(on(occasion, delivery.socket()), delivery, event);
    }

    /** One observer that fails does not keep the others from learning of it. */
    private void notifyAll(List<Handler> handlers, Delivery delivery, Object event) {
        for (Handler handler : handlers) {
            if (!delivery.allows(handler)) {
                continue;
            }
            if (handler.isAsync()) {
                contexts.fork(delivery.copy(), forked -> notify(handler, forked, event));
            } else {
                notify(handler, delivery, event);
            }
        }
    }

    private void notify(Handler handler, Delivery delivery, Object event) {
        try {
            handler.call(event);
        } catch (RuntimeException | Error e) {
            failures.ofOccasion(delivery, handler, e);
        }
    }

    private List<Handler> on(Occasion occasion, Socket socket) {
        return table.routes(socket.namespace()).on(occasion);
    }

    private void during(Socket socket, Runnable action) {
        contexts.during(Delivery.of(socket), action);
    }
}

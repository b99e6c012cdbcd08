/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;

import ee.socketio.ConnectRequest;
import ee.socketio.Disconnect;
import ee.socketio.Message;
import ee.socketio.Socket;
import ee.socketio.impl.core.Application;
import ee.socketio.impl.core.InboundEvent;

/**
 * Calls the observers that the routing table names.
 *
 * <p>Around the handlers of each event, and each step in the life of a socket, a fresh request context and the context
 * of the socket are active. The handlers run in the order of their priorities; the first that fails, or whose arguments
 * cannot be bound, ends the delivery.
 */
final class Dispatcher implements Application {
    private final RoutingTable table;
    private final Instance<RequestContextController> requests;
    private final SocketContext socketContext;

    Dispatcher(RoutingTable table, Instance<RequestContextController> requests, SocketContext socketContext) {
        this.table = table;
        this.requests = requests;
        this.socketContext = socketContext;
    }

    @Override
    public Set<String> namespaces() {
        return table.namespaces();
    }

    // ---- Events

    @Override
    public void event(InboundEvent event) {
        List<Handler> handlers = table.event(event.socket().namespace().name(), event.event());
        if (handlers.isEmpty()) {
            CdiLog.debug(
                    "no handler for an event in {0}", event.socket().namespace().name());
            event.replyError("UNHANDLED", "no handler for this event");
        } else {
            Delivery delivery = Delivery.of(event);
            deliver(delivery, () -> handle(event, handlers, delivery));
        }
    }

    private static void handle(InboundEvent event, List<Handler> handlers, Delivery delivery) {
        for (Handler handler : handlers) {
            if (!handle(event, handler, delivery)) {
                return;
            }
        }
        reply(event, handlers, delivery);
    }

    /** Whether the next handler may be called. */
    private static boolean handle(InboundEvent event, Handler handler, Delivery delivery) {
        Object payload;
        Map<Integer, Object> arguments;
        try {
            payload = payload(event, handler);
            arguments = arguments(event, handler);
        } catch (IllegalArgumentException e) {
            CdiLog.unbound(handler.name(), e);
            event.replyError("BAD_PAYLOAD", e.getMessage());
            return false;
        }
        try {
            delivery.call(handler, payload, arguments);
            return true;
        } catch (RuntimeException | Error e) { // Errors too: the client is owed an answer.
            Failures.reply(event, handler, e);
            return false;
        }
    }

    private static Object payload(InboundEvent event, Handler handler) {
        if (handler.payloadType() == Message.class) {
            return event;
        }
        Object payload = event.arg(0, handler.payloadType());
        if (payload == null) {
            throw new IllegalArgumentException("argument 0 is missing");
        }
        return payload;
    }

    private static Map<Integer, Object> arguments(InboundEvent event, Handler handler) {
        if (handler.arguments().isEmpty()) {
            return Map.of();
        }
        Map<Integer, Object> arguments = new HashMap<>();
        handler.arguments().forEach((index, type) -> arguments.put(index, event.arg(index, type)));
        return arguments;
    }

    private static void reply(InboundEvent event, List<Handler> handlers, Delivery delivery) {
        Handler replying =
                handlers.stream().filter(Handler::replies).findFirst().orElse(null);
        if (replying != null) {
            reply(event, replying, delivery.reply());
        } else if (handlers.stream().noneMatch(Handler::takesAck)) {
            event.reply();
        }
    }

    private static void reply(InboundEvent event, Handler handler, Object returned) {
        if (returned instanceof CompletionStage<?> stage) {
            stage.whenComplete((value, failure) -> {
                if (failure == null) {
                    replyValue(event, handler, value);
                } else {
                    Failures.reply(event, handler, failure);
                }
            });
        } else {
            replyValue(event, handler, returned);
        }
    }

    private static void replyValue(InboundEvent event, Handler handler, Object value) {
        try {
            event.reply(values(value));
        } catch (IllegalArgumentException e) {
            Failures.reply(event, handler, e);
        }
    }

    private static Object[] values(Object returned) {
        if (returned == null) {
            return new Object[0];
        }
        // Exactly Object[]: an array of another type is one value.
        return returned.getClass() == Object[].class ? (Object[]) returned : new Object[] {returned};
    }

    // ---- The life of a socket

    @Override
    public void connecting(ConnectRequest request) {
        deliver(request.socket(), () -> {
            for (Handler handler : handlers(request.socket(), Lifecycle.CONNECTING)) {
                connecting(handler, request);
            }
        });
    }

    private static void connecting(Handler handler, ConnectRequest request) {
        try {
            handler.call(request);
        } catch (RuntimeException e) {
            throw Failures.unwrap(e) instanceof RuntimeException unwrapped ? unwrapped : e;
        }
    }

    @Override
    public void refused(Socket socket) {
        deliver(socket, () -> socketContext.end(socket));
    }

    @Override
    public void connected(Socket socket) {
        deliver(socket, () -> notifyAll(Lifecycle.CONNECTED, socket, socket));
    }

    @Override
    public void disconnecting(Disconnect event) {
        deliver(event.socket(), () -> notifyAll(Lifecycle.DISCONNECTING, event.socket(), event));
    }

    @Override
    public void disconnected(Disconnect event) {
        deliver(event.socket(), () -> {
            notifyAll(Lifecycle.DISCONNECTED, event.socket(), event);
            socketContext.end(event.socket());
        });
    }

    /** One observer that fails does not keep the others from learning of it. */
    private void notifyAll(Lifecycle step, Socket socket, Object event) {
        for (Handler handler : handlers(socket, step)) {
            try {
                handler.call(event);
            } catch (RuntimeException | Error e) {
                CdiLog.lifecycleFailed(handler.name(), Failures.unwrap(e));
            }
        }
    }

    private List<Handler> handlers(Socket socket, Lifecycle step) {
        return table.lifecycle(socket.namespace().name(), step);
    }

    // ---- Contexts

    private void deliver(Socket socket, Runnable action) {
        deliver(Delivery.of(socket), action);
    }

    /** A controller remembers whether it has activated the context, so that each delivery needs one of its own. */
    private void deliver(Delivery delivery, Runnable action) {
        RequestContextController request = requests.get();
        boolean activated = request.activate();
        try {
            delivery.run(action);
        } finally {
            if (activated) {
                request.deactivate();
            }
            requests.destroy(request);
        }
    }
}

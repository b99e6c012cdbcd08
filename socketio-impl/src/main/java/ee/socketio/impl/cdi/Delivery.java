/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import java.lang.reflect.Method;
import java.util.Map;

import jakarta.enterprise.context.ContextNotActiveException;

import ee.socketio.Socket;
import ee.socketio.impl.core.InboundEvent;

/**
 * The handlers of one event, or of one step in the life of a socket, being called on this thread: what their injection
 * points refer to. Used by this thread only.
 */
final class Delivery {
    private static final ThreadLocal<Delivery> CURRENT = new ThreadLocal<>();

    private final Socket socket;
    private final InboundEvent event;

    private Handler handler;
    private Map<Argument, Object> arguments = Map.of();
    private boolean hasReturned;
    private Object reply;

    private Delivery(Socket socket, InboundEvent event) {
        this.socket = socket;
        this.event = event;
    }

    static Delivery of(Socket socket) {
        return new Delivery(socket, null);
    }

    static Delivery of(InboundEvent event) {
        return new Delivery(event.socket(), event);
    }

    static Delivery currentOrNull() {
        return CURRENT.get();
    }

    static Delivery current() {
        Delivery delivery = CURRENT.get();
        if (delivery == null) {
            throw new ContextNotActiveException("no handler of a socket is running on this thread: take the Socket as a"
                    + " parameter of an observer and keep it, or address sockets through a SocketNamespace");
        }
        return delivery;
    }

    /** Runs an action as part of this delivery. */
    void run(Runnable action) {
        Delivery outer = CURRENT.get();
        CURRENT.set(this);
        try {
            action.run();
        } finally {
            restore(outer);
        }
    }

    private static void restore(Delivery outer) {
        if (outer == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(outer);
        }
    }

    /** Calls a handler, with the arguments it will ask for. */
    void call(Handler called, Object payload, Map<Argument, Object> bound) {
        handler = called;
        arguments = bound;
        called.call(payload);
    }

    Socket socket() {
        return socket;
    }

    InboundEvent event() {
        if (event == null) {
            throw new ContextNotActiveException("no event of a client is being handled on this thread");
        }
        return event;
    }

    Object argument(Argument argument) {
        return arguments.get(argument);
    }

    /** A replying observer has returned; not, if it was called by other code of the application. */
    void returned(Method method, Object value) {
        if (handler != null && handler.replies() && handler.method().equals(method)) {
            hasReturned = true;
            reply = value;
        }
    }

    /** Whether a replying observer has been called, and has returned. */
    boolean hasReturned() {
        return hasReturned;
    }

    Object reply() {
        return reply;
    }
}

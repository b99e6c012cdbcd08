/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import java.lang.reflect.Method;
import java.util.Map;

import jakarta.enterprise.context.ContextNotActiveException;

import ee.socketio.Message;
import ee.socketio.Socket;
import ee.socketio.impl.core.InboundEvent;
import ee.socketio.impl.core.IncomingEvent;

/**
 * The handlers of one event, or of one step in the life of a socket, being called on this thread: what their injection
 * points refer to. Used by this thread only.
 */
final class Delivery {
    private static final ThreadLocal<Delivery> CURRENT = new ThreadLocal<>();

    /** {@code null} for what is no matter of a socket. */
    private final Socket socket;

    /** What the variables of the pattern stand for, where there is no socket to ask. */
    private final Map<String, String> parameters;

    /**
     * The event of the client or of another server, or the one on its way to it; {@code null} in a step of the socket's
     * life.
     */
    private final Message message;

    /** The web application that serves this; set by {@link #run}. */
    private WebModule module;

    private Handler handler;
    private Map<Argument, Object> arguments = Map.of();
    private boolean hasReturned;
    private Object reply;

    private Delivery(Socket socket, Map<String, String> parameters, Message message) {
        this.socket = socket;
        this.parameters = parameters;
        this.message = message;
    }

    static Delivery of(Socket socket) {
        return of(socket, null);
    }

    /** Of what happens to a namespace. */
    static Delivery of(Map<String, String> parameters) {
        return new Delivery(null, parameters, null);
    }

    static Delivery of(IncomingEvent event) {
        return event instanceof InboundEvent inbound
                ? of(inbound.socket(), event)
                : new Delivery(null, event.namespace().parameters(), event);
    }

    /** Of an event on its way to a client. */
    static Delivery of(Socket socket, Message outgoing) {
        return new Delivery(socket, Map.of(), outgoing);
    }

    /** The same, for another thread. */
    Delivery copy() {
        return new Delivery(socket, parameters, message);
    }

    /** Whether this thread runs an observer of what is emitted: what that emits itself is not observed. */
    static boolean isEmitting() {
        Delivery delivery = CURRENT.get();
        return delivery != null && delivery.message != null && !(delivery.message instanceof IncomingEvent);
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

    /** The web application that is served on this thread; {@code null} if none is. */
    static WebModule currentModule() {
        Delivery delivery = CURRENT.get();
        return delivery == null ? null : delivery.module;
    }

    /** Runs an action as part of this delivery. */
    void run(WebModule served, Runnable action) {
        module = served;
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

    boolean hasSocket() {
        return socket != null;
    }

    Socket socket() {
        if (socket == null) {
            throw new ContextNotActiveException("what is observed on this thread is no matter of a socket: address"
                    + " sockets through a SocketNamespace");
        }
        return socket;
    }

    /** What a variable of the pattern stands for. */
    String parameter(String name) {
        return (socket == null ? parameters : socket.namespace().parameters()).get(name);
    }

    boolean allows(Handler called) {
        return socket == null || called.access().allows(socket);
    }

    Message message() {
        if (message == null) {
            throw new ContextNotActiveException("no event is being handled on this thread");
        }
        return message;
    }

    IncomingEvent event() {
        if (message instanceof IncomingEvent event) {
            return event;
        }
        throw new ContextNotActiveException("no event that can be acknowledged is being handled on this thread");
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

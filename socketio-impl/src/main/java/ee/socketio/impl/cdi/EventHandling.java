/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;

import ee.socketio.EventRejectedException;
import ee.socketio.Message;
import ee.socketio.impl.core.Application;
import ee.socketio.impl.core.IncomingEvent;
import ee.socketio.impl.protocol.BindingException;

/**
 * Hands one event to its handlers, and replies.
 *
 * <p>The handlers run in the order of their chain; the first that fails, or whose arguments cannot be bound, ends it.
 * To each applies, in this order: roles, binding, what the container puts around the method (validation, transactions),
 * the method.
 */
final class EventHandling {
    private final IncomingEvent event;
    private final Chain chain;
    private final Contexts contexts;
    private final Failures failures;

    EventHandling(IncomingEvent event, Chain chain, Contexts contexts, Failures failures) {
        this.event = event;
        this.chain = chain;
        this.contexts = contexts;
        this.failures = failures;
    }

    /** Calls the handlers. Returns what completes when the asynchronous ones have returned too. */
    CompletionStage<Void> run() {
        if (chain.handlers().isEmpty()) {
            CdiLog.debug("no handler for an event in {0}", event.namespace().name());
            replyByDefault();
            return Application.DONE;
        }
        Delivery delivery = Delivery.of(event);
        AsyncTasks tasks = new AsyncTasks();
        contexts.during(delivery, () -> {
            if (callAll(delivery, tasks)) {
                reply(delivery);
            }
        });
        return tasks.done();
    }

    /** Whether all that were called have succeeded. */
    private boolean callAll(Delivery delivery, AsyncTasks tasks) {
        for (Handler handler : chain.handlers()) {
            if (handler.isAsync()) {
                tasks.add(contexts.fork(delivery.copy(), forked -> call(handler, forked)));
            } else if (!call(handler, delivery)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the next handler may be called. */
    private boolean call(Handler handler, Delivery delivery) {
        try {
            if (isAllowed(handler, delivery)) {
                delivery.call(handler, payload(handler), arguments(handler));
            }
            return true;
        } catch (RuntimeException | Error e) { // Errors too: the client is owed an answer.
            failures.ofEvent(event, handler, e);
            return false;
        }
    }

    private boolean isAllowed(Handler handler, Delivery delivery) {
        boolean allowed = delivery.allows(handler);
        if (!allowed && handler.isNamed()) {
            throw new EventRejectedException("FORBIDDEN", "the role for this event is missing");
        }
        return allowed;
    }

    private Object payload(Handler handler) {
        if (handler.payloadType() == Message.class) {
            return event;
        }
        Object payload = event.arg(0, handler.payloadType());
        if (payload == null) {
            throw new BindingException("argument 0 is missing");
        }
        return payload;
    }

    private Map<Argument, Object> arguments(Handler handler) {
        if (handler.arguments().isEmpty()) {
            return Map.of();
        }
        Map<Argument, Object> values = new HashMap<>();
        handler.arguments().forEach(argument -> values.put(argument, event.arg(argument.index(), argument.type())));
        return values;
    }

    // ---- The reply

    private void reply(Delivery delivery) {
        if (delivery.hasReturned()) {
            reply(chain.replying().orElseThrow(), delivery.reply());
        } else if (!chain.acknowledged()) {
            replyByDefault();
        }
    }

    private void replyByDefault() {
        if (chain.handled()) {
            event.reply();
        } else {
            event.replyError("UNHANDLED", "no handler for this event");
        }
    }

    private void reply(Handler handler, Object returned) {
        if (returned instanceof CompletionStage<?> stage) {
            stage.whenComplete((value, failure) -> {
                if (failure == null) {
                    replyValue(handler, value);
                } else {
                    failLater(handler, failure);
                }
            });
        } else {
            replyValue(handler, returned);
        }
    }

    private void replyValue(Handler handler, Object value) {
        try {
            event.reply(values(value));
        } catch (IllegalArgumentException e) {
            failLater(handler, e);
        }
    }

    /** On whatever thread, long after the handler has returned. */
    private void failLater(Handler handler, Throwable failure) {
        contexts.during(Delivery.of(event), () -> failures.ofEvent(event, handler, failure));
    }

    private static Object[] values(Object returned) {
        if (returned == null) {
            return new Object[0];
        }
        // Exactly Object[]: an array of another type is one value.
        return returned.getClass() == Object[].class ? (Object[]) returned : new Object[] {returned};
    }
}

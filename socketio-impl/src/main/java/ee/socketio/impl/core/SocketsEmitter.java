/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.lang.reflect.Type;
import java.util.function.Consumer;

import ee.socketio.Acks;
import ee.socketio.Emitter;
import ee.socketio.spi.Packet;
import ee.socketio.spi.Payload;

/** Emits to sockets, one of this server or many of the cluster. */
interface SocketsEmitter extends Emitter {

    Audience audience();

    EmitOptions options();

    /** Visits all who get an event. */
    void forEachOf(Consumer<Recipients> action);

    @Override
    default void emit(String event, Object... args) {
        Payload payload = write(event, args);
        forEachOf(recipients -> recipients.send(event, payload));
    }

    @Override
    default Acks<?> emitWithAck(Type reply, String event, Object... args) {
        Question question = audience().newQuestion(reply);
        Payload payload = write(event, args);
        try {
            forEachOf(recipients -> recipients.ask(question, event, payload));
        } finally { // Otherwise, if sending failed, those who were asked would be awaited forever.
            question.allAsked(audience().facilities().timer(), options().ackTimeout());
        }
        return question;
    }

    /** Turns arguments into JSON, once for all namespaces. */
    private Payload write(String event, Object... args) {
        if (Packet.RESERVED_EVENTS.contains(event)) {
            throw new IllegalArgumentException("'" + event + "' is a reserved event name");
        }
        return audience().facilities().binding().write(args);
    }

    @Override
    default <C> C as(Class<C> contract) {
        return contract.cast(audience().facilities().contract(contract).view(this));
    }
}

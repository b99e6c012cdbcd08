/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.lang.reflect.Type;
import java.util.Set;
import java.util.function.Consumer;

import ee.socketio.Acks;
import ee.socketio.Emitter;
import ee.socketio.impl.protocol.Packet;
import ee.socketio.impl.protocol.Payload;

/** Emits to sockets of this server. */
interface LocalEmitter extends Emitter {

    Audience audience();

    EmitOptions options();

    /** The rooms of the receivers; none means all sockets. */
    Set<String> rooms();

    /** The rooms that are left out. */
    Set<String> exceptRooms();

    /** Visits the receivers that there are now in one of the namespaces. */
    void forEach(LocalNamespace namespace, Consumer<ConnectedSocket> action);

    @Override
    default void emit(String event, Object... args) {
        Payload payload = write(event, args);
        audience().forEachNamespace(namespace -> {
            OutboundEvent outbound = namespace.encode(Packet.NO_ID, event, payload);
            namespace
                    .log()
                    .ifPresentOrElse(
                            log -> log.emit(this, outbound),
                            () -> forEach(
                                    namespace,
                                    socket -> socket.emit(outbound, options().droppable())));
        });
    }

    @Override
    default Acks<?> emitWithAck(Type reply, String event, Object... args) {
        Question question = audience().newQuestion(reply);
        Payload payload = write(event, args);
        try {
            audience().forEachNamespace(namespace -> {
                OutboundEvent outbound = namespace.encode(question.id(), event, payload);
                forEach(
                        namespace,
                        socket -> socket.ask(question, outbound, options().droppable()));
            });
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

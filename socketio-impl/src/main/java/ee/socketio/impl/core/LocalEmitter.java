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
import ee.socketio.spi.Packet;

/** Emits to sockets of this server. */
interface LocalEmitter extends Emitter {

    LocalNamespace namespace();

    EmitOptions options();

    /** The rooms of the receivers; none means all sockets of the namespace. */
    Set<String> rooms();

    /** The rooms that are left out. */
    Set<String> exceptRooms();

    /** Visits the receivers that there are now. */
    void forEach(Consumer<ConnectedSocket> action);

    @Override
    default void emit(String event, Object... args) {
        OutboundEvent outbound = namespace().encode(Packet.NO_ID, event, args);
        namespace()
                .log()
                .ifPresentOrElse(
                        log -> log.emit(this, outbound),
                        () -> forEach(socket -> socket.emit(outbound, options().droppable())));
    }

    @Override
    default Acks<?> emitWithAck(Type reply, String event, Object... args) {
        Question question = namespace().newQuestion(reply);
        OutboundEvent outbound = namespace().encode(question.id(), event, args);
        try {
            forEach(socket -> socket.ask(question, outbound, options().droppable()));
        } finally { // Otherwise, if sending failed, those who were asked would be awaited forever.
            question.allAsked(namespace().facilities().timer(), options().ackTimeout());
        }
        return question;
    }

    @Override
    default <C> C as(Class<C> contract) {
        return contract.cast(namespace().facilities().contract(contract).view(this));
    }
}

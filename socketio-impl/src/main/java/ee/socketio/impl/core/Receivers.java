/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.util.Set;
import java.util.function.Consumer;

import ee.socketio.spi.Payload;

/** Sockets of one namespace that get an event. */
interface Receivers extends Recipients {

    LocalNamespace namespace();

    EmitOptions options();

    /** The rooms of the receivers; none means all sockets of the namespace. */
    Set<String> rooms();

    /** The rooms that are left out. */
    Set<String> exceptRooms();

    /** Visits the receivers that there are now. */
    void forEach(Consumer<ConnectedSocket> action);

    @Override
    default void send(String event, Payload payload) {
        OutboundEvent outbound = namespace().event(options().compressed(), event, payload);
        namespace()
                .log()
                .ifPresentOrElse(
                        log -> log.emit(this, outbound),
                        () -> forEach(socket -> socket.emit(outbound, options().droppable())));
    }

    @Override
    default void ask(Question question, String event, Payload payload) {
        inquire(question, event, payload);
    }

    /** Asks each of them. */
    default void inquire(Inquiry inquiry, String event, Payload payload) {
        OutboundEvent outbound = namespace().event(inquiry.id(), options().compressed(), event, payload);
        forEach(socket -> socket.ask(inquiry, outbound, options().droppable()));
    }
}

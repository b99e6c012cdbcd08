/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import ee.socketio.spi.Payload;

/**
 * Emits to one socket.
 *
 * @param socket the socket
 * @param options how
 */
record SocketEmitter(ConnectedSocket socket, EmitOptions options) implements SocketsEmitter, Receivers {

    @Override
    public LocalNamespace audience() {
        return socket.namespace();
    }

    @Override
    public LocalNamespace namespace() {
        return socket.namespace();
    }

    @Override
    public void forEachOf(Consumer<Recipients> action) {
        action.accept(this);
    }

    /** Its own. */
    @Override
    public Set<String> rooms() {
        return Set.of(socket.id());
    }

    @Override
    public Set<String> exceptRooms() {
        return Set.of();
    }

    @Override
    public void send(String event, Payload payload) {
        Optional<SharedLog> log = namespace().facilities().sharedLog();
        if (log.isPresent() && !options.droppable()) {
            Target itself = new Target(namespace().name(), rooms(), exceptRooms());
            log.get().emit(itself, options, here -> here.accept(this), Peers.NONE, event, payload);
        } else {
            Receivers.super.send(event, payload);
        }
    }

    /** Also if it is not connected: then it is asked and gives no answer, rather than not being there. */
    @Override
    public void forEach(Consumer<ConnectedSocket> action) {
        action.accept(socket);
    }

    @Override
    public SocketEmitter asVolatile() {
        return new SocketEmitter(socket, options.asVolatile());
    }

    @Override
    public SocketEmitter compress(boolean compressed) {
        return new SocketEmitter(socket, options.compress(compressed));
    }

    @Override
    public SocketEmitter timeout(Duration timeout) {
        return new SocketEmitter(socket, options.timeout(timeout));
    }
}

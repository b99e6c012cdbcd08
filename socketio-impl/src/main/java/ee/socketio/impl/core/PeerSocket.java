/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Set;

import ee.socketio.Acks;
import ee.socketio.Emitter;
import ee.socketio.Handshake;
import ee.socketio.RemoteSocket;
import ee.socketio.SocketData;

/**
 * A socket of another server: as that has described it, and addressed by its own room, wherever it is by now.
 *
 * @param namespace its namespace
 * @param state what was told of it
 */
record PeerSocket(LocalNamespace namespace, SocketState state) implements RemoteSocket {

    @Override
    public String id() {
        return state.id();
    }

    @Override
    public Handshake handshake() {
        return new HandshakeView(state.request(), state.auth(), namespace.binding());
    }

    @Override
    public Set<String> rooms() {
        return state.rooms();
    }

    @Override
    public SocketData data() {
        return new FixedData(new StoredData(namespace.binding(), 0, state.data(), () -> {}));
    }

    private Broadcast itself() {
        return namespace.everyone().to(id());
    }

    @Override
    public void join(String... rooms) {
        itself().socketsJoin(rooms);
    }

    @Override
    public void leave(String... rooms) {
        itself().socketsLeave(rooms);
    }

    @Override
    public void disconnect(boolean close) {
        itself().disconnectSockets(close);
    }

    @Override
    public void emit(String event, Object... args) {
        itself().emit(event, args);
    }

    @Override
    public Acks<?> emitWithAck(Type reply, String event, Object... args) {
        return itself().emitWithAck(reply, event, args);
    }

    @Override
    public Emitter asVolatile() {
        return itself().asVolatile();
    }

    @Override
    public Emitter compress(boolean compressed) {
        return itself().compress(compressed);
    }

    @Override
    public Emitter timeout(Duration timeout) {
        return itself().timeout(timeout);
    }

    @Override
    public <C> C as(Class<C> contract) {
        return itself().as(contract);
    }

    @Override
    public String toString() {
        return "socket " + id() + " in " + namespace.name() + ", of another server";
    }
}

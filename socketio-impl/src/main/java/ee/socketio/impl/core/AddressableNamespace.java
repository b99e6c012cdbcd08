/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;

import ee.socketio.Acks;
import ee.socketio.BroadcastOperator;
import ee.socketio.RemoteSocket;
import ee.socketio.SocketNamespace;
import ee.socketio.spi.Payload;

/** What is the same for a namespace and for all that a pattern admits: that it addresses its sockets. */
abstract class AddressableNamespace implements SocketNamespace, Audience {
    private final Facilities facilities;
    private final EmitOptions defaults;

    AddressableNamespace(Facilities facilities) {
        this.facilities = facilities;
        this.defaults = new EmitOptions(false, true, facilities.config().ackTimeout());
    }

    @Override
    public final Facilities facilities() {
        return facilities;
    }

    @Override
    public final EmitOptions defaults() {
        return defaults;
    }

    final Peers peers() {
        return facilities.peers();
    }

    /** What the application is told of one after the other. */
    abstract Notices notices();

    /** Whether there are sockets on this server: in a room, or, if that is empty, at all. */
    abstract boolean isPresent(String room);

    final Broadcast everyone() {
        return Broadcast.toAll(this);
    }

    @Override
    public final void emit(String event, Object... args) {
        everyone().emit(event, args);
    }

    @Override
    public final Acks<?> emitWithAck(Type reply, String event, Object... args) {
        return everyone().emitWithAck(reply, event, args);
    }

    @Override
    public final <C> C as(Class<C> contract) {
        return everyone().as(contract);
    }

    @Override
    public final BroadcastOperator to(String... names) {
        return everyone().to(names);
    }

    @Override
    public final BroadcastOperator toUser(String... names) {
        return everyone().toUser(names);
    }

    @Override
    public final BroadcastOperator except(String... names) {
        return everyone().except(names);
    }

    @Override
    public final BroadcastOperator asVolatile() {
        return everyone().asVolatile();
    }

    @Override
    public final BroadcastOperator compress(boolean compressed) {
        return everyone().compress(compressed);
    }

    @Override
    public final BroadcastOperator local() {
        return everyone().local();
    }

    @Override
    public final BroadcastOperator timeout(Duration timeout) {
        return everyone().timeout(timeout);
    }

    @Override
    public final CompletionStage<List<RemoteSocket>> fetchSockets() {
        return everyone().fetchSockets();
    }

    @Override
    public final void socketsJoin(String... names) {
        everyone().socketsJoin(names);
    }

    @Override
    public final void socketsLeave(String... names) {
        everyone().socketsLeave(names);
    }

    @Override
    public final void disconnectSockets(boolean close) {
        everyone().disconnectSockets(close);
    }

    // ---- The other servers. If there are none what would be sent is checked all the same.

    @Override
    public final void serverSideEmit(String event, Object... args) {
        ServerSideEvent.requireName(event);
        peers().sendToServers(name(), event, facilities.binding().write(args));
    }

    @Override
    public final Acks<?> serverSideEmitWithAck(Type reply, String event, Object... args) {
        Objects.requireNonNull(reply, "reply");
        ServerSideEvent.requireName(event);
        Payload payload = facilities.binding().write(args);
        Question question = newQuestion(reply);
        try {
            peers().askServers(name(), question, event, payload, defaults.ackTimeout());
        } finally {
            question.allAsked(facilities.timer(), defaults.ackTimeout());
        }
        return question;
    }

    @Override
    public final String toString() {
        return "namespace " + name();
    }
}

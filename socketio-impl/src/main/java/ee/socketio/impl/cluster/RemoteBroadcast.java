/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cluster;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;

import ee.socketio.BroadcastEmitter;
import ee.socketio.NamespaceEmitter;
import ee.socketio.impl.core.EmitOptions;
import ee.socketio.impl.core.RoomNames;
import ee.socketio.impl.core.ServerSideEvent;
import ee.socketio.impl.core.Target;
import ee.socketio.spi.Packet;

/**
 * The sockets that a program addresses which is no server.
 *
 * @param outlet the way to a server
 * @param target which sockets
 * @param options how it is emitted
 */
record RemoteBroadcast(Outlet outlet, Target target, EmitOptions options) implements NamespaceEmitter {
    /** Nobody is asked for acknowledgements, so nobody waits for them. */
    private static final EmitOptions DEFAULTS = new EmitOptions(false, true, 0);

    static RemoteBroadcast toAll(Outlet outlet, String namespace) {
        return new RemoteBroadcast(outlet, new Target(namespace, Set.of(), Set.of()), DEFAULTS);
    }

    @Override
    public BroadcastEmitter to(String... names) {
        return toRooms(RoomNames.chosen(RoomNames.requireSome(names)));
    }

    @Override
    public BroadcastEmitter toUser(String... names) {
        return toRooms(RoomNames.ofUsers(RoomNames.requireSome(names)));
    }

    private BroadcastEmitter toRooms(String... names) {
        return to(new Target(target.namespace(), with(target.rooms(), names), target.exceptRooms()));
    }

    @Override
    public BroadcastEmitter except(String... names) {
        Set<String> exceptRooms = with(target.exceptRooms(), RoomNames.chosen(names));
        return to(new Target(target.namespace(), target.rooms(), exceptRooms));
    }

    private static Set<String> with(Set<String> names, String... more) {
        Set<String> all = new LinkedHashSet<>(names);
        all.addAll(List.of(more));
        return all;
    }

    private BroadcastEmitter to(Target other) {
        return new RemoteBroadcast(outlet, other, options);
    }

    @Override
    public BroadcastEmitter asVolatile() {
        return new RemoteBroadcast(outlet, target, options.asVolatile());
    }

    @Override
    public BroadcastEmitter compress(boolean compressed) {
        return new RemoteBroadcast(outlet, target, options.compress(compressed));
    }

    @Override
    public CompletionStage<Void> emit(String event, Object... args) {
        if (Packet.RESERVED_EVENTS.contains(event)) {
            throw new IllegalArgumentException("'" + event + "' is a reserved event name");
        }
        return outlet.add(new Request.Send(target, options, event, outlet.write(args)));
    }

    @Override
    public CompletionStage<Void> socketsJoin(String... names) {
        RoomNames.requireJoinable(names);
        return outlet.add(new Request.Join(target, List.of(names)));
    }

    @Override
    public CompletionStage<Void> socketsLeave(String... names) {
        return outlet.add(new Request.Leave(target, List.of(names)));
    }

    @Override
    public CompletionStage<Void> disconnectSockets(boolean close) {
        return outlet.add(new Request.Disconnect(target, close));
    }

    @Override
    public CompletionStage<Void> serverSideEmit(String event, Object... args) {
        ServerSideEvent.requireName(event);
        return outlet.add(new Request.Tell(target.namespace(), event, outlet.write(args)));
    }

    @Override
    public String toString() {
        return "emitter to " + target;
    }
}

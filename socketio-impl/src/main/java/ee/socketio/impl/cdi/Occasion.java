/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import ee.socketio.Congested;
import ee.socketio.Congestion;
import ee.socketio.ConnectRequest;
import ee.socketio.Connected;
import ee.socketio.Connecting;
import ee.socketio.Disconnect;
import ee.socketio.Disconnected;
import ee.socketio.Disconnecting;
import ee.socketio.Failure;
import ee.socketio.HandshakeRequest;
import ee.socketio.Handshaking;
import ee.socketio.Message;
import ee.socketio.NamespaceCreated;
import ee.socketio.NamespaceDeleted;
import ee.socketio.NamespaceRequest;
import ee.socketio.NamespaceRequested;
import ee.socketio.OnAny;
import ee.socketio.OnAnyOutgoing;
import ee.socketio.OnFailure;
import ee.socketio.OnUnhandled;
import ee.socketio.Refused;
import ee.socketio.RefusedRequest;
import ee.socketio.Responding;
import ee.socketio.ResponseHeaders;
import ee.socketio.RoomCreated;
import ee.socketio.RoomDeleted;
import ee.socketio.RoomEvent;
import ee.socketio.RoomJoined;
import ee.socketio.RoomLeft;
import ee.socketio.Socket;
import ee.socketio.SocketNamespace;
import ee.socketio.Upgraded;

/** What can be observed beside the events that have a name. */
enum Occasion {
    HANDSHAKING(Handshaking.class, HandshakeRequest.class),
    RESPONDING(Responding.class, ResponseHeaders.class),
    REFUSED(Refused.class, RefusedRequest.class),
    CONNECTING(Connecting.class, ConnectRequest.class),
    CONNECTED(Connected.class, Socket.class),
    CONGESTED(Congested.class, Congestion.class),
    DISCONNECTING(Disconnecting.class, Disconnect.class),
    DISCONNECTED(Disconnected.class, Disconnect.class),
    UPGRADED(Upgraded.class, Socket.class),
    ANY(OnAny.class, Message.class),
    ANY_OUTGOING(OnAnyOutgoing.class, Message.class),
    UNHANDLED(OnUnhandled.class, Message.class),
    FAILURE(OnFailure.class, Failure.class),
    NAMESPACE_REQUESTED(NamespaceRequested.class, NamespaceRequest.class),
    NAMESPACE_CREATED(NamespaceCreated.class, SocketNamespace.class),
    NAMESPACE_DELETED(NamespaceDeleted.class, SocketNamespace.class),
    ROOM_CREATED(RoomCreated.class, RoomEvent.class),
    ROOM_JOINED(RoomJoined.class, RoomEvent.class),
    ROOM_LEFT(RoomLeft.class, RoomEvent.class),
    ROOM_DELETED(RoomDeleted.class, RoomEvent.class);

    /** What can be observed of namespaces that patterns admit; it is no matter of a socket. */
    private static final Set<Occasion> OF_NAMESPACES =
            EnumSet.of(NAMESPACE_REQUESTED, NAMESPACE_CREATED, NAMESPACE_DELETED);

    private static final Set<Occasion> SYNCHRONOUS =
            EnumSet.of(CONNECTING, FAILURE, NAMESPACE_REQUESTED, HANDSHAKING, RESPONDING);

    private final Class<? extends Annotation> qualifier;
    private final Class<?> eventType;

    Occasion(Class<? extends Annotation> qualifier, Class<?> eventType) {
        this.qualifier = qualifier;
        this.eventType = eventType;
    }

    static Optional<Occasion> of(Set<Annotation> qualifiers) {
        return Arrays.stream(values())
                .filter(occasion -> qualifiers.stream().anyMatch(occasion.qualifier::isInstance))
                .findFirst();
    }

    Class<? extends Annotation> qualifier() {
        return qualifier;
    }

    Class<?> eventType() {
        return eventType;
    }

    /** Whether there is a client that may wait for the reply of an observer. */
    boolean isReplied() {
        return this == UNHANDLED;
    }

    /** Whether the observers have a say in what happens, so that they cannot be called later. */
    boolean isSynchronous() {
        return SYNCHRONOUS.contains(this);
    }

    /** Whether it happens to a namespace of a pattern, rather than to a socket. */
    boolean isOfNamespace() {
        return OF_NAMESPACES.contains(this);
    }

    /** Whether roles on observers are asked for. */
    boolean hasRoles() {
        return !isSynchronous() && !isOfNamespace() && !isOfHttp();
    }

    /** Whether it is about requests, which belong to no socket and no namespace. */
    boolean isOfHttp() {
        return this == HANDSHAKING || this == RESPONDING || this == REFUSED;
    }
}

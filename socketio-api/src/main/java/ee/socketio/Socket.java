/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio;

import java.security.Principal;
import java.util.Optional;
import java.util.Set;

/**
 * A client in a namespace. As an {@link Emitter} it sends to this client.
 *
 * <p>Injectable: {@code @Inject Socket socket} is the socket whose observer runs on this thread; used where none does
 * it throws {@link jakarta.enterprise.context.ContextNotActiveException}: there, address sockets through a
 * {@link SocketNamespace}. A {@code Socket} received as the event object of {@link Connected}, or from
 * {@link SocketNamespace#sockets()}, may be kept and used on any thread. Thread-safe.
 */
public interface Socket extends Emitter {

    /**
     * The public id of this socket, new for each connection to a namespace. It is not the id of the underlying
     * connection, which is a secret.
     *
     * @return 20 characters of URL-safe Base64
     */
    String id();

    /**
     * The namespace of this socket.
     *
     * @return the namespace
     */
    SocketNamespace namespace();

    /**
     * What the client presented when it connected.
     *
     * @return the handshake
     */
    Handshake handshake();

    /**
     * Who the client is: what a {@link Connecting} observer {@linkplain ConnectRequest#accept accepted}, else whom the
     * server had authenticated at the handshake.
     *
     * @return the principal; empty for an anonymous client
     */
    Optional<Principal> principal();

    /**
     * Whether the client has a role: one that a {@link Connecting} observer
     * {@linkplain ConnectRequest#accept(Principal, Set) gave} it, else one that the server had found at the handshake.
     * Of the server's roles those are known that the application names by {@code @RolesAllowed} or
     * {@code @DeclareRoles}.
     *
     * @param role the name of the role
     * @return whether the client has it
     */
    boolean isUserInRole(String role);

    /**
     * Whether this socket is connected: from before the {@link Connected} observers run until the client has gone or
     * was disconnected.
     *
     * @return whether it can be emitted to
     */
    boolean connected();

    /**
     * The transport in use: {@code polling} may become {@code websocket} while the socket lives.
     *
     * @return the transport
     */
    Transport transport();

    /**
     * The rooms this socket is in, its own (named like its id) included. Still all of them while {@link Disconnecting}
     * observers run; empty afterwards.
     *
     * @return an unmodifiable snapshot
     */
    Set<String> rooms();

    /**
     * Joins rooms. Rooms come into being with the first socket that joins and vanish with the last that leaves. Does
     * nothing for a socket that is no longer connected.
     *
     * @param rooms the rooms
     * @throws IllegalStateException if the socket would be in more rooms than {@link SocketIoConfig#maxRooms()}; then
     *     none is joined
     */
    void join(String... rooms);

    /**
     * Leaves rooms; those that the socket is not in are ignored.
     *
     * @param rooms the rooms
     */
    void leave(String... rooms);

    /**
     * Addresses the other sockets of rooms of this namespace.
     *
     * @param rooms the rooms
     * @return an operator that leaves out this socket
     */
    BroadcastOperator to(String... rooms);

    /**
     * The same as {@link #to}.
     *
     * @param rooms the rooms
     * @return an operator that leaves out this socket
     */
    default BroadcastOperator in(String... rooms) {
        return to(rooms);
    }

    /**
     * Addresses the other sockets of this namespace, less those of some rooms.
     *
     * @param rooms the rooms to leave out
     * @return an operator that leaves out this socket
     */
    default BroadcastOperator except(String... rooms) {
        return broadcast().except(rooms);
    }

    /**
     * Addresses all other sockets of this namespace.
     *
     * @return an operator that leaves out this socket
     */
    BroadcastOperator broadcast();

    /**
     * Sends an event and asks for an acknowledgement, which must come within {@link SocketIoConfig#ackTimeout()}.
     *
     * @param <T> the type of the acknowledged value
     * @param reply the type to which the first value of the acknowledgement is bound; {@code Void} if none is expected
     * @param event the name of the event, not a reserved one
     * @param args the arguments of the event
     * @return the acknowledgement to come
     * @throws IllegalArgumentException if the name is reserved or an argument cannot be turned into JSON
     */
    <T> Acks<T> emitWithAck(Class<T> reply, String event, Object... args);

    /** Leaves the namespace, keeping the connection for other namespaces: the same as {@code disconnect(false)}. */
    default void disconnect() {
        disconnect(false);
    }

    /**
     * Leaves the namespace; official clients do not reconnect by themselves then. Does nothing if the socket is not
     * connected any more.
     *
     * @param close whether to leave all namespaces and close the connection
     */
    void disconnect(boolean close);

    @Override
    Emitter asVolatile();
}

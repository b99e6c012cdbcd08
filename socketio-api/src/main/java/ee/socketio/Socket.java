/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio;

import java.security.Principal;
import java.util.Optional;

/**
 * A client in a namespace. As an {@link Emitter} it sends to this client.
 *
 * <p>Injectable: {@code @Inject Socket socket} is the socket whose observer runs on this thread; used where none does
 * it throws {@link jakarta.enterprise.context.ContextNotActiveException}: there, address sockets through a
 * {@link SocketNamespace}. A {@code Socket} received as the event object of {@link Connected}, or from
 * {@link SocketNamespace#sockets()}, may be kept and used on any thread. Thread-safe.
 */
public interface Socket extends RemoteSocket {

    /**
     * The namespace of this socket.
     *
     * @return the namespace
     */
    SocketNamespace namespace();

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
     * Addresses the other sockets of this namespace, less some more.
     *
     * @param sockets the sockets to leave out
     * @return an operator that leaves out this socket too
     */
    default BroadcastOperator except(RemoteSocket... sockets) {
        return broadcast().except(sockets);
    }

    /**
     * Addresses all other sockets of this namespace.
     *
     * @return an operator that leaves out this socket
     */
    BroadcastOperator broadcast();
}

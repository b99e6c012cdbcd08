/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio;

import java.security.Principal;
import java.time.Instant;
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
public interface Socket extends RemoteSocket {

    /**
     * Who the client is: as what it {@linkplain #reauthenticate reauthenticated} last, else what a {@link Connecting}
     * observer {@linkplain ConnectRequest#accept(Principal, Set, Instant) accepted}, else whom the server had
     * authenticated at the handshake.
     *
     * @return the principal; empty for an anonymous client
     */
    Optional<Principal> principal();

    /**
     * The roles of the client: those given along with its {@link #principal()}. For one that the server had
     * authenticated, these are the roles that the application names in its annotations, as far as the client had them
     * at the handshake: roles that it is granted or loses later are not noticed.
     *
     * @return an unmodifiable set
     */
    Set<String> roles();

    /**
     * Whether the client is in a role.
     *
     * @param role the name of the role; {@code **} is a role of all clients but anonymous ones
     * @return whether it is one of {@link #roles()}
     */
    boolean isUserInRole(String role);

    /**
     * When the client ceases to be who it is. The socket is then disconnected, as by {@link #disconnect()}, unless it
     * was {@linkplain #reauthenticate reauthenticated} before. The moment is one of this server's clock; a change of
     * that clock is noticed within ten minutes.
     *
     * @return the moment; empty for never
     */
    Optional<Instant> expiresAt();

    /**
     * Changes who the client is, until it leaves. The same as {@code reauthenticate(principal, roles, null)}.
     *
     * @param principal who the client is
     * @param roles the roles it has, in place of those it had
     */
    default void reauthenticate(Principal principal, Set<String> roles) {
        reauthenticate(principal, roles, null);
    }

    /**
     * Changes who the client is and until when, without a new connection: when it presents a new token, for example, or
     * when its roles have changed. Observers that begin later see the new identity, and so do those that ask this
     * socket again. Other sockets of the same connection are not affected; neither are HTTP requests of the connection,
     * which still have to come from the user who opened it. Does nothing for a socket that is no longer connected.
     *
     * @param principal who the client is
     * @param roles the roles it has, in place of those it had
     * @param expiresAt when the socket is to be disconnected, which is at once if the moment has passed; {@code null}
     *     for never
     */
    void reauthenticate(Principal principal, Set<String> roles, Instant expiresAt);

    /**
     * Whether this socket is connected: from before the {@link Connected} observers run until the client has gone or
     * was disconnected.
     *
     * @return whether it can be emitted to
     */
    boolean connected();

    /**
     * Whether this socket continues one that had lost its connection: it has the id, the rooms and the {@link #data()}
     * of that, and its client gets the events that it missed. {@link SocketScoped} beans are new, and acknowledgements
     * that were awaited stay away. True from the {@link Connecting} observers on, if those are called for it at all:
     * {@link SocketIoConfig#connectionStateRecoverySkipMiddlewares()}.
     *
     * @return whether its state was recovered, which never is but with {@link SocketIoConfig#connectionStateRecovery()}
     */
    boolean recovered();

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
     * @throws IllegalArgumentException if there is none in the list, which would address everybody
     */
    BroadcastOperator to(String... rooms);

    /**
     * The same as {@link #to}.
     *
     * @param rooms the rooms
     * @return an operator that leaves out this socket
     * @throws IllegalArgumentException if there is none in the list, which would address everybody
     */
    default BroadcastOperator in(String... rooms) {
        return to(rooms);
    }

    /**
     * Addresses the other sockets of this namespace that belong to users.
     *
     * @param names the names of their principals
     * @return an operator that leaves out this socket
     * @throws IllegalArgumentException if there is none in the list, which would address everybody
     * @see BroadcastOperator#toUser
     */
    default BroadcastOperator toUser(String... names) {
        return broadcast().toUser(names);
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

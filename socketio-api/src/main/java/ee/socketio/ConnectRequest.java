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
 * The attempt of a client to join a namespace: the event object of {@link Connecting} observers. Used by one thread at
 * a time.
 */
public interface ConnectRequest {

    /**
     * The socket that will be connected. Its {@link Socket#id() id}, namespace and handshake are known; emitting to it
     * has no effect yet. Rooms may be joined.
     *
     * @return the socket
     */
    Socket socket();

    /**
     * What the client presented.
     *
     * @return the handshake
     */
    Handshake handshake();

    /**
     * Binds the auth payload of the CONNECT packet: short for {@code handshake().auth(type)}, but a payload that cannot
     * be bound refuses the client with a message that says so.
     *
     * @param <T> the type
     * @param type the type to bind to
     * @return the payload; empty if the client sent none
     * @throws ConnectionRefusedException if it cannot be bound
     */
    <T> Optional<T> auth(Class<T> type);

    /**
     * Sets who the client is, without any role and until it leaves; see {@link Socket#principal()}.
     *
     * @param principal who the client is
     */
    default void accept(Principal principal) {
        accept(principal, Set.of());
    }

    /**
     * Sets who the client is, until it leaves; see {@link Socket#principal()}.
     *
     * @param principal who the client is
     * @param roles the roles it has, in place of those that the server knows of
     */
    default void accept(Principal principal, Set<String> roles) {
        accept(principal, roles, null);
    }

    /**
     * Sets who the client is, and until when; see {@link Socket#principal()} and {@link Socket#expiresAt()}. The last
     * call counts. If the moment has passed when the observers have returned, the client is refused with the message
     * {@code credentials expired}.
     *
     * @param principal who the client is
     * @param roles the roles it has, in place of those that the server knows of
     * @param expiresAt when the socket is to be disconnected, as when a token expires; {@code null} for never
     */
    void accept(Principal principal, Set<String> roles, Instant expiresAt);
}

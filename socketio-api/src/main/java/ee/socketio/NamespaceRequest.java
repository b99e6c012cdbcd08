/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio;

import java.security.Principal;
import java.util.Map;
import java.util.Optional;

/**
 * The wish of a client to join a namespace that a pattern admits: the event object of {@link NamespaceRequested}
 * observers. Used by one thread at a time.
 */
public interface NamespaceRequest {

    /**
     * The name of the namespace: the client's word, as far as the pattern leaves it open.
     *
     * @return the name, starting with {@code /}, of 255 characters at most
     */
    String name();

    /**
     * The pattern that admits it, as {@code /org-{id}}.
     *
     * @return the pattern
     */
    String pattern();

    /**
     * What the variables of the pattern stand for.
     *
     * @return an unmodifiable map
     */
    Map<String, String> parameters();

    /**
     * What the client presented.
     *
     * @return the handshake
     */
    Handshake handshake();

    /**
     * Binds the auth payload of the CONNECT packet: short for {@code handshake().auth(type)}. If it cannot be bound and
     * the observer lets the exception pass, the client is refused.
     *
     * @param <T> the type
     * @param type the type to bind to
     * @return the payload; empty if the client sent none
     * @throws ConnectionRefusedException if it cannot be bound
     */
    <T> Optional<T> auth(Class<T> type);

    /**
     * Whom the server had authenticated at the handshake. {@link Connecting} observers, which may know better, come
     * later.
     *
     * @return the principal; empty for an anonymous client
     */
    Optional<Principal> principal();

    /**
     * Whether the client was in a role at the handshake, as the server sees it.
     *
     * @param role the name of a role that the application names in its annotations; {@code **} is a role of all clients
     *     but anonymous ones
     * @return whether it has the role
     */
    boolean isUserInRole(String role);

    /** Refuses the client with {@code Invalid namespace}. */
    void refuse();
}

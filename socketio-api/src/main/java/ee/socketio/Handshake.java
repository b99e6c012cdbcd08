/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio;

import java.lang.reflect.Type;
import java.util.Optional;

/**
 * What a client presented when it connected: the first HTTP request of the connection and the auth payload of its
 * CONNECT packet. All of it is the client's word, and to be trusted as such. Immutable and thread-safe.
 */
public interface Handshake extends HandshakeRequest {

    /**
     * Binds the auth payload of the CONNECT packet; of a client of version 2, the query that it has put behind the name
     * of the namespace, as an object of strings.
     *
     * @param <T> the type
     * @param type the type to bind to
     * @return the payload; empty if the client sent none
     * @throws IllegalArgumentException if it cannot be bound
     */
    <T> Optional<T> auth(Class<T> type);

    /**
     * Binds the auth payload of the CONNECT packet to a type that may be generic.
     *
     * @param type the type to bind to
     * @return the payload; empty if the client sent none
     * @throws IllegalArgumentException if it cannot be bound
     */
    Optional<Object> auth(Type type);
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio;

import java.lang.reflect.Type;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a client presented when it connected: the first HTTP request of the connection and the auth payload of its
 * CONNECT packet. All of it is the client's word, and to be trusted as such. Immutable and thread-safe.
 */
public interface Handshake {

    /**
     * The headers of the first request.
     *
     * @return an unmodifiable map; look-ups ignore case
     */
    Map<String, List<String>> headers();

    /**
     * The first value of a header of the first request.
     *
     * @param name the name of the header, in any case
     * @return the value, if the header was sent
     */
    default Optional<String> header(String name) {
        return headers().getOrDefault(name, List.of()).stream().findFirst();
    }

    /**
     * The query parameters of the first request, those of the protocol included. Of a key that was given more than once
     * the last value counts.
     *
     * @return an unmodifiable map
     */
    Map<String, String> query();

    /**
     * The path and the query string of the first request, as sent.
     *
     * @return the URL without scheme and authority
     */
    String url();

    /**
     * The network address that the first request came from.
     *
     * @return the textual address
     */
    String address();

    /**
     * Whether the first request came over TLS.
     *
     * @return whether the connection is secure, as the server sees it
     */
    boolean secure();

    /**
     * Whether the first request carried an {@code Origin} header.
     *
     * @return whether the client says that it is a page of some origin
     */
    boolean xdomain();

    /**
     * When the first request arrived.
     *
     * @return the time
     */
    Instant issued();

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

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio;

import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The first HTTP request of a connection: the event object of {@link Handshaking} observers. All of it, but the
 * principal, is the client's word, and to be trusted as such. Immutable and thread-safe.
 */
public interface HandshakeRequest {

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
     * The network address that the first request came from: that of the client, or of the proxy before it, unless that
     * is one of {@link SocketIoConfig#trustedProxies()}.
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
     * The transport with which the connection begins.
     *
     * @return the transport
     */
    Transport transport();

    /**
     * Whom the server has authenticated with the first request. Who a socket is, an observer of {@link Connecting} may
     * decide otherwise: {@link Socket#principal()}.
     *
     * @return the user; empty for an anonymous client
     */
    Optional<Principal> principal();
}

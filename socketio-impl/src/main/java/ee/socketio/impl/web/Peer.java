/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Who has sent a request, and how.
 *
 * @param address the IP address
 * @param secure whether over TLS
 * @param host the host, and the port if that is not the scheme's own, which was asked for; {@code null} if none was
 *     named
 */
record Peer(String address, boolean secure, String host) {

    /** Who has the other end of the connection. */
    static Peer of(HttpServletRequest request) {
        return new Peer(request.getRemoteAddr(), request.isSecure(), request.getHeader("Host"));
    }
}

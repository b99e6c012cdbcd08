/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import java.util.Optional;

import ee.socketio.SocketIoConfig;

/**
 * The cookie that holds the id of a session, so that a balancer can tell to which server its requests belong. The
 * server itself never reads it.
 *
 * @param name its name
 * @param attributes what follows the value
 */
record SessionCookie(String name, String attributes) {

    /** The cookie that is configured, if any is. */
    static Optional<SessionCookie> of(SocketIoConfig options) {
        return options.cookie().isEmpty()
                ? Optional.empty()
                : Optional.of(new SessionCookie(options.cookie(), attributes(options)));
    }

    private static String attributes(SocketIoConfig options) {
        String sameSite = options.cookieSameSite().toString();
        return "; Path=" + options.cookiePath()
                + (options.cookieDomain().isEmpty() ? "" : "; Domain=" + options.cookieDomain())
                + (options.cookieMaxAge().isZero()
                        ? ""
                        : "; Max-Age=" + options.cookieMaxAge().toSeconds())
                + (options.cookieHttpOnly() ? "; HttpOnly" : "")
                + (options.cookieSecure() ? "; Secure" : "")
                + "; SameSite=" + Character.toUpperCase(sameSite.charAt(0)) + sameSite.substring(1);
    }

    /** The value of {@code Set-Cookie}. */
    String header(String sid) {
        return name + '=' + sid + attributes;
    }
}

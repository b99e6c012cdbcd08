/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import java.util.Optional;

import ee.socketio.SocketIoConfig;

/** What the options say of requests and responses, beside the protocol. Immutable. */
public final class HttpRules {
    private final OriginPolicy origins;
    private final Cors cors;
    private final Optional<SessionCookie> cookie;

    /**
     * Makes rules.
     *
     * @param options the options
     */
    public HttpRules(SocketIoConfig options) {
        AllowedOrigins allowed = new AllowedOrigins(options.corsOrigin());
        this.origins = new OriginPolicy(allowed);
        this.cors = new Cors(allowed, options);
        this.cookie = SessionCookie.of(options);
    }

    OriginPolicy origins() {
        return origins;
    }

    Cors cors() {
        return cors;
    }

    Optional<SessionCookie> cookie() {
        return cookie;
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import java.util.Optional;

import ee.socketio.SocketIoConfig;
import ee.socketio.impl.cdi.HttpObservers;

/** What the options and the application say of requests and responses, beside the protocol. Immutable. */
public final class HttpRules {
    private final OriginPolicy origins;
    private final Cors cors;
    private final Optional<SessionCookie> cookie;

    private final Compression compression;
    private final Optional<ClientFiles> clientFiles;
    private final TrustedProxies proxies;
    private final PerMessageDeflate deflate;
    private final HttpObservers observers;

    /**
     * Makes rules of an application that does not observe requests.
     *
     * @param options the options
     */
    public HttpRules(SocketIoConfig options) {
        this(options, HttpObservers.NONE);
    }

    HttpRules(SocketIoConfig options, HttpObservers observers) {
        AllowedOrigins allowed = new AllowedOrigins(options.corsOrigin());
        this.origins = new OriginPolicy(allowed);
        this.cors = new Cors(allowed, options);
        this.cookie = SessionCookie.of(options);
        this.compression = Compression.of(options);
        this.clientFiles = options.serveClient() ? Optional.of(new ClientFiles()) : Optional.empty();
        this.proxies = new TrustedProxies(options.trustedProxies());
        this.deflate = new PerMessageDeflate(options.perMessageDeflate());
        this.observers = observers;
    }

    OriginPolicy origins() {
        return origins;
    }

    Cors cors() {
        return cors;
    }

    Compression compression() {
        return compression;
    }

    Optional<ClientFiles> clientFiles() {
        return clientFiles;
    }

    TrustedProxies proxies() {
        return proxies;
    }

    PerMessageDeflate deflate() {
        return deflate;
    }

    HttpObservers observers() {
        return observers;
    }

    Optional<SessionCookie> cookie() {
        return cookie;
    }
}

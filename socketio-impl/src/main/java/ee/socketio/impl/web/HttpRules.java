/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import java.util.Optional;

import ee.socketio.SocketIoConfig;
import ee.socketio.impl.cdi.HttpObservers;
import ee.socketio.impl.core.RequestView;
import ee.socketio.impl.engine.EngineRequest;
import ee.socketio.impl.engine.RefusedException;

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

    /** Tells the application, and whoever looks for it in the log, of a request that is refused. */
    void refused(EngineRequest request, RefusedException refusal) {
        WebLog.debug("refused: {0} ({1})", refusal.error(), request.address());
        RequestView view = () -> request;
        observers.refused(view, refusal.error().code(), refusal.getMessage());
    }

    Optional<SessionCookie> cookie() {
        return cookie;
    }
}

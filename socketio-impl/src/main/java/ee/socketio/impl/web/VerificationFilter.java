/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import ee.socketio.impl.cdi.HttpObservers;
import ee.socketio.impl.core.RequestView;
import ee.socketio.impl.engine.EngineError;
import ee.socketio.impl.engine.EngineRequest;
import ee.socketio.impl.engine.EngineServer;
import ee.socketio.impl.engine.RefusedException;

/**
 * Refuses, with the status and body that the protocol prescribes, whatever must not reach a session. WebSocket
 * handshakes too, before they are answered: an endpoint could refuse with a status of the container's choice only, or
 * close what it has opened, and clients then do not try their next transport.
 */
final class VerificationFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    /** The request attribute under which the servlet finds the verified request. */
    static final String VERIFIED = VerificationFilter.class.getName();

    /**
     * A WebSocket that may be opened.
     *
     * @param request the verified request
     * @param headers what the answer has beside those of the container
     */
    record Opening(EngineRequest request, HeaderChanges headers) {}

    /**
     * What is about to be opened, for the configurator of the endpoint: containers ask it on this thread, within the
     * filter chain, and give it no other way to the servlet request.
     */
    private static final ThreadLocal<Opening> OPENING = new ThreadLocal<>();

    private final transient EngineMount mount;

    VerificationFilter(EngineMount mount) {
        this.mount = mount;
    }

    static Opening currentOpening() {
        return OPENING.get();
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        EngineMount.Running running = mount.running().orElse(null);
        if (running == null) {
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        if (running.rules().cors().handle(request, response)) {
            return;
        }
        Optional<ClientFiles.Wanted> file = running.rules().clientFiles().flatMap(files -> files.find(request));
        if (file.isPresent()) {
            serve(file.get(), running, request, response);
            return;
        }
        Peer peer = running.rules().proxies().peer(request);
        EngineRequest verified = Requests.read(request, peer, running.roleNames());
        try {
            running.engine().verify(verified);
            running.rules().origins().check(request, peer.host());
            if (running.engine().config().servesJsonp(verified)) {
                running.rules().origins().checkScript(request, peer.host());
            } else {
                running.rules().origins().checkEmbedding(request);
            }
            running.engine().admit(verified);
            request.setAttribute(VERIFIED, verified);
            if (verified.upgrade()) {
                refuseEarlyFrames(request);
                OPENING.set(opening(running, verified));
            }
        } catch (RefusedException e) {
            running.rules().refused(verified, e);
            refuse(verified, response, e);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            OPENING.remove();
        }
    }

    /** A client that reads a file slowly holds no thread. */
    private static void serve(
            ClientFiles.Wanted file,
            EngineMount.Running running,
            HttpServletRequest request,
            HttpServletResponse response) {
        file.addHeaders(response);
        if (!file.isKnown()) {
            EngineServer engine = running.engine();
            AsyncExchange exchange = AsyncExchange.start(
                    request,
                    response,
                    null,
                    running.rules(),
                    engine.timer(),
                    engine.config().exchangeTimeout());
            exchange.send(sameResponse -> file.content());
            exchange.leave();
        }
    }

    /** Asks the application, on this thread: the container takes the handshake on none but this one. */
    private static Opening opening(EngineMount.Running running, EngineRequest verified) throws RefusedException {
        HttpObservers observers = running.rules().observers();
        boolean initial = verified.sid().isEmpty();
        EngineRequest handshake = initial
                ? verified
                : Refusals.await(running.engine().session(verified).handshake())
                        .orElseThrow(() -> new RefusedException(EngineError.UNKNOWN_SID));
        RequestView view = () -> handshake;
        if (initial && !Refusals.awaitObservers(observers.check(view))) {
            throw new RefusedException(EngineError.FORBIDDEN);
        }
        HeaderChanges headers = new HeaderChanges(handshake, initial);
        boolean complete = Refusals.awaitObservers(observers.respond(headers));
        return new Opening(verified, complete ? headers : new HeaderChanges(handshake, initial));
    }

    /**
     * No client may send frames before it has seen the answer to its handshake. On Payara 6 (Tyrus 2.1,
     * {@code TyrusHttpUpgradeHandler.init}) one that does blocks a container thread for ever.
     */
    private static void refuseEarlyFrames(HttpServletRequest request) throws IOException, RefusedException {
        if (request.getInputStream().available() > 0) {
            throw new RefusedException(EngineError.BAD_REQUEST);
        }
    }

    private static void refuse(EngineRequest request, HttpServletResponse response, RefusedException refusal)
            throws IOException {
        Refusals.addHeaders(refusal, response);
        if (request.upgrade()) {
            write(response, refusal.error().upgradeStatus(), "text/html", refusal.getMessage());
        } else {
            write(response, refusal.error().pollingStatus(), "application/json", Refusals.json(refusal));
        }
    }

    private static void write(HttpServletResponse response, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType(type);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}

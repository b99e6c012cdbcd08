/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import ee.socketio.impl.engine.EngineError;
import ee.socketio.impl.engine.EngineRequest;
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
     * The verified request, for the configurator of the endpoint: containers ask it on this thread, within the filter
     * chain, and give it no other way to the servlet request.
     */
    private static final ThreadLocal<EngineRequest> HANDSHAKE = new ThreadLocal<>();

    private final transient EngineMount mount;

    VerificationFilter(EngineMount mount) {
        this.mount = mount;
    }

    static EngineRequest currentHandshake() {
        return HANDSHAKE.get();
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        EngineMount.Running running = mount.running().orElse(null);
        if (running == null) {
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        EngineRequest verified = Requests.read(request, running.roleNames());
        try {
            running.origins().addHeaders(request, response);
            if (running.origins().isPreflight(request)) {
                running.origins().answerPreflight(request, response);
                return;
            }
            running.engine().verify(verified);
            running.origins().check(request);
            if (running.engine().config().servesJsonp(verified)) {
                running.origins().checkScript(request);
            }
            refuseEarlyFrames(request, verified);
        } catch (RefusedException e) {
            refuse(verified, response, e.error());
            return;
        }
        proceed(verified, request, response, chain);
    }

    /**
     * No client may send frames before it has seen the answer to its handshake. On Payara 6 (Tyrus 2.1,
     * {@code TyrusHttpUpgradeHandler.init}) one that does blocks a container thread for ever.
     */
    private static void refuseEarlyFrames(HttpServletRequest request, EngineRequest verified)
            throws IOException, RefusedException {
        if (verified.upgrade() && request.getInputStream().available() > 0) {
            throw new RefusedException(EngineError.BAD_REQUEST);
        }
    }

    private static void proceed(
            EngineRequest verified, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        request.setAttribute(VERIFIED, verified);
        HANDSHAKE.set(verified);
        try {
            chain.doFilter(request, response);
        } finally {
            HANDSHAKE.remove();
        }
    }

    private static void refuse(EngineRequest request, HttpServletResponse response, EngineError error)
            throws IOException {
        if (error.retryAfter() > 0) {
            response.setHeader("Retry-After", Integer.toString(error.retryAfter()));
        }
        if (request.upgrade()) {
            write(response, error.upgradeStatus(), "text/html", error.message());
        } else {
            write(response, error.pollingStatus(), "application/json", error.json());
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

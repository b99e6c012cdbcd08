/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import java.io.IOException;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import ee.socketio.impl.core.RequestView;
import ee.socketio.impl.engine.CloseDetail;
import ee.socketio.impl.engine.EngineRequest;
import ee.socketio.impl.engine.EngineServer;
import ee.socketio.impl.engine.PollingSession;
import ee.socketio.impl.engine.RefusedException;

/** Long-polling. A request is answered whenever the engine does, asynchronously if need be; no thread waits. */
final class PollingServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient EngineMount mount;

    PollingServlet(EngineMount mount) {
        this.mount = mount;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        EngineRequest verified = (EngineRequest) request.getAttribute(VerificationFilter.VERIFIED);
        EngineMount.Running running = mount.running().orElse(null);
        if (verified == null || running == null) {
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        } else if (verified.upgrade()) {
            // No endpoint is where the client asks for a WebSocket: below the path.
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        } else {
            serve(running, verified, request, response);
        }
    }

    private static void serve(
            EngineMount.Running running,
            EngineRequest verified,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        EngineServer engine = running.engine();
        AsyncExchange exchange = AsyncExchange.start(
                request,
                response,
                verified,
                running.rules(),
                engine.timer(),
                engine.config().exchangeTimeout());
        if (engine.config().servesJsonp(verified)) {
            response.setHeader("X-Content-Type-Options", "nosniff");
            exchange.answerBy(Jsonp.of(verified));
        }
        try {
            if (verified.sid().isEmpty()) {
                open(running, verified, exchange);
            } else {
                serve(engine, engine.session(verified), request, exchange);
            }
        } catch (RefusedException e) {
            exchange.refuse(e);
        } finally {
            exchange.leave();
        }
    }

    /** The application is asked on a thread of its own, and the client waits without one. */
    private static void open(EngineMount.Running running, EngineRequest verified, AsyncExchange exchange) {
        RequestView handshake = () -> verified;
        running.rules().observers().check(handshake).whenComplete((allowed, refusal) -> {
            if (refusal == null) {
                running.engine().open(verified, exchange);
            } else {
                exchange.refuse(Refusals.of(refusal));
            }
        });
    }

    private static void serve(
            EngineServer engine, PollingSession session, HttpServletRequest request, AsyncExchange exchange)
            throws IOException {
        switch (request.getMethod()) {
            case "GET" -> {
                exchange.onAbort(() -> session.abandonPoll(exchange));
                session.poll(exchange);
            }
            case "POST" -> receive(engine, session, request, exchange);
            default -> exchange.refuse(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        }
    }

    private static void receive(
            EngineServer engine, PollingSession session, HttpServletRequest request, AsyncExchange exchange)
            throws IOException {
        boolean binary = exchange.jsonp().isEmpty() && isBinary(request);
        exchange.onAbort(() -> session.failPost(CloseDetail.BODY_ABORTED));
        if (!session.beginPost()) {
            exchange.refuse(HttpServletResponse.SC_BAD_REQUEST);
        } else if (binary && !session.readsBinaryBodies()) {
            session.failPost(CloseDetail.BODY_NOT_TEXT);
            exchange.refuse(HttpServletResponse.SC_BAD_REQUEST);
        } else if (request.getContentLengthLong() > engine.config().maxPayload()) {
            session.skipPost();
            exchange.refuse(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        } else {
            PostBody.read(request, engine, session, exchange, binary);
        }
    }

    private static boolean isBinary(HttpServletRequest request) {
        return "application/octet-stream".equalsIgnoreCase(request.getContentType());
    }
}

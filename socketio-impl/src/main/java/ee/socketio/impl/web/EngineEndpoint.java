/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import java.io.EOFException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Extension;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.Session;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;

import ee.socketio.impl.engine.EngineRequest;
import ee.socketio.impl.engine.EngineServer;
import ee.socketio.impl.engine.RefusedException;
import ee.socketio.impl.engine.WebSocketListener;

/**
 * The WebSocket endpoint: one instance for each WebSocket, whose handshake the filter has verified. Public because
 * Tyrus reflects on it.
 */
public final class EngineEndpoint extends Endpoint {
    private static final String REQUEST = EngineRequest.class.getName();

    /** When the container closes a WebSocket that opened while the application was being stopped. */
    private static final long UNSERVED_MILLIS = 1_000;

    private final EngineMount mount;

    /** Set by {@link #onOpen}, which containers call before anything else. */
    private WebSocketListener listener;

    EngineEndpoint(EngineMount mount) {
        this.mount = mount;
    }

    @Override
    public void onOpen(Session session, EndpointConfig config) {
        EngineRequest request = (EngineRequest) session.getUserProperties().remove(REQUEST);
        EngineMount.Running running = mount.running().orElse(null);
        if (running != null && request != null) {
            session.setMaxIdleTimeout(0); // There are heartbeats.
            WebSocketConnection channel =
                    new WebSocketConnection(session, running.engine().timer());
            open(session, running, request, channel);
            channel.opened();
        } else {
            WebLog.debug("a WebSocket came when nothing was served");
            session.setMaxIdleTimeout(UNSERVED_MILLIS);
        }
    }

    private void open(
            Session session, EngineMount.Running running, EngineRequest request, WebSocketConnection channel) {
        EngineServer engine = running.engine();
        try {
            listener = engine.open(request, channel);
            receive(session, engine.config().maxPayload());
        } catch (RefusedException e) {
            running.rules().refused(request, e);
            channel.close();
        }
    }

    private void receive(Session session, int limit) {
        session.addMessageHandler(String.class, new TextAssembler(limit, listener)::onPiece);
        session.addMessageHandler(ByteBuffer.class, new BinaryAssembler(limit, listener)::onPiece);
    }

    @Override
    public void onClose(Session session, CloseReason reason) {
        if (listener != null) {
            listener.onClose();
        }
    }

    /** Tomcat tells by an error that a client has gone without a word; others call that the end. */
    @Override
    public void onError(Session session, Throwable failure) {
        if (listener == null) {
            return;
        }
        if (failure instanceof EOFException) {
            listener.onClose();
        } else {
            listener.onError(failure);
        }
    }

    /**
     * Hands the verified request over to the endpoint, by properties of which each connection has a copy, and adds the
     * headers of the application.
     */
    static final class Configurator extends ServerEndpointConfig.Configurator {
        private final EngineMount mount;
        private final PerMessageDeflate deflate;

        Configurator(EngineMount mount, PerMessageDeflate deflate) {
            this.mount = mount;
            this.deflate = deflate;
        }

        /** In the order of the client, each with the parameters that it asks for. */
        @Override
        public List<Extension> getNegotiatedExtensions(List<Extension> installed, List<Extension> requested) {
            Set<String> allowed =
                    deflate.allowed(installed).stream().map(Extension::getName).collect(Collectors.toSet());
            return requested.stream()
                    .filter(extension -> allowed.contains(extension.getName()))
                    .toList();
        }

        @Override
        public void modifyHandshake(ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
            VerificationFilter.Opening opening = VerificationFilter.currentOpening();
            if (opening != null) {
                config.getUserProperties().put(REQUEST, opening.request());
                opening.headers().applyTo(response.getHeaders());
            }
        }

        @Override
        public boolean checkOrigin(String origin) {
            return true; // The filter has.
        }

        @Override
        public <T> T getEndpointInstance(Class<T> type) {
            return type.cast(new EngineEndpoint(mount));
        }
    }
}

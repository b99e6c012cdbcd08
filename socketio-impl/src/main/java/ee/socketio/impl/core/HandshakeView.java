/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.lang.reflect.Type;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import ee.socketio.Handshake;
import ee.socketio.impl.engine.EngineRequest;
import ee.socketio.impl.protocol.Payload;
import ee.socketio.impl.protocol.PayloadBinding;

/**
 * The handshake of a socket.
 *
 * @param request the first request of the connection
 * @param payload of the CONNECT packet
 * @param binding binds the payload
 */
record HandshakeView(EngineRequest request, Payload payload, PayloadBinding binding) implements Handshake {

    @Override
    public Map<String, List<String>> headers() {
        return request.headers();
    }

    @Override
    public Map<String, String> query() {
        return request.query();
    }

    @Override
    public String url() {
        return request.url();
    }

    @Override
    public String address() {
        return request.address();
    }

    @Override
    public boolean secure() {
        return request.secure();
    }

    @Override
    public boolean xdomain() {
        return header("Origin").isPresent();
    }

    @Override
    public Instant issued() {
        return request.issued();
    }

    /** The name of the user whom the server has authenticated, unless the client is anonymous. */
    Optional<String> user() {
        return Optional.ofNullable(request.user()).map(Principal::getName);
    }

    @Override
    public <T> Optional<T> auth(Class<T> type) {
        return auth((Type) type).map(type::cast);
    }

    @Override
    public Optional<Object> auth(Type type) {
        return Optional.ofNullable(binding.read(payload, 0, type));
    }
}

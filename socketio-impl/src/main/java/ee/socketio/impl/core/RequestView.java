/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import ee.socketio.HandshakeRequest;
import ee.socketio.Transport;
import ee.socketio.impl.engine.EngineRequest;

/** The first request of a connection, as applications see it. */
@FunctionalInterface
public interface RequestView extends HandshakeRequest {

    /**
     * The request itself.
     *
     * @return the request
     */
    EngineRequest request();

    @Override
    default Map<String, List<String>> headers() {
        return request().headers();
    }

    @Override
    default Map<String, String> query() {
        return request().query();
    }

    @Override
    default String url() {
        return request().url();
    }

    @Override
    default String address() {
        return request().address();
    }

    @Override
    default boolean secure() {
        return request().secure();
    }

    @Override
    default boolean xdomain() {
        return header("Origin").isPresent();
    }

    @Override
    default Instant issued() {
        return request().issued();
    }

    @Override
    default Transport transport() {
        return request().upgrade() ? Transport.WEBSOCKET : Transport.POLLING;
    }

    @Override
    default Optional<Principal> principal() {
        return Optional.ofNullable(request().user());
    }
}

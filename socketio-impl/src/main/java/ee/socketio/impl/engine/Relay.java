/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

import java.util.Optional;

/**
 * The way to the sessions of other servers, for load balancers that send each request of a client wherever they like.
 * Thread-safe; asked for requests only that name no session of this server.
 */
@FunctionalInterface
public interface Relay {
    /** Of a server that is alone. */
    Relay NONE = request -> Optional.empty();

    /**
     * Finds the session that a request names.
     *
     * @param request the request
     * @return the session, if it may be one of another server that is there now; that server verifies the request
     */
    Optional<PollingSession> find(EngineRequest request);
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

import java.util.concurrent.CompletionStage;

/**
 * A session that began with polling, as the later requests of its client see it: one of this server, or, by way of a
 * {@link Relay}, of another. Thread-safe; nothing blocks.
 */
public interface PollingSession {

    /**
     * A GET came. It is answered when there is something to send.
     *
     * @param exchange the GET
     */
    void poll(PollingExchange exchange);

    /**
     * The client of a GET has gone away before it was answered.
     *
     * @param exchange the GET
     */
    void abandonPoll(PollingExchange exchange);

    /**
     * A POST came whose body is still to be read.
     *
     * @return whether it may be read; if not, one is being read already, and the session has been closed for it
     */
    boolean beginPost();

    /**
     * Whether a POST may have a body that is not text.
     *
     * @return whether the client may send binary messages as they are
     */
    boolean readsBinaryBodies();

    /**
     * The body of the POST was read.
     *
     * @param body the body
     * @param exchange the POST, to be answered
     */
    void endPost(String body, PollingExchange exchange);

    /**
     * The body of the POST was read, which is not text.
     *
     * @param body the body, not to be changed afterwards
     * @param exchange the POST, to be answered
     */
    void endPost(byte[] body, PollingExchange exchange);

    /** The body of the POST was too large, and is not read any further. */
    void skipPost();

    /**
     * The body of the POST could not be read, or is not what a POST may carry.
     *
     * @param detail what is wrong with it
     */
    void failPost(CloseDetail detail);

    /**
     * The request by which the session began.
     *
     * @return completes with it; fails with a {@link RefusedException} if the request that has led here must not go any
     *     further
     */
    CompletionStage<EngineRequest> handshake();

    /**
     * A WebSocket opened for the session, which it may change to.
     *
     * @param request its handshake
     * @param channel the WebSocket; closed if the session does not want it
     * @return is to be told what happens to the WebSocket
     */
    WebSocketListener probe(EngineRequest request, WebSocketChannel channel);
}

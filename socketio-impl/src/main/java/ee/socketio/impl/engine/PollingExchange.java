/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

/**
 * A GET or POST of the polling transport that has not been answered. One of the other methods is called, once, unless
 * its client has gone away before.
 */
public interface PollingExchange {

    /**
     * Tells which session this request has opened, before it is answered.
     *
     * @param sid the id of the session
     */
    void opens(String sid);

    /**
     * Tells which session this request belongs to, before it is answered.
     *
     * @param handshake the request that has opened it
     */
    void carriesOn(EngineRequest handshake);

    /**
     * Whether it makes a difference which request has opened the session.
     *
     * @return whether {@link #carriesOn} is to be called; if not, it need not
     */
    boolean asksForHandshake();

    /**
     * Answers a GET with packets, without blocking.
     *
     * @param payload the body
     * @param compressible whether it may be compressed
     * @param callback told when it was written
     */
    void respond(String payload, boolean compressible, SendCallback callback);

    /**
     * The same with packets that are not written as text.
     *
     * @param payload the body, not to be changed afterwards
     * @param callback told when it was written
     */
    void respond(byte[] payload, boolean compressible, SendCallback callback);

    /** Answers a POST: its packets were received. */
    void accept();

    /**
     * Answers with a status and an empty body.
     *
     * @param status the HTTP status
     */
    void refuse(int status);

    /**
     * Answers with an error of the protocol.
     *
     * @param error the error
     */
    void refuse(EngineError error);
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

/**
 * A GET or POST of the polling transport that has not been answered. One of its methods is called, once, unless its
 * client has gone away before.
 */
public interface PollingExchange {

    /**
     * Answers a GET with packets, without blocking.
     *
     * @param payload the body
     * @param callback told when it was written
     */
    void respond(String payload, SendCallback callback);

    /**
     * The same with packets that are not written as text.
     *
     * @param payload the body, not to be changed afterwards
     * @param callback told when it was written
     */
    void respond(byte[] payload, SendCallback callback);

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

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

/**
 * Finds out whether the client of a session is still there. Used in the session's mailbox only; it ends the session if
 * the client is not, or does not keep to its part.
 */
interface Heartbeat {

    /** The session has been opened. */
    void start();

    /** A packet came, of whatever type. */
    void received(EnginePacket packet);

    /**
     * Whether a sign of life should have come by now: a poll may find that out before the timeout comes, which is
     * always a little late.
     */
    boolean overdueAtPoll();

    /** The same for a POST, which may bring the sign of life. */
    boolean overdueAtPost();

    /** The session is not to be watched any more. */
    void stop();
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

/** Why a session ended. */
public enum CloseReason {
    /** The client closed the transport, or the network did. */
    TRANSPORT_CLOSE,
    /** The transport failed, or the client broke its rules. */
    TRANSPORT_ERROR,
    /** No answer to a heartbeat. */
    PING_TIMEOUT,
    /** What came was no Engine.IO packet. */
    PARSE_ERROR,
    /** The server closed the session. */
    FORCED_CLOSE,
    /** The server stops. */
    SERVER_SHUTTING_DOWN
}

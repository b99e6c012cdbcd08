/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

/** Why a request is refused before it reaches a session, as clients are told. */
public enum EngineError {
    /** The query parameter {@code transport} names none that is enabled. */
    UNKNOWN_TRANSPORT("Transport unknown", 400),

    /** There is no session of this id, or none any more. */
    UNKNOWN_SID("Session ID unknown", 400),

    /** A session can be opened by GET only. */
    BAD_HANDSHAKE_METHOD("Bad handshake method", 400),

    /** The request does not fit its session, or is malformed. */
    BAD_REQUEST("Bad request", 400),

    /** The origin or the user may not. */
    FORBIDDEN("Forbidden", 403),

    /** The query parameter {@code EIO} names no version that is served. */
    UNSUPPORTED_PROTOCOL_VERSION("Unsupported protocol version", 400);

    private final String message;
    private final int pollingStatus;

    EngineError(String message, int pollingStatus) {
        this.message = message;
        this.pollingStatus = pollingStatus;
    }

    /**
     * The message, which is all that the refusal of a WebSocket handshake says.
     *
     * @return the text that the protocol prescribes
     */
    public String message() {
        return message;
    }

    /**
     * The status of a refused polling request.
     *
     * @return the HTTP status
     */
    public int pollingStatus() {
        return pollingStatus;
    }

    /**
     * The body of a refused polling request.
     *
     * @return a JSON object
     */
    public String json() {
        return json('"' + message + '"');
    }

    /**
     * The body of a polling request that is refused with a text of its own.
     *
     * @param quoted the text as JSON
     * @return a JSON object
     */
    public String json(String quoted) {
        return "{\"code\":" + ordinal() + ",\"message\":" + quoted + '}';
    }
}

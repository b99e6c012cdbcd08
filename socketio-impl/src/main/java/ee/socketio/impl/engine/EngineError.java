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
    UNSUPPORTED_PROTOCOL_VERSION("Unsupported protocol version", 400),

    // ---- The reference has none of these. For clients they are cases of FORBIDDEN.

    /** There are as many sessions as there may be. */
    SERVER_FULL("Too many connections", 503, "socketio.max-connections"),

    /** There are as many sessions from this address as there may be. */
    TOO_MANY_FROM_ADDRESS("Too many connections from your address", 429, "socketio.max-connections-per-address"),

    /** This address opens sessions more often than it may. */
    TOO_MANY_HANDSHAKES("Too many handshakes from your address", 429, "socketio.max-handshakes-per-minute"),

    /** The server sends its clients elsewhere. */
    SHUTTING_DOWN("Server is shutting down", 503, "");

    /** The time in seconds in which everybody may have come again as often as allowed. */
    private static final int RETRY_SECONDS = 60;

    private final String message;
    private final int status;
    private final String option;

    EngineError(String message, int status) {
        this(message, status, null);
    }

    EngineError(String message, int status, String option) {
        this.message = message;
        this.status = status;
        this.option = option;
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
        return status;
    }

    /**
     * The status of a refused WebSocket handshake.
     *
     * @return the HTTP status: what the reference says is 400
     */
    public int upgradeStatus() {
        return option == null ? 400 : status;
    }

    /**
     * When the client may try again.
     *
     * @return the value in seconds of the header {@code Retry-After}; 0 for none
     */
    public int retryAfter() {
        return status == 429 ? RETRY_SECONDS : 0;
    }

    /** The option whose limit is meant; empty or {@code null} if it is no limit. */
    String option() {
        return option;
    }

    /**
     * The number of the error in the protocol.
     *
     * @return 0 to 5
     */
    public int code() {
        return option == null ? ordinal() : FORBIDDEN.ordinal();
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
        return "{\"code\":" + code() + ",\"message\":" + quoted + '}';
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio;

/** Why a socket ended, as the server sees it. */
public enum DisconnectReason {
    /** The client left the namespace. */
    CLIENT_NAMESPACE_DISCONNECT("client namespace disconnect"),

    /** The server made the socket leave, by {@link Socket#disconnect(boolean)} or because its identity had expired. */
    SERVER_NAMESPACE_DISCONNECT("server namespace disconnect"),

    /** The application is being undeployed or the server stops. */
    SERVER_SHUTTING_DOWN("server shutting down"),

    /** The client did not answer a heartbeat in time. */
    PING_TIMEOUT("ping timeout"),

    /** The client closed the connection, or the network did. */
    TRANSPORT_CLOSE("transport close"),

    /**
     * The connection broke, or the client broke the rules of its transport: an aborted or a second poll, a message over
     * the limit.
     */
    TRANSPORT_ERROR("transport error"),

    /** The client sent what is no Engine.IO packet. */
    PARSE_ERROR("parse error"),

    /**
     * The server closed the connection: the client sent what is no Socket.IO packet, or one that it must not send now.
     */
    FORCED_CLOSE("forced close"),

    /** As {@link #FORCED_CLOSE}, on long-polling, while no poll was waiting. */
    FORCED_SERVER_CLOSE("forced server close");

    private final String text;

    DisconnectReason(String text) {
        this.text = text;
    }

    /**
     * The text by which Socket.IO's documentation names this reason.
     *
     * @return the text
     */
    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return text;
    }
}

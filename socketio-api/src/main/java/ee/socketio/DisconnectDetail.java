/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio;

/**
 * What exactly ended a socket, in more detail than its {@link DisconnectReason}, which is that of the reference
 * implementation. Clients are not told.
 */
public enum DisconnectDetail {
    /** The client left the namespace. */
    LEFT("the client left"),

    /** The client closed the connection. */
    CLOSED_BY_CLIENT("closed by the client"),

    /** The connection was closed, by the client, something on the way, or the network. */
    CONNECTION_CLOSED("connection closed"),

    /** The connection broke. */
    CONNECTION_FAILED("connection failed"),

    /** Something could not be sent. */
    WRITE_FAILED("write failed"),

    /** On long-polling, the client gave up its waiting request. */
    POLL_ABORTED("poll aborted"),

    /** On long-polling, the client gave up sending. */
    BODY_ABORTED("body aborted"),

    /** On long-polling, the client sent a body that is not text. */
    BODY_NOT_TEXT("body is not text"),

    /** On long-polling, two requests of the client waited at the same time. */
    OVERLAPPING_POLLS("overlapping polls"),

    /** On long-polling, the client sent two bodies at the same time. */
    OVERLAPPING_BODIES("overlapping bodies"),

    /** The client sent a heartbeat that only the server may send. */
    WRONG_HEARTBEAT("heartbeat in the wrong direction"),

    /** The client did not answer a heartbeat in time. */
    HEARTBEAT_MISSED("no answer to a heartbeat"),

    /** The client sent what is no Engine.IO packet. */
    UNREADABLE_FRAME("unreadable frame"),

    /** The client sent what is no Socket.IO packet. */
    UNREADABLE_PACKET("unreadable packet"),

    /** The client sent a packet that it must not send now. */
    PROTOCOL_VIOLATION("protocol violation"),

    /**
     * The client sent a message or a body larger than {@link SocketIoConfig#maxHttpBufferSize()}: over WebSocket that
     * ends the connection; long-polling may go on, and if it does not, this is what has ended it.
     */
    MESSAGE_TOO_BIG("message over socketio.max-http-buffer-size"),

    /** More than {@link SocketIoConfig#maxOutboundBuffer()} waited for the client to read it. */
    CLIENT_TOO_SLOW("the client reads too slowly: over socketio.max-outbound-buffer"),

    /** More than {@link SocketIoConfig#maxInboundBuffer()} of the client waited to be handled. */
    CLIENT_TOO_FAST("the client sends too fast: over socketio.max-inbound-buffer"),

    /** The client went on sending more events than {@link SocketIoConfig#maxEventsPerSecond()}. */
    RATE_LIMITED("the client sends too fast: over socketio.max-events-per-second"),

    /** The client came back over another connection before this one was known to be lost. */
    SUPERSEDED("the client came back over another connection"),

    /** The application disconnected the socket, or its connection. */
    DISCONNECTED("disconnected by the application"),

    /** The identity of the client expired. */
    IDENTITY_EXPIRED("identity expired"),

    /** The connection was closed by the server, and the client did not come to learn of it. */
    CLOSE_NOT_FETCHED("the client did not fetch the close"),

    /** The connection was closed by the server. */
    CLOSED_BY_SERVER("closed by the server"),

    /** The application {@linkplain SocketServer#drain drained} the server. */
    DRAINED("the server is drained"),

    /** The application is being undeployed, or the server stops. */
    SERVER_STOPPED("the server stops"),

    /** Something failed that must not. */
    INTERNAL_ERROR("internal error");

    private final String text;

    DisconnectDetail(String text) {
        this.text = text;
    }

    /**
     * The detail in words, for logs.
     *
     * @return a text without anything that the client has sent
     */
    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return text;
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import ee.socketio.Socket;
import ee.socketio.SocketNamespace;
import ee.socketio.impl.engine.Timer.Timeout;
import ee.socketio.impl.protocol.Json;
import ee.socketio.spi.Packet;
import ee.socketio.spi.Payload;

/** An event that a client sent. Thread-safe. */
public final class InboundEvent extends IncomingEvent {
    private final ConnectedSocket socket;

    /** When the answer is late. Set before the handlers are called, read by any thread. */
    private volatile Timeout deadline = Timeout.NONE;

    InboundEvent(ConnectedSocket socket, Packet packet) {
        super(packet, socket.binding());
        this.socket = socket;
    }

    /**
     * The sender.
     *
     * @return the socket
     */
    public Socket socket() {
        return socket;
    }

    @Override
    public SocketNamespace namespace() {
        return socket.namespace();
    }

    @Override
    void send(Payload values) {
        deadline.cancel();
        socket.reply(Packet.ack(packet().namespace(), packet().id(), values));
    }

    @Override
    void sendError(String code, String message, String violations) {
        String details = violations.isEmpty() ? "" : ",\"violations\":" + violations;
        send(Payload.of(
                "{\"error\":{\"code\":" + Json.quote(code) + ",\"message\":" + Json.quote(message) + details + "}}"));
    }

    // ---- The time to answer

    void awaitAnswer(Timeout late) {
        deadline = late;
    }

    /** The handlers have returned. What is still to come is the answer, if the client waits for one. */
    void handled() {
        if (!ackRequested() && isFirstReply()) {
            deadline.cancel();
        }
    }

    /** The time is up: the client is answered in place of the handlers, unless they have. */
    boolean expire() {
        boolean late = isFirstReply();
        if (late && ackRequested()) {
            sendError("TIMEOUT", "the event takes too long to handle", "");
        }
        return late;
    }
}

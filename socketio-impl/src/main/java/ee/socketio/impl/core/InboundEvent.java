/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import ee.socketio.Socket;
import ee.socketio.SocketNamespace;
import ee.socketio.impl.protocol.Json;
import ee.socketio.spi.Packet;
import ee.socketio.spi.Payload;

/** An event that a client sent. Thread-safe. */
public final class InboundEvent extends IncomingEvent {
    private final ConnectedSocket socket;

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
        socket.reply(Packet.ack(packet().namespace(), packet().id(), values));
    }

    @Override
    void sendError(String code, String message, String violations) {
        String details = violations.isEmpty() ? "" : ",\"violations\":" + violations;
        send(Payload.of(
                "{\"error\":{\"code\":" + Json.quote(code) + ",\"message\":" + Json.quote(message) + details + "}}"));
    }
}

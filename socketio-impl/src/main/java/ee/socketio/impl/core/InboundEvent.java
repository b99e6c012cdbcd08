/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.util.concurrent.atomic.AtomicBoolean;

import ee.socketio.Socket;
import ee.socketio.impl.protocol.Json;
import ee.socketio.spi.Packet;
import ee.socketio.spi.Payload;

/** An event that a client sent, and the acknowledgement it may have asked for. Thread-safe. */
public final class InboundEvent extends PacketMessage {
    private final ConnectedSocket socket;

    /** Set by the first reply; any thread. */
    private final AtomicBoolean replied = new AtomicBoolean();

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

    /**
     * Acknowledges, if the client asked for it and nobody has done so.
     *
     * @param values the values of the acknowledgement
     * @throws IllegalArgumentException if a value cannot be turned into JSON; then the event can still be acknowledged
     */
    public void reply(Object... values) {
        if (ackRequested() && !replied.get()) {
            reply(binding().write(values));
        }
    }

    /**
     * Acknowledges with an error.
     *
     * @param code for the client's program
     * @param message for people
     */
    public void replyError(String code, String message) {
        replyError(code, message, "");
    }

    /**
     * Acknowledges with an error.
     *
     * @param code for the client's program
     * @param message for people
     * @param violations of constraints, as a JSON array; empty for none
     */
    public void replyError(String code, String message, String violations) {
        if (ackRequested()) {
            String details = violations.isEmpty() ? "" : ",\"violations\":" + violations;
            reply(Payload.of("{\"error\":{\"code\":" + Json.quote(code) + ",\"message\":" + Json.quote(message)
                    + details + "}}"));
        }
    }

    private void reply(Payload payload) {
        if (ackRequested() && replied.compareAndSet(false, true)) {
            socket.reply(Packet.ack(packet().namespace(), packet().id(), payload));
        }
    }
}

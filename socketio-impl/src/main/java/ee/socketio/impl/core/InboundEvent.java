/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.util.concurrent.atomic.AtomicBoolean;

import ee.socketio.Socket;
import ee.socketio.impl.engine.Timer.Timeout;
import ee.socketio.impl.protocol.Json;
import ee.socketio.impl.protocol.Packet;
import ee.socketio.impl.protocol.Payload;

/** An event that a client sent, and the acknowledgement it may have asked for. Thread-safe. */
public final class InboundEvent extends PacketMessage {
    private final ConnectedSocket socket;

    /** Set by the first reply, or the end of handlers that have none to give; any thread. */
    private final AtomicBoolean answered = new AtomicBoolean();

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

    /**
     * Acknowledges, if the client asked for it and nobody has done so.
     *
     * @param values the values of the acknowledgement
     * @throws IllegalArgumentException if a value cannot be turned into JSON; then the event can still be acknowledged
     */
    public void reply(Object... values) {
        if (ackRequested() && !answered.get()) {
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
            reply(error(code, message, violations));
        }
    }

    private static Payload error(String code, String message, String violations) {
        String details = violations.isEmpty() ? "" : ",\"violations\":" + violations;
        return Payload.of(
                "{\"error\":{\"code\":" + Json.quote(code) + ",\"message\":" + Json.quote(message) + details + "}}");
    }

    private void reply(Payload payload) {
        if (ackRequested() && answer()) {
            socket.reply(Packet.ack(packet().namespace(), packet().id(), payload));
        }
    }

    /** Whether this is the first answer. */
    private boolean answer() {
        boolean first = answered.compareAndSet(false, true);
        if (first) {
            deadline.cancel();
        }
        return first;
    }

    // ---- The time to answer

    void awaitAnswer(Timeout late) {
        deadline = late;
    }

    /** The handlers have returned. What is still to come is the answer, if the client waits for one. */
    void handled() {
        if (!ackRequested()) {
            answer();
        }
    }

    /** The time is up: the client is answered in place of the handlers, unless they have. */
    boolean expire() {
        boolean late = answer();
        if (late && ackRequested()) {
            socket.reply(Packet.ack(
                    packet().namespace(), packet().id(), error("TIMEOUT", "the event takes too long to handle", "")));
        }
        return late;
    }
}

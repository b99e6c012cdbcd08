/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.util.concurrent.atomic.AtomicBoolean;

import ee.socketio.SocketNamespace;
import ee.socketio.impl.protocol.PayloadBinding;
import ee.socketio.spi.Packet;
import ee.socketio.spi.Payload;

/** An event for the handlers of this server, and the acknowledgement that its sender may wait for. Thread-safe. */
public abstract class IncomingEvent extends PacketMessage {
    /** Set by the first reply; any thread. */
    private final AtomicBoolean replied = new AtomicBoolean();

    IncomingEvent(Packet packet, PayloadBinding binding) {
        super(packet, binding);
    }

    /**
     * Where it was emitted.
     *
     * @return the namespace, or that of a pattern
     */
    public abstract SocketNamespace namespace();

    /**
     * Acknowledges, if the sender asked for it and nobody has done so.
     *
     * @param values the values of the acknowledgement
     * @throws IllegalArgumentException if a value cannot be turned into JSON; then the event can still be acknowledged
     */
    public final void reply(Object... values) {
        if (ackRequested() && !replied.get()) {
            Payload payload = binding().write(values);
            if (isFirstReply()) {
                send(payload);
            }
        }
    }

    /**
     * Acknowledges with an error.
     *
     * @param code for the sender's program
     * @param message for people
     */
    public final void replyError(String code, String message) {
        replyError(code, message, "");
    }

    /**
     * Acknowledges with an error.
     *
     * @param code for the sender's program
     * @param message for people
     * @param violations of constraints, as a JSON array; empty for none
     */
    public final void replyError(String code, String message, String violations) {
        if (ackRequested() && isFirstReply()) {
            sendError(code, message, violations);
        }
    }

    /** Whether nobody has replied, or was to; asking takes the turn. */
    final boolean isFirstReply() {
        return replied.compareAndSet(false, true);
    }

    abstract void send(Payload values);

    abstract void sendError(String code, String message, String violations);
}

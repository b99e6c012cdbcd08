/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import ee.socketio.Message;
import ee.socketio.Socket;
import ee.socketio.impl.protocol.Json;
import ee.socketio.impl.protocol.Packet;
import ee.socketio.impl.protocol.Payload;

/** An event that a client sent, and the acknowledgement it may have asked for. Thread-safe. */
public final class InboundEvent implements Message {
    private final ConnectedSocket socket;
    private final Packet packet;

    /** Set by the first reply; any thread. */
    private final AtomicBoolean replied = new AtomicBoolean();

    InboundEvent(ConnectedSocket socket, Packet packet) {
        this.socket = socket;
        this.packet = packet;
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
    public String event() {
        return packet.event();
    }

    @Override
    public int arity() {
        return packet.payload().values().size();
    }

    @Override
    public <T> T arg(int index, Class<T> type) {
        @SuppressWarnings("unchecked") // not type.cast(): a primitive type has no instances
        T value = (T) arg(index, (Type) type);
        return value;
    }

    @Override
    public Object arg(int index, Type type) {
        return socket.binding().read(packet.payload(), index, type);
    }

    @Override
    public List<Object> args() {
        Object[] values = IntStream.range(0, arity())
                .mapToObj(index -> arg(index, Object.class))
                .toArray();
        return Collections.unmodifiableList(Arrays.asList(values));
    }

    @Override
    public boolean ackRequested() {
        return packet.id() != Packet.NO_ID;
    }

    /**
     * Acknowledges, if the client asked for it and nobody has done so.
     *
     * @param values the values of the acknowledgement
     * @throws IllegalArgumentException if a value cannot be turned into JSON; then the event can still be acknowledged
     */
    public void reply(Object... values) {
        if (ackRequested() && !replied.get()) {
            reply(socket.binding().write(values));
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
        reply(Payload.of("{\"error\":{\"code\":" + Json.quote(code) + ",\"message\":" + Json.quote(message)
                + (violations.isEmpty() ? "" : ",\"violations\":" + violations) + "}}"));
    }

    private void reply(Payload payload) {
        if (ackRequested() && replied.compareAndSet(false, true)) {
            socket.reply(Packet.ack(packet.namespace(), packet.id(), payload));
        }
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import ee.socketio.Message;
import ee.socketio.impl.protocol.PayloadBinding;
import ee.socketio.spi.Packet;

/** The event of a packet. Thread-safe. */
abstract class PacketMessage implements Message {
    private final Packet packet;
    private final PayloadBinding binding;

    PacketMessage(Packet packet, PayloadBinding binding) {
        this.packet = packet;
        this.binding = binding;
    }

    final Packet packet() {
        return packet;
    }

    final PayloadBinding binding() {
        return binding;
    }

    @Override
    public final String event() {
        return packet.event();
    }

    @Override
    public final int arity() {
        return packet.payload().values().size();
    }

    @Override
    public final <T> T arg(int index, Class<T> type) {
        @SuppressWarnings("unchecked") // not type.cast(): a primitive type has no instances
        T value = (T) arg(index, (Type) type);
        return value;
    }

    @Override
    public final Object arg(int index, Type type) {
        return binding.read(packet.payload(), index, type);
    }

    @Override
    public final List<Object> args() {
        Object[] values = IntStream.range(0, arity())
                .mapToObj(index -> arg(index, Object.class))
                .toArray();
        return Collections.unmodifiableList(Arrays.asList(values));
    }

    @Override
    public final boolean ackRequested() {
        return packet.id() != Packet.NO_ID;
    }
}

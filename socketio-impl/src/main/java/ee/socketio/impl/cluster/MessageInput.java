/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cluster;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import ee.socketio.impl.core.EmitOptions;
import ee.socketio.impl.core.Target;
import ee.socketio.spi.Payload;

/**
 * Reads what {@link MessageOutput} has written. What is too short, or says that it is longer than it is, ends in a
 * {@link MalformedMessageException}. Used by one thread.
 */
final class MessageInput {
    private final ByteBuffer bytes;

    MessageInput(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    private int readByte() {
        try {
            return bytes.get() & 0xFF;
        } catch (BufferUnderflowException e) {
            throw new MalformedMessageException("it is cut short");
        }
    }

    boolean readBoolean() {
        return readByte() != 0;
    }

    long readNumber() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int part = readByte();
            value |= (long) (part & 0x7F) << shift;
            if ((part & 0x80) == 0) {
                return value;
            }
        }
        throw new MalformedMessageException("a number is too long");
    }

    /** The number of things that follow, each of one byte at least. */
    private int readSize() {
        long size = readNumber();
        if (size < 0 || size > bytes.remaining()) {
            throw new MalformedMessageException("it is cut short");
        }
        return (int) size;
    }

    byte[] readBytes() {
        byte[] value = new byte[readSize()];
        bytes.get(value);
        return value;
    }

    String readText() {
        return new String(readBytes(), StandardCharsets.UTF_8);
    }

    <E extends Enum<E>> E readConstant(Class<E> type) {
        String name = readText();
        try {
            return Enum.valueOf(type, name);
        } catch (IllegalArgumentException e) {
            throw new MalformedMessageException(
                    "it names a constant of " + type.getSimpleName() + " that this version does not know");
        }
    }

    <T> List<T> readList(Supplier<T> element) {
        int size = readSize();
        List<T> values = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            values.add(element.get());
        }
        return values;
    }

    List<String> readTexts() {
        return readList(this::readText);
    }

    private Set<String> readSet() {
        return new LinkedHashSet<>(readTexts());
    }

    private <T> Map<String, T> readEntries(Supplier<T> value) {
        Map<String, T> values = new LinkedHashMap<>();
        for (int rest = readSize(); rest > 0; rest--) {
            values.put(readText(), value.get());
        }
        return values;
    }

    Map<String, String> readMap() {
        return readEntries(this::readText);
    }

    Map<String, List<String>> readLists() {
        return readEntries(this::readTexts);
    }

    Payload readPayload() {
        return new Payload(readTexts(), readList(this::readBytes));
    }

    Target readTarget() {
        return new Target(readText(), readSet(), readSet());
    }

    EmitOptions readOptions() {
        return new EmitOptions(readBoolean(), readBoolean(), readNumber());
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cluster;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import ee.socketio.impl.core.EmitOptions;
import ee.socketio.impl.core.Target;
import ee.socketio.spi.Payload;

/**
 * Writes messages between servers: numbers 7 bits a byte, the low ones first; texts and arrays with their lengths
 * before. Used by one thread.
 */
final class MessageOutput {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);

    byte[] toByteArray() {
        return bytes.toByteArray();
    }

    void writeBoolean(boolean value) {
        bytes.write(value ? 1 : 0);
    }

    /** A number that is not negative takes as many bytes as it needs. */
    void writeNumber(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes.write((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }

    void writeBytes(byte[] value) {
        writeNumber(value.length);
        bytes.write(value, 0, value.length);
    }

    void writeText(String value) {
        writeBytes(value.getBytes(StandardCharsets.UTF_8));
    }

    void writeConstant(Enum<?> value) {
        writeText(value.name());
    }

    void writeArrays(Collection<byte[]> values) {
        writeNumber(values.size());
        values.forEach(this::writeBytes);
    }

    void writeTexts(Collection<String> values) {
        writeNumber(values.size());
        values.forEach(this::writeText);
    }

    void writeMap(Map<String, String> values) {
        writeNumber(values.size());
        values.forEach((key, value) -> {
            writeText(key);
            writeText(value);
        });
    }

    void writeLists(Map<String, List<String>> values) {
        writeNumber(values.size());
        values.forEach((key, list) -> {
            writeText(key);
            writeTexts(list);
        });
    }

    void writePayload(Payload payload) {
        writeTexts(payload.values());
        writeArrays(payload.attachments());
    }

    void writeTarget(Target target) {
        writeText(target.namespace());
        writeTexts(target.rooms());
        writeTexts(target.exceptRooms());
    }

    void writeOptions(EmitOptions options) {
        writeBoolean(options.droppable());
        writeBoolean(options.compressed());
        writeNumber(options.ackTimeout());
    }
}

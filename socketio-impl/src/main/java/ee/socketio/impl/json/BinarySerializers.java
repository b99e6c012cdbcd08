/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.json;

import java.io.InputStream;
import java.nio.ByteBuffer;

import jakarta.json.bind.serializer.JsonbSerializer;
import jakarta.json.bind.serializer.SerializationContext;
import jakarta.json.stream.JsonGenerator;

import ee.socketio.spi.Placeholder;

/**
 * Write binary data as placeholders, and copies of it to the attachments. One class per type, since JSON-B looks the
 * type up in the class declaration.
 */
final class BinarySerializers {

    private BinarySerializers() {}

    static JsonbSerializer<?>[] of(BinaryValues binary) {
        return new JsonbSerializer<?>[] {new OfBytes(binary), new OfBuffer(binary), new OfStream(binary)};
    }

    private static void writePlaceholder(JsonGenerator generator, int index) {
        generator
                .writeStartObject()
                .write(Placeholder.MARKER, true)
                .write(Placeholder.INDEX, index)
                .writeEnd();
    }

    private record OfBytes(BinaryValues binary) implements JsonbSerializer<byte[]> {
        @Override
        public void serialize(byte[] bytes, JsonGenerator generator, SerializationContext context) {
            writePlaceholder(generator, binary.attach(bytes));
        }
    }

    private record OfBuffer(BinaryValues binary) implements JsonbSerializer<ByteBuffer> {
        @Override
        public void serialize(ByteBuffer buffer, JsonGenerator generator, SerializationContext context) {
            writePlaceholder(generator, binary.attach(buffer));
        }
    }

    private record OfStream(BinaryValues binary) implements JsonbSerializer<InputStream> {
        @Override
        public void serialize(InputStream stream, JsonGenerator generator, SerializationContext context) {
            writePlaceholder(generator, binary.attach(stream));
        }
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.json;

import java.io.InputStream;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;

import jakarta.json.bind.serializer.DeserializationContext;
import jakarta.json.bind.serializer.JsonbDeserializer;
import jakarta.json.stream.JsonParser;

/**
 * Read members of those types that JSON-B would read otherwise, or not at all. One class per type, since JSON-B looks
 * the type up in the class declaration.
 */
final class Deserializers {

    private Deserializers() {}

    static JsonbDeserializer<?>[] of(BinaryValues binary, PlainValues plain) {
        return new JsonbDeserializer<?>[] {
            new OfBytes(binary), new OfBuffer(binary), new OfStream(binary), new OfObject(plain)
        };
    }

    private record OfBytes(BinaryValues binary) implements JsonbDeserializer<byte[]> {
        @Override
        public byte[] deserialize(JsonParser parser, DeserializationContext context, Type type) {
            return binary.bytes(parser.getValue());
        }
    }

    private record OfBuffer(BinaryValues binary) implements JsonbDeserializer<ByteBuffer> {
        @Override
        public ByteBuffer deserialize(JsonParser parser, DeserializationContext context, Type type) {
            return binary.buffer(parser.getValue());
        }
    }

    private record OfStream(BinaryValues binary) implements JsonbDeserializer<InputStream> {
        @Override
        public InputStream deserialize(JsonParser parser, DeserializationContext context, Type type) {
            return binary.stream(parser.getValue());
        }
    }

    private record OfObject(PlainValues plain) implements JsonbDeserializer<Object> {
        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context, Type type) {
            return plain.from(parser.getValue());
        }
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.json;

import java.io.StringReader;
import java.io.StringWriter;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;

import ee.socketio.impl.protocol.BindingException;
import ee.socketio.impl.protocol.PayloadBinding;
import ee.socketio.spi.Payload;

/**
 * Binds arguments with JSON-B.
 *
 * <p>{@code byte[]}, {@code ByteBuffer} and {@code InputStream} are attachments wherever they stand, in the order in
 * which they occur; a buffer that was read is read-only. {@code Object} means plain Java values, see
 * {@link ee.socketio.Message#args()}; values of that kind that are members of something else are read so as well.
 * {@code JsonValue} is read and written as it is, placeholders included. NaN and the infinities are written as
 * {@code null}, except in members and arrays of the primitive types {@code double} and {@code float}, where they are
 * refused: Yasson asks no serializer about primitives.
 *
 * <p>Classes and records must be public, as JSON-B wants it; the class that they are nested in need not be. Only types
 * that the application has declared are ever instantiated. Exceptions have messages without data; their causes, which
 * are those of JSON-B and of the application's constructors, have it, and are for the log.
 */
public final class JsonbBinding implements PayloadBinding, AutoCloseable {
    private final CurrentAttachments attachments = new CurrentAttachments();
    private final PlainValues plain = new PlainValues(attachments);
    private final BinaryValues binary = new BinaryValues(attachments);
    private final JsonReaderFactory readers = Json.createReaderFactory(Map.of());
    private final Jsonb jsonb = JsonbBuilder.create(new JsonbConfig()
            .withSerializers(BinarySerializers.of(binary))
            .withSerializers(NumberSerializers.all())
            .withDeserializers(Deserializers.of(binary, plain)));

    private JsonbBinding() {}

    /**
     * Makes a binding, with the JSON-B implementation that the context class loader finds.
     *
     * @return the binding
     */
    public static JsonbBinding create() {
        return new JsonbBinding();
    }

    @Override
    public Payload write(Object... values) {
        List<String> json = new ArrayList<>(values.length);
        List<byte[]> collected = new ArrayList<>();
        return attachments.during(collected, () -> {
            for (int i = 0; i < values.length; i++) {
                json.add(write(i, values[i]));
            }
            return new Payload(json, collected);
        });
    }

    @Override
    public Object read(Payload payload, int index, Type type) {
        String json = index < payload.values().size() ? payload.values().get(index) : "null";
        try {
            return attachments.during(payload.attachments(), () -> read(json, type));
        } catch (RuntimeException e) {
            throw new BindingException("argument " + index + " cannot be read as " + type.getTypeName(), e);
        }
    }

    /** Releases what JSON-B holds. */
    @Override
    public void close() {
        try {
            jsonb.close();
        } catch (Exception e) {
            throw new IllegalStateException("JSON-B cannot be closed", e);
        }
    }

    private String write(int index, Object value) {
        try {
            return Scalars.write(value).or(() -> binary.write(value)).orElseGet(() -> structured(value));
        } catch (RuntimeException | StackOverflowError e) {
            Class<?> type = value.getClass();
            String hint = Modifier.isPublic(type.getModifiers()) ? "" : "; JSON-B needs the class to be public";
            throw new IllegalArgumentException(
                    "argument " + index + ", a " + type.getTypeName() + ", cannot be turned into JSON" + hint, e);
        }
    }

    /**
     * Goes by a writer because Yasson, if asked for a string, logs each failure as SEVERE in addition to throwing it.
     */
    private String structured(Object value) {
        StringWriter json = new StringWriter();
        jsonb.toJson(value, json);
        return json.toString();
    }

    private Object read(String json, Type type) {
        if (rawType(type) == Optional.class) {
            return Optional.ofNullable(read(json, typeArgument(type, 0)));
        }
        if (json.equals("null")) {
            return absent(type);
        }
        return Scalars.reader(type).map(reader -> reader.apply(json)).orElseGet(() -> structured(json, type));
    }

    private static Object absent(Type type) {
        if (type instanceof Class<?> primitive && primitive.isPrimitive()) {
            throw new IllegalArgumentException("a primitive cannot be null");
        }
        return null;
    }

    private Object structured(String json, Type type) {
        if (isPlain(type)) {
            return rawType(type).cast(plain.from(parse(json)));
        }
        if (JsonValue.class.isAssignableFrom(rawType(type))) {
            return rawType(type).cast(parse(json));
        }
        // Yasson asks deserializers for byte[] inside of other types only.
        if (type == byte[].class) {
            return binary.bytes(parse(json));
        }
        return jsonb.fromJson(json, type);
    }

    private JsonValue parse(String json) {
        try (JsonReader reader = readers.createReader(new StringReader(json))) {
            return reader.readValue();
        }
    }

    /** Whether a type means plain values: {@code Object}, or a list or map of them. */
    private static boolean isPlain(Type type) {
        Class<?> raw = rawType(type);
        return raw == Object.class
                || raw == List.class && typeArgument(type, 0) == Object.class
                || raw == Map.class && isName(typeArgument(type, 0)) && typeArgument(type, 1) == Object.class;
    }

    private static boolean isName(Type keyType) {
        return keyType == String.class || keyType == Object.class;
    }

    /** The class of a type, as far as it matters here; of array and variable types it does not. */
    private static Class<?> rawType(Type type) {
        if (type instanceof ParameterizedType generic) {
            return (Class<?>) generic.getRawType();
        }
        return type instanceof Class<?> raw ? raw : void.class;
    }

    private static Type typeArgument(Type type, int index) {
        return type instanceof ParameterizedType generic ? generic.getActualTypeArguments()[index] : Object.class;
    }
}

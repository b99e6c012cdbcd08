/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.json;

import static java.util.Map.entry;

import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import ee.socketio.impl.protocol.Json;

/**
 * Strings, booleans and numbers that stand alone as an argument, which is what most arguments are. Saves the way
 * through JSON-B, and is stricter: a string is no number, a number no string, 1.5 no integer.
 */
final class Scalars {
    private static final Map<Type, Function<String, Object>> READERS = Map.ofEntries(
            entry(String.class, Scalars::string),
            entry(boolean.class, Scalars::bool),
            entry(Boolean.class, Scalars::bool),
            entry(byte.class, json -> decimal(json).byteValueExact()),
            entry(Byte.class, json -> decimal(json).byteValueExact()),
            entry(short.class, json -> decimal(json).shortValueExact()),
            entry(Short.class, json -> decimal(json).shortValueExact()),
            entry(int.class, json -> decimal(json).intValueExact()),
            entry(Integer.class, json -> decimal(json).intValueExact()),
            entry(long.class, json -> decimal(json).longValueExact()),
            entry(Long.class, json -> decimal(json).longValueExact()),
            entry(float.class, json -> decimal(json).floatValue()),
            entry(Float.class, json -> decimal(json).floatValue()),
            entry(double.class, json -> decimal(json).doubleValue()),
            entry(Double.class, json -> decimal(json).doubleValue()),
            entry(BigInteger.class, BigInteger::new),
            entry(BigDecimal.class, Scalars::decimal),
            entry(Number.class, Scalars::decimal));

    private Scalars() {}

    /** How values of a type are read from their JSON, if it is one of those. */
    static Optional<Function<String, Object>> reader(Type type) {
        return Optional.ofNullable(READERS.get(type));
    }

    /** The JSON of a value, if it is one of those. */
    static Optional<String> write(Object value) {
        if (value instanceof String string) {
            return Optional.of(Json.quote(string));
        }
        return value == null || value instanceof Boolean || value instanceof Integer || value instanceof Long
                ? Optional.of(String.valueOf(value))
                : Optional.empty();
    }

    private static String string(String json) {
        if (json.charAt(0) != '"') {
            throw new IllegalArgumentException("not a string");
        }
        return Json.unquote(json);
    }

    private static boolean bool(String json) {
        return switch (json) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("not a boolean");
        };
    }

    private static BigDecimal decimal(String json) {
        return new BigDecimal(json);
    }
}

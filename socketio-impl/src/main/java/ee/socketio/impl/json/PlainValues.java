/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

/**
 * Turns JSON into plain Java values: {@code String}, {@code Boolean}, {@code Long} for what is written as an integer
 * and fits, {@code BigDecimal} for other numbers, {@code List<Object>}, {@code Map<String, Object>} that keeps the
 * order, {@code byte[]} for placeholders, {@code null}. Written again they give the same JSON.
 */
final class PlainValues {
    private final CurrentAttachments attachments;

    PlainValues(CurrentAttachments attachments) {
        this.attachments = attachments;
    }

    Object from(JsonValue value) {
        return switch (value.getValueType()) {
            case NULL -> null;
            case TRUE -> true;
            case FALSE -> false;
            case STRING -> ((JsonString) value).getString();
            case NUMBER -> number((JsonNumber) value);
            case ARRAY -> list(value.asJsonArray());
            case OBJECT ->
                attachments.resolve(value).map(Object.class::cast).orElseGet(() -> map(value.asJsonObject()));
        };
    }

    private static Object number(JsonNumber number) {
        return number.isIntegral() && number.bigIntegerValue().bitLength() < Long.SIZE
                ? (Object) number.longValue()
                : number.bigDecimalValue();
    }

    private List<Object> list(JsonArray array) {
        List<Object> list = new ArrayList<>(array.size());
        array.forEach(element -> list.add(from(element)));
        return list;
    }

    private Map<String, Object> map(JsonObject object) {
        Map<String, Object> map = new LinkedHashMap<>();
        object.forEach((name, value) -> map.put(name, from(value)));
        return map;
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.json;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

import ee.socketio.spi.Placeholder;

/**
 * The attachments of the payload that the current thread is writing or reading. JSON-B has no way to hand anything to
 * the serializers it calls, so they look here.
 */
final class CurrentAttachments {
    private final ThreadLocal<List<byte[]>> current = new ThreadLocal<>();

    /**
     * Does some work with attachments. May be nested: a serializer of the application may well emit something.
     *
     * @param attachments the list to resolve placeholders with, or to add to
     */
    <T> T during(List<byte[]> attachments, Supplier<T> work) {
        List<byte[]> outer = current.get();
        current.set(attachments);
        try {
            return work.get();
        } finally {
            restore(outer);
        }
    }

    /** Adds an attachment and returns its position. */
    int add(byte[] attachment) {
        current.get().add(attachment);
        return current.get().size() - 1;
    }

    /** The attachment that a value stands for, if it is a placeholder. */
    Optional<byte[]> resolve(JsonValue value) {
        return isPlaceholder(value)
                ? Optional.of(current.get().get(value.asJsonObject().getInt(Placeholder.INDEX)))
                : Optional.empty();
    }

    private boolean isPlaceholder(JsonValue value) {
        return !current.get().isEmpty()
                && value instanceof JsonObject object
                && object.getBoolean(Placeholder.MARKER, false);
    }

    private void restore(List<byte[]> outer) {
        if (outer == null) {
            current.remove();
        } else {
            current.set(outer);
        }
    }
}

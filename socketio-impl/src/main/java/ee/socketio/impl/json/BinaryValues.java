/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.json;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Optional;

import jakarta.json.JsonValue;

import ee.socketio.spi.Placeholder;

/** Turns binary data into attachments, and placeholders into binary data. */
final class BinaryValues {
    private final CurrentAttachments attachments;

    BinaryValues(CurrentAttachments attachments) {
        this.attachments = attachments;
    }

    /** Attaches a value and returns the JSON of its placeholder, if it is binary data. */
    Optional<String> write(Object value) {
        if (value instanceof byte[] bytes) {
            return Optional.of(Placeholder.json(attach(bytes)));
        }
        if (value instanceof ByteBuffer buffer) {
            return Optional.of(Placeholder.json(attach(buffer)));
        }
        return value instanceof InputStream stream ? Optional.of(Placeholder.json(attach(stream))) : Optional.empty();
    }

    int attach(byte[] bytes) {
        return attachments.add(bytes.clone());
    }

    /** Takes what remains in the buffer, without consuming it. */
    int attach(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return attachments.add(bytes);
    }

    /**
     * Reads the stream to its end and closes it: nobody else could close one that a handler has returned as its reply.
     */
    int attach(InputStream stream) {
        try (stream) {
            return attachments.add(stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The attachment that the placeholder stands for; {@code null} for null. Not a copy: a frame full of placeholders
     * for one large attachment must not cost more than that attachment.
     */
    byte[] bytes(JsonValue placeholder) {
        return placeholder == JsonValue.NULL ? null : attachment(placeholder);
    }

    /** The same as a read-only view. */
    ByteBuffer buffer(JsonValue placeholder) {
        return placeholder == JsonValue.NULL
                ? null
                : ByteBuffer.wrap(attachment(placeholder)).asReadOnlyBuffer();
    }

    /** The same as a stream. */
    InputStream stream(JsonValue placeholder) {
        return placeholder == JsonValue.NULL ? null : new ByteArrayInputStream(attachment(placeholder));
    }

    /** Nothing else is binary data, arrays of numbers neither: one way to send it is enough. */
    private byte[] attachment(JsonValue placeholder) {
        return attachments.resolve(placeholder).orElseThrow(() -> new IllegalArgumentException("not a placeholder"));
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.testkit;

import java.util.Optional;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

import ee.socketio.impl.protocol.PayloadBinding;
import ee.socketio.spi.Payload;

/** The acknowledgement by which the server rejects an event: {@code {"error":{"code":…,"message":…}}}. Immutable. */
public final class Rejection {
    private final JsonObject error;
    private final PayloadBinding binding;

    private Rejection(JsonObject error, PayloadBinding binding) {
        this.error = error;
        this.binding = binding;
    }

    /** What values say, if they are a rejection. */
    static Optional<Rejection> of(Payload payload, PayloadBinding binding) {
        if (payload.values().size() == 1
                && binding.read(payload, 0, JsonValue.class) instanceof JsonObject object
                && object.size() == 1
                && object.get("error") instanceof JsonObject error
                && error.containsKey("code")) {
            return Optional.of(new Rejection(error, binding));
        }
        return Optional.empty();
    }

    /**
     * The code.
     *
     * @return the code of the {@link ee.socketio.EventRejectedException} or {@link ee.socketio.Ack#reject}, or one of
     *     the server's own, such as {@code BAD_PAYLOAD}, {@code UNHANDLED} or {@code INTERNAL}
     */
    public String code() {
        return error.getString("code");
    }

    /**
     * The message.
     *
     * @return the text for people
     */
    public String message() {
        return error.getString("message");
    }

    /**
     * The whole error, whose members may be more than code and message.
     *
     * @param <T> the type
     * @param type the type to bind to
     * @return the error
     * @throws IllegalArgumentException if it cannot be bound
     */
    public <T> T as(Class<T> type) {
        return type.cast(binding.read(Payload.of(error.toString()), 0, type));
    }

    /** The whole error, as JSON. */
    @Override
    public String toString() {
        return error.toString();
    }
}

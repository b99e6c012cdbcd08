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

/** Why a client was not let in: its {@code connect_error}. Immutable. */
public final class Refusal {
    private final JsonObject error;
    private final PayloadBinding binding;

    Refusal(Payload payload, PayloadBinding binding) {
        this.error = (JsonObject) binding.read(payload, 0, JsonObject.class);
        this.binding = binding;
    }

    /**
     * The message.
     *
     * @return the message of the {@link ee.socketio.ConnectionRefusedException}, or the server's own
     */
    public String message() {
        return error.getString("message");
    }

    /**
     * The data that came with the message.
     *
     * @param <T> the type
     * @param type the type to bind to
     * @return the data; empty if there is none
     * @throws IllegalArgumentException if it cannot be bound
     */
    public <T> Optional<T> data(Class<T> type) {
        JsonValue data = error.get("data");
        return data == null
                ? Optional.empty()
                : Optional.ofNullable(type.cast(binding.read(Payload.of(data.toString()), 0, type)));
    }

    /** The whole error, as JSON. */
    @Override
    public String toString() {
        return error.toString();
    }
}

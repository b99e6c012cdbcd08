/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.testkit;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import ee.socketio.impl.protocol.PayloadBinding;
import ee.socketio.spi.Payload;

/**
 * What a client received: an event of the server, or the acknowledgement of an event of its own.
 *
 * <p>The arguments were JSON on their way and are bound to Java types here, when they are asked for; binary data are
 * {@code byte[]} or {@code ByteBuffer}. Immutable, but that an event can be {@linkplain #ack acknowledged} once.
 * Thread-safe.
 */
public final class Received {
    private static final int SHOWN = 500;

    private final String event;
    private final Payload payload;
    private final PayloadBinding binding;

    /** Sends the acknowledgement; {@code null} if none was asked for. */
    private final Consumer<Payload> reply;

    Received(String event, Payload payload, PayloadBinding binding, Consumer<Payload> reply) {
        this.event = event;
        this.payload = payload;
        this.binding = binding;
        this.reply = reply;
    }

    /**
     * The name of the event.
     *
     * @return the name of the event that came, or that was acknowledged
     */
    public String event() {
        return event;
    }

    /**
     * The number of arguments.
     *
     * @return 0 or more
     */
    public int arity() {
        return payload.values().size();
    }

    /**
     * The arguments as plain Java values: {@code String}, {@code Boolean}, {@code Long}, {@code BigDecimal},
     * {@code List<Object>}, {@code Map<String, Object>}, {@code byte[]} and {@code null}.
     *
     * @return an unmodifiable list
     */
    public List<Object> args() {
        return IntStream.range(0, arity())
                .mapToObj(index -> arg(index, Object.class))
                .toList();
    }

    /**
     * Binds an argument to a type.
     *
     * @param <T> the type
     * @param index the position, from 0
     * @param type the type to bind to
     * @return the value; {@code null} if it is the JSON {@code null} or there is no such argument
     * @throws AssertionError if it cannot be bound
     */
    public <T> T arg(int index, Class<T> type) {
        @SuppressWarnings("unchecked") // not type.cast(): a primitive type has no instances
        T value = (T) arg(index, (Type) type);
        return value;
    }

    /**
     * Binds an argument to a type that may be generic.
     *
     * @param index the position, from 0
     * @param type the type to bind to
     * @return the value; {@code null} if it is the JSON {@code null} or there is no such argument
     * @throws AssertionError if it cannot be bound
     */
    public Object arg(int index, Type type) {
        try {
            return binding.read(payload, index, type);
        } catch (IllegalArgumentException e) {
            throw new AssertionError(e.getMessage() + ": " + this, e);
        }
    }

    /**
     * What the server says, if this is an acknowledgement by which it rejects the event.
     *
     * @return the rejection; empty if it is any other acknowledgement, or an event
     */
    public Optional<Rejection> rejection() {
        return Rejection.of(payload, binding);
    }

    /**
     * Whether the server waits for an acknowledgement.
     *
     * @return whether it asked for one
     */
    public boolean ackRequested() {
        return reply != null;
    }

    /**
     * Acknowledges the event. Returns when the server has handled that, as far as {@linkplain TestClient#emit emitting}
     * does.
     *
     * @param values the values of the acknowledgement
     * @throws IllegalStateException if the server did not ask for it
     * @throws IllegalArgumentException if a value cannot be turned into JSON
     */
    public void ack(Object... values) {
        if (reply == null) {
            throw new IllegalStateException("the server asked for no acknowledgement of " + this);
        }
        reply.accept(binding.write(values));
    }

    /** The event and its arguments as JSON, not all of it if it is long. */
    @Override
    public String toString() {
        String json = String.join(",", payload.values());
        String shown = json.length() > SHOWN ? json.substring(0, SHOWN) + "…" : json;
        int attachments = payload.attachments().size();
        return Objects.toString(event)
                + '('
                + shown
                + ')'
                + (attachments == 0 ? "" : " with " + attachments + " binary");
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.lang.reflect.Type;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import ee.socketio.SocketData;
import ee.socketio.impl.protocol.PayloadBinding;
import ee.socketio.spi.Payload;

/** The data of a socket. Thread-safe. */
final class StoredData implements SocketData {
    private final PayloadBinding binding;
    private final int limit;
    private final Runnable listener;

    /** The JSON of each value, never changed but replaced: by who holds the monitor. Read by any thread. */
    private volatile Map<String, String> values;

    /**
     * Makes some.
     *
     * @param binding turns values into JSON and back
     * @param limit of how many characters it may be
     * @param values the JSON of each value
     * @param listener is told of each change, on the thread that makes it
     */
    StoredData(PayloadBinding binding, int limit, Map<String, String> values, Runnable listener) {
        this.binding = binding;
        this.limit = limit;
        this.values = values;
        this.listener = listener;
    }

    /** The JSON of each value. */
    Map<String, String> values() {
        return values;
    }

    @Override
    public Optional<?> get(String key, Type type) {
        return Optional.ofNullable(values.get(Objects.requireNonNull(key, "key")))
                .map(json -> read(key, json, type));
    }

    /** The exception is not that of the binding, which would blame the client whose event is being handled. */
    private Object read(String key, String json, Type type) {
        try {
            return binding.read(Payload.of(json), 0, type);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the data '" + key + "' of a socket cannot be read as " + type.getTypeName(), e);
        }
    }

    @Override
    public void put(String key, Object value) {
        Objects.requireNonNull(key, "key");
        String json = write(key, Objects.requireNonNull(value, "value"));
        synchronized (this) {
            Map<String, String> changed = new LinkedHashMap<>(values);
            changed.put(key, json);
            checkLimit(changed);
            values = Collections.unmodifiableMap(changed);
        }
        listener.run();
    }

    private String write(String key, Object value) {
        Payload payload = binding.write(value);
        if (!payload.attachments().isEmpty()) {
            throw new IllegalArgumentException(
                    "the data '" + key + "' of a socket is or has binary data, which JSON cannot express");
        }
        return payload.values().get(0);
    }

    private void checkLimit(Map<String, String> changed) {
        long size = changed.entrySet().stream()
                .mapToLong(entry ->
                        (long) entry.getKey().length() + entry.getValue().length())
                .sum();
        if (size > limit) {
            throw new IllegalStateException(
                    "the data of a socket may be of " + limit + " characters (socketio.max-socket-data), not " + size);
        }
    }

    @Override
    public void remove(String key) {
        synchronized (this) {
            Map<String, String> changed = new LinkedHashMap<>(values);
            changed.remove(key);
            values = Collections.unmodifiableMap(changed);
        }
        listener.run();
    }

    @Override
    public Set<String> keys() {
        return values.keySet();
    }

    @Override
    public Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        values.forEach((key, json) -> map.put(key, read(key, json, Object.class)));
        return Collections.unmodifiableMap(map);
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio;

import java.lang.reflect.Type;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.util.TypeLiteral;

/**
 * Small values that the application notes about a socket, by key: what the reference calls {@code socket.data}. They
 * are kept as JSON, so that all servers of a cluster can read them; what only this server needs is better kept in a
 * {@link SocketScoped} bean.
 *
 * <p>Values are bound by JSON-B when they are put, and again each time they are read: what is got is a copy. They may
 * be read and changed from the {@link Connecting} observers on, and read after the socket has left. Thread-safe.
 */
public interface SocketData {

    /**
     * Reads a value.
     *
     * @param <T> the type
     * @param key the key
     * @param type the type to bind to
     * @return a copy of the value, if there is one
     * @throws IllegalArgumentException if it cannot be bound to the type
     */
    default <T> Optional<T> get(String key, Class<T> type) {
        @SuppressWarnings("unchecked") // the value is bound to this type
        Optional<T> value = (Optional<T>) get(key, (Type) type);
        return value;
    }

    /**
     * Reads a value of a generic type: {@code data.get("tags", new TypeLiteral<Set<String>>() {})}.
     *
     * @param <T> the type
     * @param key the key
     * @param type the type to bind to
     * @return a copy of the value, if there is one
     * @throws IllegalArgumentException if it cannot be bound to the type
     */
    default <T> Optional<T> get(String key, TypeLiteral<T> type) {
        @SuppressWarnings("unchecked") // the value is bound to this type
        Optional<T> value = (Optional<T>) get(key, type.getType());
        return value;
    }

    /**
     * Reads a value of a type that is known at run time only.
     *
     * @param key the key
     * @param type the type to bind to, may be generic
     * @return a copy of the value, if there is one
     * @throws IllegalArgumentException if it cannot be bound to the type
     */
    Optional<?> get(String key, Type type);

    /**
     * Notes a value, in place of the one that the key had.
     *
     * @param key the key
     * @param value the value; no binary data
     * @throws IllegalArgumentException if the value cannot be turned into JSON, or has binary data in it
     * @throws IllegalStateException if keys and values would be larger than {@link SocketIoConfig#maxSocketData()};
     *     then nothing is changed
     * @throws UnsupportedOperationException if the socket is connected to another server
     */
    void put(String key, Object value);

    /**
     * Forgets a value, if there is one.
     *
     * @param key the key
     * @throws UnsupportedOperationException if the socket is connected to another server
     */
    void remove(String key);

    /**
     * The keys that have a value.
     *
     * @return an unmodifiable snapshot
     */
    Set<String> keys();

    /**
     * All values as plain Java values, of the types that {@link Message#args()} has.
     *
     * @return an unmodifiable snapshot
     */
    Map<String, Object> asMap();
}

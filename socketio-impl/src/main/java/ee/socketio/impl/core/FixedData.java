/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.lang.reflect.Type;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import ee.socketio.SocketData;

/**
 * The data of a socket of another server.
 *
 * @param copy as they were
 */
record FixedData(StoredData copy) implements SocketData {

    @Override
    public Optional<?> get(String key, Type type) {
        return copy.get(key, type);
    }

    @Override
    public void put(String key, Object value) {
        throw fixed();
    }

    @Override
    public void remove(String key) {
        throw fixed();
    }

    private static UnsupportedOperationException fixed() {
        return new UnsupportedOperationException("only the server that a socket is connected to can change its data");
    }

    @Override
    public Set<String> keys() {
        return copy.keys();
    }

    @Override
    public Map<String, Object> asMap() {
        return copy.asMap();
    }
}

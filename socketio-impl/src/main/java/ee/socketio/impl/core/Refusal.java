/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.util.Optional;

import ee.socketio.impl.protocol.Json;

/**
 * Why a client may not join a namespace.
 *
 * @param message the message
 * @param data more, as JSON
 */
record Refusal(String message, Optional<String> data) {

    Refusal(String message) {
        this(message, Optional.empty());
    }

    /** Both as one object. */
    String json() {
        return "{\"message\":"
                + Json.quote(message)
                + data.map(json -> ",\"data\":" + json).orElse("")
                + '}';
    }
}

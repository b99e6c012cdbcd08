/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.lang.reflect.Type;

import ee.socketio.impl.json.JsonbBinding;
import ee.socketio.impl.protocol.PayloadBinding;
import ee.socketio.spi.Payload;

/** JSON-B, and how often it had to write. */
final class CountingBinding implements PayloadBinding {
    private static final PayloadBinding JSONB = JsonbBinding.create();

    private int writes;

    @Override
    public Payload write(Object... values) {
        writes++;
        return JSONB.write(values);
    }

    @Override
    public Object read(Payload payload, int index, Type type) {
        return JSONB.read(payload, index, type);
    }

    int writes() {
        return writes;
    }
}

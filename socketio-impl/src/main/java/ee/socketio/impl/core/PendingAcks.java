/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.lang.reflect.Type;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import ee.socketio.AckTimeoutException;
import ee.socketio.impl.engine.Timer;
import ee.socketio.impl.engine.Timer.Timeout;
import ee.socketio.impl.protocol.Payload;
import ee.socketio.impl.protocol.PayloadBinding;

/** The acknowledgements that a socket still owes. Thread-safe: each entry is settled by whoever removes it. */
final class PendingAcks {
    private final Map<Long, Pending> pending = new ConcurrentHashMap<>();

    private record Pending(CompletableFuture<Object> future, Type type, Timeout timeout) {}

    CompletableFuture<Object> expect(long id, Type type, Timer timer, long timeoutMillis) {
        CompletableFuture<Object> future = new CompletableFuture<>();
        Timeout timeout =
                timer.schedule(timeoutMillis, due -> fail(id, "no acknowledgement within " + timeoutMillis + " ms"));
        pending.put(id, new Pending(future, type, timeout));
        return future;
    }

    /** An acknowledgement came; an unknown id is one that was answered, or given up, before. */
    void settle(long id, Payload payload, PayloadBinding binding) {
        Pending settled = remove(id);
        if (settled != null) {
            try {
                settled.future.complete(binding.read(payload, 0, settled.type));
            } catch (IllegalArgumentException e) {
                settled.future.completeExceptionally(e);
            }
        }
    }

    private void fail(long id, String message) {
        Pending failed = remove(id);
        if (failed != null) {
            failed.future.completeExceptionally(new AckTimeoutException(message));
        }
    }

    private Pending remove(long id) {
        Pending removed = pending.remove(id);
        if (removed != null) {
            removed.timeout.cancel();
        }
        return removed;
    }

    void failAll(String message) {
        pending.keySet().forEach(id -> fail(id, message));
    }
}

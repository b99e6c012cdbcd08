/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import ee.socketio.spi.Payload;

/** The questions that a socket has still to answer. Thread-safe: each is settled by whoever removes it. */
final class PendingAcks {
    private final String socketId;
    private final Map<Long, Inquiry> pending = new ConcurrentHashMap<>();

    PendingAcks(String socketId) {
        this.socketId = socketId;
    }

    /** Of the socket that is asked. */
    String socketId() {
        return socketId;
    }

    void expect(Inquiry inquiry) {
        inquiry.asks(this);
        pending.put(inquiry.id(), inquiry);
    }

    /** An acknowledgement came; an unknown id is one that was answered, or given up, before. */
    void settle(long id, Payload payload) {
        Inquiry settled = pending.remove(id);
        if (settled != null) {
            settled.answered(this, payload);
        }
    }

    /** Whether the answer is still to come. */
    boolean isPending(long id) {
        return pending.containsKey(id);
    }

    /** Nobody waits for the answer any more. */
    void forget(long id) {
        pending.remove(id);
    }

    /** No answer will come. */
    void giveUp(String reason) {
        pending.keySet().forEach(id -> {
            Inquiry open = pending.remove(id);
            if (open != null) {
                open.givenUp(this, reason);
            }
        });
    }
}

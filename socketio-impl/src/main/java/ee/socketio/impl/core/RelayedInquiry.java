/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import ee.socketio.impl.engine.Timer;
import ee.socketio.impl.engine.Timer.Timeout;
import ee.socketio.spi.Payload;

/**
 * What another server has this one ask its sockets. The answers are handed on as they come; the asker keeps the time,
 * and this forgets who has not answered by then. Thread-safe: the monitor guards the fields, and is not held while
 * anything is handed on.
 */
final class RelayedInquiry implements Inquiry {
    private final long id;
    private final PeerService.Asker asker;

    /** Who has not answered yet. */
    private final Set<PendingAcks> open = new LinkedHashSet<>();

    /** The ids of all sockets that are asked. */
    private final Set<String> asked = new LinkedHashSet<>();

    private boolean allAsked;
    private Timeout timeout = Timeout.NONE;

    RelayedInquiry(long id, PeerService.Asker asker) {
        this.id = id;
        this.asker = asker;
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public synchronized void asks(PendingAcks receiver) {
        open.add(receiver);
        asked.add(receiver.socketId());
    }

    void allAsked(Timer timer, long timeoutMillis) {
        List<String> ids;
        synchronized (this) {
            allAsked = true;
            ids = List.copyOf(asked);
            if (!open.isEmpty()) {
                timeout = timer.schedule(timeoutMillis, due -> forget());
            }
        }
        asker.asked(ids);
    }

    private void forget() {
        List<PendingAcks> late;
        synchronized (this) {
            late = List.copyOf(open);
            open.clear();
        }
        late.forEach(receiver -> receiver.forget(id));
    }

    @Override
    public void answered(PendingAcks receiver, Payload payload) {
        settle(receiver);
        asker.answered(receiver.socketId(), payload);
    }

    @Override
    public void givenUp(PendingAcks receiver, String reason) {
        settle(receiver);
        asker.givenUp(receiver.socketId(), reason);
    }

    private synchronized void settle(PendingAcks receiver) {
        open.remove(receiver);
        if (allAsked && open.isEmpty()) {
            timeout.cancel();
        }
    }
}

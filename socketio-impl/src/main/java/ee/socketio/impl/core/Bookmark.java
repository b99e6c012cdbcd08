/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import ee.socketio.impl.engine.EnginePacket;

/**
 * How far a socket has got in the log of its namespace. All fields that change are written with the monitor of the
 * {@link EventLog} held, as all methods are called.
 */
final class Bookmark {
    /** The offset of an event that is not logged. */
    static final long UNLOGGED = -1;

    private final long start;

    /**
     * No event up to there is sent: it was sent before, or was found in the log before it was told of, or is none of
     * the client's business.
     */
    private long passed;

    /** The last event that was sent. Read by any thread. */
    private volatile long sent;

    /** What is emitted while the events are looked for that the client missed, and is to come after them. */
    private final List<Held> held = new ArrayList<>(0);

    private boolean holding;

    private record Held(long offset, List<EnginePacket> packets) {}

    /**
     * Makes that of a socket that connects.
     *
     * @param position where the log is
     */
    Bookmark(long position) {
        this.start = position;
        this.passed = position;
        this.sent = position;
    }

    /**
     * Makes that of a socket that comes back, to which there is more to be sent first.
     *
     * @param origin what it continues
     * @param position where the log is
     */
    Bookmark(Origin origin, long position) {
        this.start = origin.session().start();
        this.passed = origin.missedFrom();
        this.sent = Math.min(origin.session().sent(), Math.max(position, origin.missedFrom()));
        this.holding = true;
    }

    long start() {
        return start;
    }

    long sent() {
        return sent;
    }

    /**
     * Whether an event is not to be sent now: then it is kept, unless it may be dropped, or is not to be sent at all.
     */
    boolean holds(long offset, List<EnginePacket> packets, boolean droppable) {
        if (offset != UNLOGGED && offset <= passed) {
            return true;
        }
        if (!holding) {
            reached(offset);
        } else if (!droppable) {
            held.add(new Held(offset, packets));
        }
        return holding;
    }

    void reached(long offset) {
        sent = Math.max(sent, offset);
    }

    /** Holds nothing any more; what had to wait is sent, but for what was found in the log as well. */
    void release(long found, Consumer<List<EnginePacket>> sender) {
        holding = false;
        passed = Math.max(passed, found);
        reached(found);
        for (Held event : held) {
            if (event.offset() == UNLOGGED || event.offset() > found) {
                reached(event.offset());
                sender.accept(event.packets());
            }
        }
        held.clear();
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.hazelcast;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.ringbuffer.OverflowPolicy;
import com.hazelcast.ringbuffer.Ringbuffer;

import ee.socketio.impl.engine.Timer;
import ee.socketio.impl.engine.Timer.Timeout;
import ee.socketio.spi.LoggedEvent;
import ee.socketio.spi.SharedRecoveryStore.Turn;

/**
 * Appends what this server emits to a ring buffer.
 *
 * <p>One operation is under way at a time, with all that has come together meanwhile: so the order is kept though
 * Hazelcast may repeat an operation, and much costs little. An event that is repeated shows twice, with the same
 * number.
 *
 * <p>A ring buffer bounds the number of its entries and not their size. So an event takes as many entries as it has
 * units, of which all but the last are empty: no more bytes are kept than entries times units.
 *
 * <p>It is never further ahead of the reader of this server than half the ring buffer, lest what it writes is
 * overwritten before others have read it, too.
 *
 * <p>As long as an operation takes too long, which may be until Hazelcast notices that a member is dead, and when too
 * much waits, events are refused, and have to do without the log. Thread-safe; the monitor guards the fields that
 * change, and is not held while Hazelcast is called.
 */
final class LogWriter {
    /** How long an operation may take until no more is written. */
    static final long PATIENCE_MILLIS = 2000;

    private static final int MAX_WAITING = 1 << 16;
    private static final int MAX_WAITING_BYTES = 16 * 1024 * 1024;

    /** The part of the ring buffer that one event may take, and all that are written at once. */
    private static final int SHARE = 8;

    private static final byte[] NOTHING = {};

    private final String server;
    private final Ringbuffer<byte[]> ring;
    private final int capacity;
    private final int unit;
    private final LongSupplier next;
    private final Executor executor;
    private final Timer timer;

    private final Deque<Appended> waiting = new ArrayDeque<>();
    private int waitingBytes;
    private long lastNumber;
    private boolean writing;

    /** Those that an operation is to write that is under way. */
    private List<Appended> underway = List.of();

    private boolean stuck;
    private boolean closed;

    /** The last entry that was written. */
    private long tail = -1;

    /** Whether it waits for the reader of this server. */
    private boolean ahead;

    /** Those that have not had their turn in the log, by their numbers. */
    private final Map<Long, Appended> unread = new ConcurrentHashMap<>();

    /** An event that is to be, or has been, appended. */
    private static final class Appended {
        private final long number;
        private final byte[] bytes;
        private final int entries;
        private final Turn turn;

        /** The entry in the ring buffer which it is not behind; that is known when it has been written. */
        private volatile long written = Long.MAX_VALUE;

        Appended(long number, byte[] bytes, int entries, Turn turn) {
            this.number = number;
            this.bytes = bytes;
            this.entries = entries;
            this.turn = turn;
        }
    }

    /**
     * Makes one that writes nothing yet.
     *
     * @param server the id of this server
     * @param ring where to
     * @param capacity that of the ring buffer
     * @param maxBytes how much may be in it
     * @param next what this server will read next
     * @param executor runs what is to be done when something has been written
     * @param timer drives timeouts
     */
    LogWriter(
            String server,
            Ringbuffer<byte[]> ring,
            int capacity,
            int maxBytes,
            LongSupplier next,
            Executor executor,
            Timer timer) {
        this.server = server;
        this.ring = ring;
        this.capacity = capacity;
        this.unit = Math.max(1, maxBytes / capacity);
        this.next = next;
        this.executor = executor;
        this.timer = timer;
    }

    void append(LoggedEvent event, Turn turn) {
        byte[] body = RecoveryFormat.body(event);
        String refusal;
        boolean writes = false;
        synchronized (this) {
            refusal = refusal(body.length);
            if (refusal == null) {
                writes = !writing;
                writing = true;
                add(body, turn);
            }
        }
        if (refusal != null) {
            turn.refused(new IllegalStateException(refusal));
        } else if (writes) {
            write();
        }
    }

    private void add(byte[] body, Turn turn) {
        lastNumber++;
        byte[] bytes = new RecoveryFormat.Entry(server, lastNumber, body).toBytes();
        Appended appended = new Appended(lastNumber, bytes, entries(body.length), turn);
        unread.put(lastNumber, appended);
        waiting.add(appended);
        waitingBytes += bytes.length;
    }

    private int entries(int length) {
        return 1 + (length - 1) / unit;
    }

    private String refusal(int length) {
        if (closed) {
            return "the log has been closed";
        }
        if (entries(length) > capacity / SHARE) {
            return "it has " + length + " bytes, and one event may take an eighth of"
                    + " socketio.connection-state-recovery.max-bytes";
        }
        if (stuck || waiting.size() >= MAX_WAITING || waitingBytes > MAX_WAITING_BYTES) {
            return "Hazelcast takes too long";
        }
        return null;
    }

    /** Writes what is waiting, if there is something. */
    private void write() {
        List<Appended> batch = nextBatch();
        if (batch.isEmpty()) {
            return;
        }
        List<byte[]> entries = new ArrayList<>();
        batch.forEach(event -> {
            entries.addAll(Collections.nCopies(event.entries - 1, NOTHING));
            entries.add(event.bytes);
        });
        Timeout patience = timer.schedule(PATIENCE_MILLIS, due -> refuseAll(batch));
        CompletionStage<Long> written;
        try {
            written = ring.addAllAsync(entries, OverflowPolicy.OVERWRITE);
        } catch (RuntimeException e) {
            written = CompletableFuture.failedStage(e);
        }
        written.whenCompleteAsync(
                (last, thrown) -> {
                    patience.cancel();
                    if (thrown == null) {
                        written(batch, last);
                    } else {
                        failed(batch, thrown);
                    }
                    write();
                },
                executor);
    }

    private synchronized List<Appended> nextBatch() {
        stuck = false;
        underway = List.of();
        ahead = tail - next.getAsLong() > capacity / 2;
        if (ahead) {
            return List.of();
        }
        List<Appended> batch = new ArrayList<>();
        int entries = 0;
        while (!waiting.isEmpty() && (batch.isEmpty() || entries + waiting.peek().entries <= capacity / SHARE)) {
            Appended event = waiting.remove();
            entries += event.entries;
            waitingBytes -= event.bytes.length;
            batch.add(event);
        }
        writing = !batch.isEmpty();
        underway = batch;
        return batch;
    }

    /** An operation takes too long: what is not part of it does not wait any longer. */
    private void refuseAll(List<Appended> batch) {
        List<Appended> refused;
        synchronized (this) {
            if (batch != underway) {
                return; // It has ended in this moment.
            }
            stuck = true;
            refused = List.copyOf(waiting);
            waiting.clear();
            waitingBytes = 0;
        }
        executor.execute(
                () -> take(refused, turn -> turn.refused(new IllegalStateException("Hazelcast takes too long"))));
    }

    private void written(List<Appended> batch, long last) {
        synchronized (this) {
            tail = last;
        }
        batch.forEach(event -> event.written = last);
        loseBefore(next.getAsLong(), batch);
    }

    private void failed(List<Appended> batch, Throwable thrown) {
        Throwable cause = thrown.getCause() == null ? thrown : thrown.getCause();
        boolean nobodyHasIt = thrown instanceof HazelcastInstanceNotActiveException
                || cause instanceof HazelcastInstanceNotActiveException;
        if (nobodyHasIt) {
            take(batch, turn -> turn.refused(thrown));
        } else {
            take(batch, turn -> turn.lost(thrown));
        }
    }

    /** Ends what has not ended. */
    private void take(Collection<Appended> events, Consumer<Turn> end) {
        events.forEach(event -> {
            if (unread.remove(event.number, event)) {
                end.accept(event.turn);
            }
        });
    }

    private void lose(Collection<Appended> events, String why) {
        take(events, turn -> turn.lost(new IllegalStateException(why)));
    }

    // ---- What the reader does

    /** It has come to an event of this server. */
    void read(long number, long offset) {
        Appended event = unread.remove(number);
        if (event != null) {
            event.turn.come(offset);
        }
    }

    /** It has read a batch. */
    void advanced() {
        synchronized (this) {
            if (!ahead) {
                return;
            }
            ahead = false;
        }
        write();
    }

    /** It has passed over something: those that were written before and have not been read will not be. */
    void passed(long before) {
        loseBefore(before, List.copyOf(unread.values()));
    }

    /** The ring buffer has begun anew, and ends with an entry: what was written behind that is lost. */
    void begunAnew(long end) {
        synchronized (this) {
            tail = Math.min(tail, end);
        }
        unread.values().forEach(event -> {
            if (event.written != Long.MAX_VALUE && event.written > end) {
                lose(List.of(event), "members of Hazelcast have died that had the log");
            }
        });
    }

    private void loseBefore(long before, Collection<Appended> events) {
        events.forEach(event -> {
            if (event.written < before) {
                lose(List.of(event), "this server has not read the log fast enough");
            }
        });
    }

    void close() {
        synchronized (this) {
            closed = true;
            waiting.clear();
        }
        lose(List.copyOf(unread.values()), "the log has been closed");
    }
}

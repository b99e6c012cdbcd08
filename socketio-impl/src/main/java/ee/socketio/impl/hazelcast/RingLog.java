/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.hazelcast;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;
import java.util.function.Predicate;

import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.ringbuffer.OverflowPolicy;
import com.hazelcast.ringbuffer.ReadResultSet;
import com.hazelcast.ringbuffer.Ringbuffer;

import ee.socketio.impl.engine.Seldom;
import ee.socketio.impl.engine.Timer;
import ee.socketio.spi.LoggedEvent;
import ee.socketio.spi.SharedRecoveryStore.Turn;

/**
 * A log that servers share: a ring buffer, which each reads to its end, and goes on reading.
 *
 * <p>The offset of an event is its place in the ring buffer, plus the epoch. Should the ring buffer be lost, which is
 * when as many members die at once as have copies, it begins anew; offsets must not. So a new epoch begins then, which
 * is greater than all offsets there were. What belongs to an older epoch is forgotten; until all servers know of the
 * new one, a client that goes from one to another connects anew.
 *
 * <p>One batch is read after the other, by a thread of the executor that sends what it reads. Thread-safe; the monitor
 * guards how far the reader is, and is not held while anything is sent or Hazelcast is called.
 */
final class RingLog {
    /** How long it waits after a failure, before it reads again. */
    static final long RETRY_MILLIS = 500;

    private static final int BATCH = 256;
    private static final long READ_SECONDS = 10;
    private static final byte[] NOTHING = {};

    private final String name;
    private final String server;
    private final Ringbuffer<byte[]> ring;
    private final int batch;
    private final Executor executor;
    private final Timer timer;
    private final LogWriter writer;
    private final ObjLongConsumer<LoggedEvent> listener;
    private final Seldom failure;
    private final Seldom loss;
    private final Seldom nonsense;

    /** The number of the last event of each server that has been read; one that comes again is nothing. */
    private final Map<String, Long> lastNumbers = new ConcurrentHashMap<>();

    private long epoch;

    /** What is to be read next. */
    private long next;

    /** Whenever the reader begins at another place, what it has asked for before is of no use. */
    private int beginning;

    /** Whether somebody reads, and will go on by himself. */
    private boolean busy;

    private boolean closed;

    /**
     * Makes one that is not read yet. May block.
     *
     * @param name its name, for messages
     * @param server the id of this server
     * @param ring the ring buffer
     * @param bounds how large it is
     * @param executor runs what may block
     * @param timer drives timeouts
     * @param listener is told of the events of other servers
     */
    RingLog(
            String name,
            String server,
            Ringbuffer<byte[]> ring,
            RecoveryBounds bounds,
            Executor executor,
            Timer timer,
            ObjLongConsumer<LoggedEvent> listener) {
        int capacity = (int) ring.capacity();
        this.name = name;
        this.server = server;
        this.ring = ring;
        this.batch = Math.min(BATCH, capacity);
        this.executor = executor;
        this.timer = timer;
        this.listener = listener;
        this.writer = new LogWriter(server, ring, capacity, bounds.maxBytes(), this::next, this::handOver, timer);
        this.failure = new Seldom(timer);
        this.loss = new Seldom(timer);
        this.nonsense = new Seldom(timer);
    }

    /** Begins to read at the end. May block. */
    void start(long firstEpoch) {
        beginAt(ring.tailSequence() + 1, firstEpoch);
    }

    void append(LoggedEvent event, Turn turn) {
        writer.append(event, turn);
    }

    private synchronized long next() {
        return next;
    }

    /** The offset of the last that was read, or has been passed over. */
    synchronized long position() {
        return epoch + next - 1;
    }

    // ---- Reading on

    private void beginAt(long place, long ofEpoch) {
        synchronized (this) {
            epoch = ofEpoch;
            next = place;
            beginning++;
            if (busy) {
                return;
            }
            busy = true;
        }
        read();
    }

    private void read() {
        long from;
        int begun;
        synchronized (this) {
            busy = false; // Waiting is not reading: who begins elsewhere meanwhile asks by himself.
            if (closed) {
                return;
            }
            from = next;
            begun = beginning;
        }
        CompletionStage<ReadResultSet<byte[]>> result;
        try {
            result = ring.readManyAsync(from, 1, batch, null);
        } catch (RuntimeException e) {
            result = CompletableFuture.failedStage(e);
        }
        result.whenCompleteAsync(
                (entries, thrown) -> {
                    if (thrown == null) {
                        received(entries, from, begun);
                    } else {
                        retry(thrown, begun);
                    }
                },
                this::handOver);
    }

    /** When it has been closed the executor may have been, too, and there is nothing to be done. */
    private void handOver(Runnable task) {
        if (!isClosed()) {
            executor.execute(task);
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private void retry(Throwable thrown, int begun) {
        if (isNow(begun)) {
            if (failure.mayTell()) {
                HazelcastLog.logUnreadable(name, thrown);
            }
            timer.schedule(
                    RETRY_MILLIS,
                    due -> handOver(() -> {
                        if (takes(begun)) {
                            read();
                        }
                    }));
        }
    }

    private synchronized boolean isNow(int begun) {
        return !closed && begun == beginning;
    }

    private synchronized boolean takes(int begun) {
        boolean mine = isNow(begun) && !busy;
        busy |= mine;
        return mine;
    }

    private void received(ReadResultSet<byte[]> entries, long from, int begun) {
        if (takes(begun)) {
            try {
                for (int i = 0; i < entries.size() && isNow(begun); i++) {
                    if (i == 0) {
                        skipped(from, entries.getSequence(0));
                    }
                    take(entries.getSequence(i), entries.get(i));
                    advance(begun, entries.getSequence(i) + 1);
                }
            } finally {
                writer.advanced();
                read();
            }
        }
    }

    private synchronized void advance(int begun, long place) {
        if (begun == beginning) {
            next = place;
        }
    }

    /** What was overwritten before it was read, nobody here gets. */
    private void skipped(long from, long first) {
        if (first > from) {
            if (loss.mayTell()) {
                HazelcastLog.logOverwritten(name, first - from);
            }
            writer.passed(first);
        }
    }

    private void take(long place, byte[] bytes) {
        if (bytes.length > 0) {
            try {
                take(place, RecoveryFormat.Entry.of(bytes));
            } catch (RecoveryFormat.UnreadableException e) {
                complain(e);
            } catch (RuntimeException e) {
                HazelcastLog.eventFailed(name, e);
            }
        }
    }

    private void take(long place, RecoveryFormat.Entry entry) {
        Long before = lastNumbers.put(entry.server(), entry.number());
        if (before != null && before >= entry.number()) {
            lastNumbers.put(entry.server(), before); // Hazelcast has repeated the operation.
        } else if (entry.server().equals(server)) {
            writer.read(entry.number(), offset(place));
        } else {
            listener.accept(entry.event(), offset(place));
        }
    }

    private synchronized long offset(long place) {
        return epoch + place;
    }

    private void complain(RecoveryFormat.UnreadableException e) {
        if (nonsense.mayTell()) {
            HazelcastLog.unreadable(name, e.getMessage());
        }
    }

    // ---- Reading again

    /** Reads what is behind an offset. */
    CompletionStage<Optional<SortedMap<Long, LoggedEvent>>> since(long offset, Predicate<LoggedEvent> wanted) {
        long ofEpoch = offset(0);
        if (offset < ofEpoch - 1) {
            return CompletableFuture.completedStage(Optional.empty());
        }
        return CompletableFuture.supplyAsync(() -> find(offset - ofEpoch + 1, ofEpoch, wanted), executor);
    }

    private Optional<SortedMap<Long, LoggedEvent>> find(long first, long ofEpoch, Predicate<LoggedEvent> wanted) {
        long tail = ring.tailSequence();
        if (first < ring.headSequence() || first > tail + 1) {
            return Optional.empty();
        }
        SortedMap<Long, LoggedEvent> found = new TreeMap<>();
        Set<String> numbers = new HashSet<>();
        long from = first;
        while (from <= tail) {
            ReadResultSet<byte[]> entries = entries(from);
            if (entries.size() == 0 || entries.getSequence(0) != from) {
                return Optional.empty(); // It has been overwritten meanwhile.
            }
            for (int i = 0; i < entries.size(); i++) {
                from = entries.getSequence(i) + 1;
                event(entries.get(i), numbers).filter(wanted).ifPresent(keeper(found, ofEpoch + from - 1));
            }
        }
        return Optional.of(found);
    }

    private static Consumer<LoggedEvent> keeper(SortedMap<Long, LoggedEvent> found, long offset) {
        return event -> found.put(offset, event);
    }

    private ReadResultSet<byte[]> entries(long from) {
        try {
            return ring.readManyAsync(from, 1, batch, null)
                    .toCompletableFuture()
                    .get(READ_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private Optional<LoggedEvent> event(byte[] bytes, Set<String> numbers) {
        if (bytes.length == 0) {
            return Optional.empty();
        }
        try {
            RecoveryFormat.Entry entry = RecoveryFormat.Entry.of(bytes);
            return numbers.add(entry.server() + entry.number()) ? Optional.of(entry.event()) : Optional.empty();
        } catch (RecoveryFormat.UnreadableException e) {
            complain(e);
            return Optional.empty();
        }
    }

    // ---- When it is not what it was

    /** Whether the ring buffer has been lost: it ends before what has been read. May block. */
    boolean isLost() {
        return isLost(ring.tailSequence());
    }

    private synchronized boolean isLost(long tail) {
        return tail < next - 1;
    }

    /** The greatest offset there may have been. */
    synchronized long greatest() {
        return epoch + next + ring.capacity();
    }

    /** A new epoch has begun. May block. */
    void begin(long newEpoch) {
        long tail = ring.tailSequence();
        if (isLost(tail)) {
            writer.begunAnew(tail);
            beginAt(0, newEpoch);
        } else {
            synchronized (this) {
                epoch = newEpoch;
            }
        }
    }

    /** A partition of the network has healed, and this side has what the other had: goes on with that. May block. */
    void skip() {
        long tail = ring.tailSequence();
        writer.begunAnew(tail);
        beginAt(tail + 1, offset(0));
        writer.passed(tail + 1);
    }

    void left(String peer) {
        lastNumbers.remove(peer);
    }

    /** Reads no more. What has been asked of Hazelcast ends by an entry that is nothing, lest it remembers this. */
    void close() {
        synchronized (this) {
            closed = true;
        }
        writer.close();
        try {
            ring.addAsync(NOTHING, OverflowPolicy.OVERWRITE);
        } catch (HazelcastException | HazelcastInstanceNotActiveException e) {
            // Then there is nobody who could remember.
        }
    }
}

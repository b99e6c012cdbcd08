/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import ee.socketio.impl.engine.Timer;
import ee.socketio.impl.engine.Timer.Timeout;
import ee.socketio.spi.LoggedEvent;
import ee.socketio.spi.RecoveryStore;
import ee.socketio.spi.SavedSession;

/**
 * Keeps events and sessions in the memory of this server.
 *
 * <p>There is one log for all namespaces, because clients can make up namespaces, and what is bounded must be so as a
 * whole. Both the log and the sessions are in the order of their age, so that what is due to be forgotten is at the
 * front: when there is too much, and when its time is over, which one timeout looks after as long as there is anything.
 *
 * <p>Thread-safe: the monitor guards all fields that change. Nothing but memory is touched while it is held.
 */
final class LocalRecoveryStore implements RecoveryStore {
    /** What an event costs beside its data: an estimate, so that many tiny ones are bounded too. */
    private static final int EVENT_OVERHEAD = 256;

    /** The same for a session. */
    private static final int SESSION_OVERHEAD = 512;

    /** The same for each value, attachment, room and entry. */
    private static final int VALUE_OVERHEAD = 64;

    private final RecoveryConfig config;
    private final Timer timer;

    private final Deque<Event> log = new ArrayDeque<>();

    /** By secret id, the oldest first. */
    private final Map<String, Session> sessions = new LinkedHashMap<>();

    /** The offset of the youngest event there has been. */
    private long last;

    /** The offset of the youngest event that has been forgotten. */
    private long forgotten;

    /** The weight of what is kept. */
    private long bytes;

    private Timeout purge = Timeout.NONE;

    /** Whether a timeout is on its way. */
    private boolean purging;

    /** Until when nobody is told again that it is too much. */
    private long quietUntil = Long.MIN_VALUE;

    private boolean closed;

    private record Event(long offset, LoggedEvent event, int weight, long until) {}

    private record Session(SavedSession session, int weight, long until) {}

    /**
     * Makes one that is empty.
     *
     * @param config the bounds
     * @param timer by which things are forgotten
     * @param start below all offsets. Clients keep an offset until they get another one, also that of a server that was
     *     there before: it has to be less
     */
    LocalRecoveryStore(RecoveryConfig config, Timer timer, long start) {
        this.config = config;
        this.timer = timer;
        this.last = start;
        this.forgotten = start;
    }

    // ---- Events

    @Override
    public synchronized CompletionStage<Long> append(LoggedEvent event) {
        last++;
        if (closed) {
            forgotten = last;
        } else {
            Event entry = new Event(last, event, weight(event), timer.currentMillis() + config.packetLifetime());
            log.add(entry);
            bytes += entry.weight();
            bound();
        }
        return CompletableFuture.completedStage(last);
    }

    @Override
    public synchronized long position(String namespace) {
        return last;
    }

    @Override
    public synchronized CompletionStage<Optional<SortedMap<Long, LoggedEvent>>> since(String namespace, long offset) {
        return CompletableFuture.completedStage(
                offset < forgotten || offset > last ? Optional.empty() : Optional.of(behind(namespace, offset)));
    }

    private SortedMap<Long, LoggedEvent> behind(String namespace, long offset) {
        SortedMap<Long, LoggedEvent> found = new TreeMap<>();
        for (Iterator<Event> events = log.descendingIterator(); events.hasNext(); ) {
            Event entry = events.next();
            if (entry.offset() <= offset) {
                break;
            }
            if (entry.event().namespace().equals(namespace)) {
                found.put(entry.offset(), entry.event());
            }
        }
        return found;
    }

    // ---- Sessions

    @Override
    public synchronized CompletionStage<Void> save(SavedSession session) {
        if (!closed) {
            forget(sessions.remove(session.pid()));
            Session entry =
                    new Session(session, weight(session), timer.currentMillis() + config.maxDisconnectionDuration());
            sessions.put(session.pid(), entry);
            bytes += entry.weight();
            bound();
        }
        return Application.DONE;
    }

    @Override
    public synchronized CompletionStage<Optional<SavedSession>> take(String namespace, String pid) {
        Session found = sessions.get(pid);
        if (found == null
                || found.until() <= timer.currentMillis()
                || !found.session().namespace().equals(namespace)) {
            return CompletableFuture.completedStage(Optional.empty());
        }
        forget(sessions.remove(pid));
        return CompletableFuture.completedStage(Optional.of(found.session()));
    }

    private void forget(Session session) {
        if (session != null) {
            bytes -= session.weight();
        }
    }

    // ---- Bounds. All of these are called with the monitor held.

    private void bound() {
        boolean tooMuch = log.size() > config.maxPackets() || bytes > config.maxBytes();
        if (log.size() > config.maxPackets()) {
            forgetOldestEvent();
        }
        while (bytes > config.maxBytes()) {
            forgetOldest();
        }
        if (tooMuch) {
            complain();
        }
        schedulePurge();
    }

    /** What began first: events live longer than sessions, but for that they are told apart by their ends. */
    private void forgetOldest() {
        long eventSince = log.isEmpty() ? Long.MAX_VALUE : log.getFirst().until() - config.packetLifetime();
        long sessionSince = sessions.isEmpty()
                ? Long.MAX_VALUE
                : sessions.values().iterator().next().until() - config.maxDisconnectionDuration();
        if (eventSince <= sessionSince) {
            forgetOldestEvent();
        } else {
            forgetOldestSession();
        }
    }

    private void forgetOldestEvent() {
        Event oldest = log.removeFirst();
        forgotten = oldest.offset();
        bytes -= oldest.weight();
    }

    private void forgetOldestSession() {
        Iterator<Session> oldest = sessions.values().iterator();
        forget(oldest.next());
        oldest.remove();
    }

    private void complain() {
        long now = timer.currentMillis();
        if (now >= quietUntil) {
            quietUntil = now + config.maxDisconnectionDuration();
            CoreLog.recoveryFull(config.maxPackets(), config.maxBytes());
        }
    }

    private static int weight(LoggedEvent event) {
        int weight = EVENT_OVERHEAD + event.event().length();
        for (String arg : event.args()) {
            weight += VALUE_OVERHEAD + arg.length();
        }
        for (byte[] attachment : event.attachments()) {
            weight += VALUE_OVERHEAD + attachment.length;
        }
        return weight + weight(event.rooms()) + weight(event.except());
    }

    private static int weight(SavedSession session) {
        return SESSION_OVERHEAD
                + weight(session.rooms().keySet())
                + weight(session.data().keySet())
                + weight(session.data().values());
    }

    private static int weight(Iterable<String> texts) {
        int weight = 0;
        for (String text : texts) {
            weight += VALUE_OVERHEAD + text.length();
        }
        return weight;
    }

    // ---- Time

    private void schedulePurge() {
        if (!purging && !(log.isEmpty() && sessions.isEmpty())) {
            purging = true;
            purge = timer.schedule(config.maxDisconnectionDuration(), due -> purge());
        }
    }

    private synchronized void purge() {
        long now = timer.currentMillis();
        while (!log.isEmpty() && log.getFirst().until() <= now) {
            forgetOldestEvent();
        }
        while (!sessions.isEmpty() && sessions.values().iterator().next().until() <= now) {
            forgetOldestSession();
        }
        purging = false;
        if (!closed) {
            schedulePurge();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        purge.cancel();
        log.clear();
        sessions.clear();
        bytes = 0;
        forgotten = last;
    }
}

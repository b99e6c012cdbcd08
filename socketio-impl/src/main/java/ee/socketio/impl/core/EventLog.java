/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CompletionStage;

import ee.socketio.impl.engine.EnginePacket;
import ee.socketio.impl.protocol.Packet;
import ee.socketio.impl.protocol.Payload;
import ee.socketio.spi.LoggedEvent;
import ee.socketio.spi.RecoveryStore;
import ee.socketio.spi.SavedSession;

/**
 * The events of a namespace whose clients can be recovered.
 *
 * <h2>Order</h2>
 *
 * A client tells by one offset what it has got. So each client has to get events in the order of their offsets, though
 * many threads emit at once. The monitor sees to that: with it held, an event gets its offset, its receivers are found,
 * and it takes its place in the mailbox of each. Nothing is sent meanwhile: who emitted runs the mailboxes when the
 * monitor is free, so that no call into the container is made under it. An event is encoded with its offset, once for
 * all receivers.
 *
 * <p>Membership is seen under the monitor too: a socket that joins a room, or ends, notes the {@link #position} before
 * it shows or after; events up to there are on one side, all others on the other side.
 *
 * <h2>What is not logged</h2>
 *
 * Events that ask for acknowledgements, and volatile ones. But a client takes the last argument of any event for an
 * offset, if that is a string (of an event without arguments, its name); so a volatile event that would be mistaken
 * carries the present position, which is as good an offset as any other: what came before it was sent before it.
 */
final class EventLog {
    private final LocalNamespace namespace;
    private final RecoveryStore store;

    EventLog(LocalNamespace namespace, RecoveryStore store) {
        this.namespace = namespace;
        this.store = store;
    }

    /** Where the log is: all events up to there have been sent to those who were there. */
    synchronized long position() {
        return store.position(namespace.name());
    }

    // ---- Emitting

    void emit(LocalEmitter receivers, OutboundEvent event) {
        receivers.forEach(namespace, socket -> socket.announce(event));
        if (!receivers.options().droppable()) {
            log(receivers, event);
        } else if (event.endsInString()) {
            run(queueMarked(receivers, event, true));
        } else {
            receivers.forEach(namespace, socket -> socket.send(event.packets(), true));
        }
    }

    private void log(LocalEmitter receivers, OutboundEvent event) {
        CompletionStage<List<Runnable>> queued;
        synchronized (this) {
            queued = store.append(logged(receivers, event))
                    .handle((offset, failure) -> failure == null
                            ? queue(receivers, event, offset)
                            : queueUnlogged(receivers, event, failure));
        }
        queued.thenAccept(EventLog::run);
    }

    private LoggedEvent logged(LocalEmitter receivers, OutboundEvent event) {
        Payload payload = event.packet().payload();
        return new LoggedEvent(
                namespace.name(),
                event.event(),
                payload.values(),
                payload.attachments(),
                receivers.rooms(),
                receivers.exceptRooms());
    }

    private synchronized List<Runnable> queue(LocalEmitter receivers, OutboundEvent event, long offset) {
        return queue(receivers, event, offset, offset, false);
    }

    private List<Runnable> queueUnlogged(LocalEmitter receivers, OutboundEvent event, Throwable failure) {
        CoreLog.notLogged(namespace.name(), failure);
        return queueMarked(receivers, event, false);
    }

    private synchronized List<Runnable> queueMarked(LocalEmitter receivers, OutboundEvent event, boolean droppable) {
        return queue(receivers, event, Bookmark.UNLOGGED, store.position(namespace.name()), droppable);
    }

    /** The offset that a client is to name goes to those only who can come back. */
    private List<Runnable> queue(
            LocalEmitter receivers, OutboundEvent event, long offset, long named, boolean droppable) {
        List<EnginePacket> packets = event.packets(named);
        List<Runnable> mailboxes = new ArrayList<>();
        receivers.forEach(
                namespace,
                socket -> mailboxes.add(
                        socket.queue(socket.pid().isPresent() ? packets : event.packets(), offset, droppable)));
        return mailboxes;
    }

    private static void run(List<Runnable> mailboxes) {
        mailboxes.forEach(Runnable::run);
    }

    /** Sends what is not logged to a socket that may not have got all it missed. */
    void sendAfterMissed(ConnectedSocket socket, List<EnginePacket> packets, boolean droppable) {
        Runnable mailbox;
        synchronized (this) {
            mailbox = socket.queue(packets, Bookmark.UNLOGGED, droppable);
        }
        mailbox.run();
    }

    // ---- Coming and coming back

    /** A socket begins to receive; what it is sent from now on is behind its bookmark. */
    synchronized void enter(ConnectedSocket socket) {
        long position = position();
        socket.receive(new Bookmark(position, position, false));
    }

    /**
     * A socket begins to receive again; what it is sent is held until it {@linkplain #resume has got} what it missed.
     */
    synchronized void reenter(ConnectedSocket socket, SavedSession session) {
        socket.receive(new Bookmark(session.start(), session.sent(), true));
    }

    /** Looks for the events that came behind an offset, to whomever. */
    CompletionStage<Optional<SortedMap<Long, LoggedEvent>>> since(long offset) {
        return store.since(namespace.name(), offset).exceptionally(failure -> {
            CoreLog.notRestored(namespace.name(), failure);
            return Optional.empty();
        });
    }

    /**
     * Sends a socket what it missed, what was held meanwhile, and then the packet by which it is connected. Called in
     * the mailbox of its connection, so that nothing is sent while the monitor is held.
     */
    void resume(ConnectedSocket socket, SortedMap<Long, LoggedEvent> found, Packet connect) {
        List<EnginePacket> missed = new ArrayList<>();
        found.forEach((offset, event) -> {
            if (socket.wasMeant(offset, event)) {
                missed.addAll(Wire.encode(OutboundEvent.withOffset(packet(event), offset)));
            }
        });
        synchronized (this) {
            socket.resume(missed, found.isEmpty() ? Bookmark.UNLOGGED : found.lastKey(), connect);
        }
    }

    private Packet packet(LoggedEvent event) {
        return Packet.event(
                namespace.name(), Packet.NO_ID, event.event(), new Payload(event.args(), event.attachments()));
    }
}

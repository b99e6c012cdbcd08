/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import ee.socketio.impl.engine.EnginePacket;
import ee.socketio.impl.engine.Seldom;
import ee.socketio.spi.LoggedEvent;
import ee.socketio.spi.Packet;
import ee.socketio.spi.Payload;
import ee.socketio.spi.RecoveryStore;

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
 * <h2>A log that servers share</h2>
 *
 * It takes a moment until an event that was emitted here has its offset, and its turn: then it is sent to those sockets
 * that were its receivers when it was emitted, so that who leaves a room after that gets it. What other servers have
 * emitted is sent to those who are its receivers when it comes. Only what a {@link SharedLog} appends is logged.
 *
 * <h2>What is not logged</h2>
 *
 * Events that ask for acknowledgements, and volatile ones. But a client takes the last argument of any event for an
 * offset, if that is a string (of an event without arguments, its name); so a volatile event that would be mistaken
 * carries the present position, which is as good an offset as any other: what came before it was sent before it.
 */
final class EventLog {
    private final String namespace;
    private final RecoveryStore store;
    private final Facilities facilities;
    private final boolean shared;
    private final Seldom failure;

    /** The offset of the last event that was sent; the store may notice it later. Guarded by the monitor. */
    private long last;

    /** What this server has appended to a shared log, and what has not had its turn. */
    private final Set<CompletableFuture<Void>> turns = ConcurrentHashMap.newKeySet();

    EventLog(String namespace, RecoveryStore store, Facilities facilities) {
        this.namespace = namespace;
        this.store = store;
        this.facilities = facilities;
        this.shared = facilities.sharedLog().isPresent();
        this.failure = new Seldom(facilities.timer());
    }

    /** Where the log is: all events up to there have been sent to those who were there. */
    synchronized long position() {
        return Math.max(last, store.position(namespace));
    }

    // ---- Emitting

    void emit(Receivers receivers, OutboundEvent event) {
        receivers.forEach(socket -> socket.announce(event));
        boolean droppable = receivers.options().droppable();
        if (!droppable && !shared) {
            log(receivers, event);
        } else if (event.endsInString()) {
            run(queueMarked(receivers::forEach, event, droppable));
        } else {
            receivers.forEach(socket -> socket.send(event.packets(), droppable));
        }
    }

    private void log(Receivers receivers, OutboundEvent event) {
        CompletionStage<List<Runnable>> queued;
        Target target = new Target(namespace, receivers.rooms(), receivers.exceptRooms());
        Payload payload = event.packet().payload();
        synchronized (this) {
            queued = store.append(logged(target, receivers.options(), event.event(), payload))
                    .handle((offset, thrown) -> thrown == null
                            ? queue(receivers::forEach, event, offset)
                            : queueUnlogged(receivers::forEach, event, thrown));
        }
        queued.thenAccept(EventLog::run);
    }

    static LoggedEvent logged(Target target, EmitOptions options, String event, Payload payload) {
        return new LoggedEvent(
                target.namespace(),
                event,
                payload.values(),
                payload.attachments(),
                target.rooms(),
                target.exceptRooms(),
                options.compressed());
    }

    private synchronized List<Runnable> queue(
            Consumer<Consumer<ConnectedSocket>> sockets, OutboundEvent event, long offset) {
        last = Math.max(last, offset);
        return queue(sockets, event, offset, offset, false);
    }

    private List<Runnable> queueUnlogged(
            Consumer<Consumer<ConnectedSocket>> sockets, OutboundEvent event, Throwable thrown) {
        notLogged(thrown);
        return queueMarked(sockets, event, false);
    }

    void notLogged(Throwable thrown) {
        if (failure.mayTell()) {
            CoreLog.notLogged(namespace, thrown);
        }
    }

    private synchronized List<Runnable> queueMarked(
            Consumer<Consumer<ConnectedSocket>> sockets, OutboundEvent event, boolean droppable) {
        return queue(sockets, event, Bookmark.UNLOGGED, position(), droppable);
    }

    /** The offset that a client is to name goes to those only who can come back. */
    private static List<Runnable> queue(
            Consumer<Consumer<ConnectedSocket>> sockets,
            OutboundEvent event,
            long offset,
            long named,
            boolean droppable) {
        List<ConnectedSocket> receivers = new ArrayList<>();
        sockets.accept(receivers::add);
        if (receivers.isEmpty()) {
            return List.of(); // as on each server that has none in the rooms: nothing is encoded for nobody
        }
        List<EnginePacket> packets = event.packets(named);
        List<Runnable> mailboxes = new ArrayList<>(receivers.size());
        receivers.forEach(socket ->
                mailboxes.add(socket.queue(socket.pid().isPresent() ? packets : event.packets(), offset, droppable)));
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

    // ---- A log that servers share

    /** An event that is about to be appended, and the sockets of this server that will get it. */
    final class Delivery {
        private final OutboundEvent event;
        private final List<ConnectedSocket> sockets = new ArrayList<>();
        private final CompletableFuture<Void> turn = new CompletableFuture<>();

        private Delivery(OutboundEvent event) {
            this.event = event;
        }

        /** The event has its offset, and it is its turn. */
        void send(long offset) {
            try {
                run(queue(sockets::forEach, event, offset));
            } finally {
                done();
            }
        }

        /** The event could not be appended. */
        void sendUnlogged(Throwable thrown) {
            try {
                run(queueUnlogged(sockets::forEach, event, thrown));
            } finally {
                done();
            }
        }

        /** The event is lost. */
        void lose(Throwable thrown) {
            notLogged(thrown);
            done();
        }

        private void done() {
            turns.remove(turn);
            turn.complete(null);
        }
    }

    /** Remembers who the receivers of an event are, and tells the application that it will be sent to them. */
    Delivery prepare(Receivers receivers, OutboundEvent event) {
        Delivery delivery = new Delivery(event);
        receivers.forEach(socket -> {
            socket.announce(event);
            delivery.sockets.add(socket);
        });
        turns.add(delivery.turn);
        return delivery;
    }

    /** Completes when all that this server has appended has been sent to its own sockets. */
    CompletableFuture<Void> settled() {
        return CompletableFuture.allOf(turns.toArray(CompletableFuture[]::new));
    }

    /** Sends what another server has appended. */
    void receive(Receivers receivers, OutboundEvent event, long offset) {
        receivers.forEach(socket -> socket.announce(event));
        run(queue(receivers::forEach, event, offset));
    }

    // ---- Coming and coming back

    /** A socket begins to receive; what it is sent from now on is behind its bookmark. */
    synchronized void enter(ConnectedSocket socket) {
        socket.receive(new Bookmark(position()));
    }

    /**
     * A socket begins to receive again; what it is sent is held until it {@linkplain #resume has got} what it missed.
     */
    synchronized void reenter(ConnectedSocket socket, Origin origin) {
        socket.receive(new Bookmark(origin, position()));
    }

    /** Looks for the events that came behind an offset, to whomever. */
    CompletionStage<Optional<SortedMap<Long, LoggedEvent>>> since(long offset) {
        return store.since(namespace, offset).exceptionally(failure -> {
            CoreLog.notRestored(namespace, failure);
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
                missed.addAll(new OutboundEvent(packet(event), facilities, event.compressed()).packets(offset));
            }
        });
        synchronized (this) {
            socket.resume(missed, found.isEmpty() ? Bookmark.UNLOGGED : found.lastKey(), connect);
        }
    }

    private Packet packet(LoggedEvent event) {
        return Packet.event(namespace, Packet.NO_ID, event.event(), new Payload(event.args(), event.attachments()));
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import ee.socketio.RoomEvent;
import ee.socketio.Socket;
import ee.socketio.impl.protocol.PayloadBinding;
import ee.socketio.spi.Packet;
import ee.socketio.spi.Payload;

/** A namespace and its sockets on this server. Thread-safe. */
class LocalNamespace extends AddressableNamespace {
    private final String name;
    private final Optional<String> pattern;
    private final Map<String, String> parameters;
    private final Map<String, ConnectedSocket> sockets = new ConcurrentHashMap<>();
    private final Notices notices;
    private final Rooms rooms;

    /** Whether the application wants to know when it comes into being and when it goes. */
    private final boolean announced;

    /** Whether anybody wants to know how many sockets there are. */
    private final boolean counted;

    /** The sockets that are about to come in, are in, or have not finished. Guarded by {@link #notices}. */
    private int members;

    /** What clients are to get who come back; empty if they come as if for the first time. */
    private final Optional<EventLog> log;

    /** As in the reference, ids of acknowledgements are unique in a namespace and start at 0. */
    private final AtomicLong ackIds;

    LocalNamespace(String name, Facilities facilities) {
        this(name, Optional.empty(), Map.of(), new AtomicLong(), facilities);
    }

    LocalNamespace(String name, NamespaceMatch match, ParentNamespace parent) {
        this(name, parent.pattern(), Map.copyOf(match.parameters()), parent.ackIds(), parent.facilities());
    }

    private LocalNamespace(
            String name,
            Optional<String> pattern,
            Map<String, String> parameters,
            AtomicLong ackIds,
            Facilities facilities) {
        super(facilities);
        Application application = facilities.application();
        this.name = name;
        this.pattern = pattern;
        this.parameters = parameters;
        this.ackIds = ackIds;
        this.log = facilities.recoveryStore().map(store -> new EventLog(name, store, facilities));
        this.notices = new Notices(facilities.executor());
        this.announced = pattern.filter(application::observesNamespaces).isPresent();
        this.counted = announced || facilities.peers() != Peers.NONE;
        this.rooms = new Rooms(listener(application));
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Optional<String> pattern() {
        return pattern;
    }

    @Override
    public final Map<String, String> parameters() {
        return parameters;
    }

    @Override
    public final Collection<Socket> sockets() {
        return sockets.values().stream()
                .filter(ConnectedSocket::connected)
                .map(Socket.class::cast)
                .toList();
    }

    @Override
    public final Optional<Socket> socket(String id) {
        return Optional.ofNullable(sockets.get(id))
                .filter(ConnectedSocket::connected)
                .map(Socket.class::cast);
    }

    @Override
    public final Set<String> rooms() {
        return rooms.names();
    }

    @Override
    public final int roomSize(String room) {
        return RoomNames.isJoinable(room) ? rooms.size(room) : 0;
    }

    final PayloadBinding binding() {
        return facilities().binding();
    }

    final Rooms index() {
        return rooms;
    }

    @Override
    final Notices notices() {
        return notices;
    }

    final Optional<EventLog> log() {
        return log;
    }

    /** Where the log is, if there is one. */
    final long position() {
        return log.isPresent() ? log.get().position() : 0;
    }

    // ---- What the other servers know

    private RoomListener listener(Application application) {
        RoomListener told = application.observesRooms(pattern.orElse(name)) ? this::roomChanged : RoomListener.NOBODY;
        return peers() == Peers.NONE
                ? told
                : (change, room, socket) -> {
                    told.changed(change, room, socket);
                    presenceChanged(change, room, socket);
                };
    }

    /** The own room of a socket need not be told of: its name tells where it is. */
    private void presenceChanged(RoomChange change, String room, ConnectedSocket socket) {
        boolean whether = change == RoomChange.CREATED || change == RoomChange.DELETED;
        if (whether && !(room.equals(socket.id()) && room.startsWith(peers().tag()))) {
            peers().presenceChanged(name, room);
        }
    }

    private void presenceChanged() {
        peers().presenceChanged(name, "");
        pattern.ifPresent(admitting -> peers().presenceChanged(admitting, ""));
    }

    @Override
    final boolean isPresent(String room) {
        return room.isEmpty() ? isPopulated() : rooms.exists(room);
    }

    private boolean isPopulated() {
        synchronized (notices) {
            return members > 0;
        }
    }

    // ---- What the application is told

    private void roomChanged(RoomChange change, String room, ConnectedSocket socket) {
        if (RoomNames.isJoinable(room)) {
            RoomEvent event = new RoomEvent(room, socket);
            if (!notices.offer(() -> facilities().application().roomChanged(change, event))) {
                facilities().lost(name);
            }
        }
    }

    /** A socket is about to come in: lets it, when the application has been told of the namespace, if that is new. */
    final void enter(Runnable admission) {
        if (counted) {
            synchronized (notices) {
                members++;
                if (members == 1) {
                    begin();
                }
                notices.add(admission);
            }
            notices.tell();
        } else {
            admission.run();
        }
    }

    private void begin() {
        presenceChanged();
        if (announced) {
            notices.add(() -> facilities().application().namespaceCreated(this));
        }
    }

    private void finish() {
        presenceChanged();
        if (announced) {
            notices.add(() -> facilities().application().namespaceDeleted(this));
        }
    }

    /** A socket that was about to come in has finished. */
    final void exit() {
        if (counted) {
            synchronized (notices) {
                members--;
                if (members == 0) {
                    finish();
                }
            }
            notices.tell();
        }
    }

    // ---- Sockets

    @Override
    public final long nextAckId() {
        return ackIds.getAndIncrement();
    }

    @Override
    public Optional<LocalNamespace> namespace(String other) {
        return Optional.of(this);
    }

    final void add(ConnectedSocket socket) {
        sockets.put(socket.id(), socket);
    }

    final void remove(ConnectedSocket socket) {
        sockets.remove(socket.id(), socket); // not one that came back under the id
    }

    /**
     * Visits the connected sockets that are in one of the rooms, or all if none is given, and in none of the others.
     */
    final void forEach(Set<String> in, Set<String> except, Consumer<ConnectedSocket> action) {
        for (ConnectedSocket socket : in.isEmpty() ? sockets.values() : rooms.union(in)) {
            if (socket.receives() && !socket.isInAny(except)) {
                action.accept(socket);
            }
        }
    }

    /** An event that nobody is to acknowledge. */
    final OutboundEvent event(boolean compressed, String event, Payload payload) {
        return event(Packet.NO_ID, compressed, event, payload);
    }

    /** An event, to be encoded once for all who will get it. */
    final OutboundEvent event(long ackId, boolean compressed, String event, Payload payload) {
        return new OutboundEvent(Packet.event(name, ackId, event, payload), facilities(), compressed);
    }

    @Override
    public final void forEachNamespace(Consumer<LocalNamespace> action) {
        action.accept(this);
    }
}

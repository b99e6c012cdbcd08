/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import ee.socketio.spi.LoggedEvent;
import ee.socketio.spi.SavedIdentity;
import ee.socketio.spi.SavedSession;

/**
 * The rooms of one socket, and its identity, which is a membership too: in the room of its user, by which the others
 * address them. Thread-safe.
 *
 * <p>The namespace's index tells who is in a room; this tells the same the other way round, and since when: what a
 * client missed is told from the rooms in which it was at that time. Both sides change together, under the monitor of
 * this, and not any more after {@link #end}, so that a socket that has ended cannot join.
 */
final class Membership {
    private final ConnectedSocket socket;
    private final LocalNamespace namespace;
    private final int limit;

    /** Where the log was before the socket joined. Reads are free, writes hold the monitor of this. */
    private final Map<String, Long> rooms = new ConcurrentHashMap<>(4);

    /** The room of the user: in the index, but not one of {@link #rooms}. Guarded by this. */
    private Optional<String> userRoom = Optional.empty();

    /** Where the log was before it joined that. Guarded by this. */
    private long userRoomSince;

    /** Whether the index knows the rooms. Guarded by this. */
    private boolean indexed = true;

    /** Written with the monitor of this held, which keeps {@link #userRoom} in step; read by any thread. */
    private volatile Identity identity;

    /** Whether the application has said who the client is. Guarded by this. */
    private boolean identified;

    Membership(ConnectedSocket socket, LocalNamespace namespace, int limit, Identity initial) {
        this.socket = socket;
        this.namespace = namespace;
        this.limit = limit;
        this.identity = initial;
    }

    Set<String> rooms() {
        return Set.copyOf(rooms.keySet());
    }

    boolean isInAny(Set<String> names) {
        for (String name : names) {
            if (rooms.containsKey(name)) {
                return true;
            }
        }
        return false;
    }

    Identity identity() {
        return identity;
    }

    // ---- Changes

    /** Joins the socket's own room, and that of its user, which no limit can keep it from. */
    void enter(String ownRoom) {
        synchronized (this) {
            index(ownRoom);
            enterUserRoom();
        }
        namespace.notices().tell();
    }

    void join(String... names) {
        RoomNames.requireJoinable(names);
        synchronized (this) {
            if (indexed) {
                checkLimit(names);
                index(names);
            }
        }
        changed();
    }

    void leave(String... names) {
        synchronized (this) {
            for (String room : names) {
                if (indexed && rooms.remove(room) != null) {
                    namespace.index().remove(room, socket);
                }
            }
        }
        changed();
    }

    private void changed() {
        namespace.notices().tell();
        socket.changed();
    }

    void identify(Identity next) {
        synchronized (this) {
            if (indexed) {
                identified = true;
                identity = next;
                enterUserRoom();
            }
        }
        socket.changed();
    }

    /**
     * Leaves all rooms, but still tells which they were, until it is {@linkplain #clear cleared}.
     *
     * @return the rooms, that of the user included, each with where the log was before the socket joined
     */
    Map<String, Long> end() {
        Map<String, Long> last;
        synchronized (this) {
            indexed = false;
            last = positions();
            last.keySet().forEach(room -> namespace.index().remove(room, socket));
        }
        namespace.notices().tell();
        return last;
    }

    /** The rooms, that of the user included, each with where the log was before the socket joined. */
    synchronized Map<String, Long> positions() {
        Map<String, Long> positions = new HashMap<>(rooms);
        userRoom.ifPresent(room -> positions.put(room, userRoomSince));
        return positions;
    }

    void clear() {
        rooms.clear();
    }

    private void checkLimit(String... names) {
        long added = List.of(names).stream()
                .distinct()
                .filter(room -> !rooms.containsKey(room))
                .count();
        if (rooms.size() + added > limit) {
            throw new IllegalStateException("a socket may be in " + limit + " rooms (socketio.max-rooms), "
                    + rooms.size() + " it is in, " + added + " it was to join");
        }
    }

    private void index(String... names) {
        long since = namespace.position(); // before it shows
        for (String room : names) {
            index(room, since);
        }
    }

    private void index(String room, long since) {
        if (rooms.putIfAbsent(room, since) == null) {
            namespace.index().add(room, socket);
        }
    }

    /** Joins the room of the user, which no room of the application is. Called again if that changes. */
    synchronized void enterUserRoom() {
        Optional<String> next = identity.name().map(RoomNames::ofUser);
        if (indexed && !next.equals(userRoom)) {
            userRoom.ifPresent(room -> namespace.index().remove(room, socket));
            userRoom = next;
            userRoomSince = namespace.position();
            next.ifPresent(room -> namespace.index().add(room, socket));
        }
    }

    // ---- Coming back

    /** Goes on where a session has ended. */
    synchronized void resume(SavedSession session) {
        session.identity().ifPresent(saved -> {
            identity = Identity.of(
                    saved.principal(), saved.roles(), saved.expiresAt().orElse(null));
            identified = true;
        });
        identity.name().map(RoomNames::ofUser).ifPresent(room -> {
            userRoom = Optional.of(room);
            userRoomSince = session.rooms().getOrDefault(room, session.end());
            namespace.index().add(room, socket);
        });
        session.rooms().forEach((room, since) -> {
            if (!userRoom.equals(Optional.of(room))) {
                index(room, since);
            }
        });
    }

    /** Who the client is, if the application has said so. */
    synchronized Optional<SavedIdentity> savedIdentity() {
        return identity.principal()
                .filter(principal -> identified)
                .map(principal -> new SavedIdentity(principal, identity.roles(), identity.expiresAt()));
    }

    /** Whether an event of the log was for this socket: it was in the right rooms at that time. */
    synchronized boolean wasMeant(long offset, LoggedEvent event) {
        return (event.rooms().isEmpty() || wasInAny(event.rooms(), offset)) && !wasInAny(event.except(), offset);
    }

    private boolean wasInAny(Set<String> names, long offset) {
        for (String name : names) {
            if (rooms.getOrDefault(name, offset) < offset) {
                return true;
            }
        }
        return userRoomSince < offset && userRoom.filter(names::contains).isPresent();
    }
}

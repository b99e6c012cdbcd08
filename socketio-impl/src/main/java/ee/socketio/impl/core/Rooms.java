/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Which sockets of a namespace are in which room, on this server. Thread-safe; a room exists while it has a member. */
final class Rooms {
    /** The sets are concurrent and never empty: they are made and dropped within the map's atomic operations. */
    private final Map<String, Set<ConnectedSocket>> members = new ConcurrentHashMap<>();

    private final RoomListener listener;

    Rooms(RoomListener listener) {
        this.listener = listener;
    }

    void add(String room, ConnectedSocket socket) {
        members.compute(room, (name, sockets) -> {
            Set<ConnectedSocket> present = sockets;
            if (present == null) {
                present = ConcurrentHashMap.newKeySet(2);
                listener.changed(RoomChange.CREATED, room, socket);
            }
            present.add(socket);
            listener.changed(RoomChange.JOINED, room, socket);
            return present;
        });
    }

    void remove(String room, ConnectedSocket socket) {
        members.computeIfPresent(room, (name, sockets) -> {
            sockets.remove(socket);
            listener.changed(RoomChange.LEFT, room, socket);
            if (sockets.isEmpty()) {
                listener.changed(RoomChange.DELETED, room, socket);
                return null;
            }
            return sockets;
        });
    }

    /** The rooms that have members, those of users aside. */
    Set<String> names() {
        return members.keySet().stream().filter(RoomNames::isJoinable).collect(Collectors.toUnmodifiableSet());
    }

    /** The number of sockets in a room. */
    int size(String room) {
        return members.getOrDefault(room, Set.of()).size();
    }

    /** Whether a room has members; waits for who is just changing that, and has told so. */
    boolean exists(String room) {
        return members.compute(room, (name, sockets) -> sockets) != null;
    }

    /** The sockets that are in at least one of the rooms, each once; those of a single room as they come and go. */
    Collection<ConnectedSocket> union(Set<String> rooms) {
        if (rooms.size() == 1) {
            return members.getOrDefault(rooms.iterator().next(), Set.of());
        }
        Set<ConnectedSocket> union = new HashSet<>();
        rooms.forEach(room -> union.addAll(members.getOrDefault(room, Set.of())));
        return union;
    }
}

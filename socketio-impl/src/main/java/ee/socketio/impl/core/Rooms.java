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
import java.util.function.Consumer;

/** Which sockets of a namespace are in which room, on this server. Thread-safe; a room exists while it has a member. */
final class Rooms {
    /** The sets are concurrent and never empty: they are made and dropped within the map's atomic operations. */
    private final Map<String, Set<ConnectedSocket>> members = new ConcurrentHashMap<>();

    void add(String room, ConnectedSocket socket) {
        members.compute(room, (name, sockets) -> {
            Set<ConnectedSocket> present = sockets == null ? ConcurrentHashMap.newKeySet(2) : sockets;
            present.add(socket);
            return present;
        });
    }

    void remove(String room, ConnectedSocket socket) {
        members.computeIfPresent(room, (name, sockets) -> {
            sockets.remove(socket);
            return sockets.isEmpty() ? null : sockets;
        });
    }

    /** Visits each socket that is in one of the rooms and in none of the others, once. */
    void forEach(Set<String> rooms, Set<String> except, Consumer<ConnectedSocket> action) {
        for (ConnectedSocket socket : union(rooms)) {
            if (except.isEmpty() || !socket.isInAny(except)) {
                action.accept(socket);
            }
        }
    }

    private Collection<ConnectedSocket> union(Set<String> rooms) {
        if (rooms.size() == 1) {
            return members.getOrDefault(rooms.iterator().next(), Set.of());
        }
        Set<ConnectedSocket> union = new HashSet<>();
        rooms.forEach(room -> union.addAll(members.getOrDefault(room, Set.of())));
        return union;
    }
}

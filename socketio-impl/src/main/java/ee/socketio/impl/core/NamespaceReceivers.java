/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.util.Set;
import java.util.function.Consumer;

/**
 * Those of a broadcast that are in one namespace.
 *
 * @param namespace the namespace
 * @param rooms their rooms; none means all sockets
 * @param exceptRooms the rooms that are left out
 * @param options how it is emitted
 */
record NamespaceReceivers(LocalNamespace namespace, Set<String> rooms, Set<String> exceptRooms, EmitOptions options)
        implements Receivers {

    @Override
    public void forEach(Consumer<ConnectedSocket> action) {
        namespace.forEach(rooms, exceptRooms, action);
    }
}

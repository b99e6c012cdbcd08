/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

/** Wants to know what happens to rooms. */
@FunctionalInterface
interface RoomListener {
    /** Does not want to. */
    RoomListener NOBODY = (change, room, socket) -> {};

    /** Something has happened. Called while the index of the room is locked: must not call anybody. */
    void changed(RoomChange change, String room, ConnectedSocket socket);
}

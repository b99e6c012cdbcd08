/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

/** What happens to a room. */
public enum RoomChange {
    /** Its first socket is about to join. */
    CREATED,
    /** A socket has joined. */
    JOINED,
    /** A socket has left. */
    LEFT,
    /** Its last socket has left. */
    DELETED
}

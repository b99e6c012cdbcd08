/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio;

/**
 * What happens to a room on this server: the event object of {@link RoomCreated}, {@link RoomJoined}, {@link RoomLeft}
 * and {@link RoomDeleted} observers.
 *
 * @param room the name of the room
 * @param socket the socket that joined or left
 */
public record RoomEvent(String room, Socket socket) {

    /**
     * The namespace that the room belongs to.
     *
     * @return the namespace of the socket
     */
    public SocketNamespace namespace() {
        return socket.namespace();
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio;

/**
 * The end of a socket: the event object of {@link Disconnecting} and {@link Disconnected} observers.
 *
 * @param socket the socket, no longer connected
 * @param reason why it ended, as the reference implementation tells it
 * @param detail what exactly ended it
 */
public record Disconnect(Socket socket, DisconnectReason reason, DisconnectDetail detail) {}

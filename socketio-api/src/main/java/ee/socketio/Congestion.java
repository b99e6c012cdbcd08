/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio;

/**
 * A client reads more slowly than it is sent to: the event object of {@link Congested} observers.
 *
 * @param socket the socket of the client
 * @param waiting the size, in bytes, of what waited to be sent when this was noticed, over the connection as a whole
 * @param limit the size, in bytes, at which the client is disconnected: {@link SocketIoConfig#maxOutboundBuffer()}
 */
public record Congestion(Socket socket, long waiting, long limit) {}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

/**
 * The JSON frames of Socket.IO packets (protocol 5). Depends on {@link ee.socketio.spi} only.
 *
 * <p>An incoming frame passes through a {@link ee.socketio.impl.protocol.PacketDecoder}, which refuses whatever breaks
 * the protocol and leaves the arguments as raw JSON; a {@link ee.socketio.impl.protocol.PayloadBinding} turns them into
 * the types that a handler declares, when the handler is known. Outgoing values take the way back, through a
 * {@link ee.socketio.impl.protocol.PacketEncoder}. Together they are one {@link ee.socketio.spi.PacketParser} of
 * several.
 *
 * @see <a href="https://socket.io/docs/v4/socket-io-protocol/">The Socket.IO protocol</a>
 */
package ee.socketio.impl.protocol;

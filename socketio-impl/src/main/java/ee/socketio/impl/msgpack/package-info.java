/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

/**
 * Socket.IO packets as MessagePack, the format of {@code socket.io-msgpack-parser} 3. The only package that knows the
 * MessagePack library, which applications have only if they want this format.
 *
 * @see <a href="https://github.com/msgpack/msgpack/blob/master/spec.md">The MessagePack specification</a>
 */
package ee.socketio.impl.msgpack;

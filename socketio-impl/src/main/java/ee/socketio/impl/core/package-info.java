/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

/**
 * Socket.IO 5 above Engine.IO: connections, namespaces, sockets, rooms and acknowledgements.
 *
 * <p>Implements the interfaces of {@link ee.socketio}. What the application does with events it learns through
 * {@link ee.socketio.impl.core.Application}; it runs on an {@link java.util.concurrent.Executor} that it is given.
 */
package ee.socketio.impl.core;

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

/**
 * Engine.IO, revisions 3 and 4: sessions, their two transports, heartbeats and the change from one transport to the
 * other.
 *
 * <p>Knows neither servlets nor WebSocket endpoints nor threads: the container reaches it through
 * {@link ee.socketio.impl.engine.EngineServer} and
 * {@link ee.socketio.impl.engine.WebSocketTransport}, is reached through
 * {@link ee.socketio.impl.engine.PollingExchange} and {@link ee.socketio.impl.engine.WebSocketChannel}, and time comes
 * from a {@link ee.socketio.impl.engine.Timer}.
 */
package ee.socketio.impl.engine;

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

/**
 * The container's side: a servlet for polling, endpoints for WebSocket, a filter in front of both, and what starts and
 * stops the server with its web application.
 */
package ee.socketio.impl.web;

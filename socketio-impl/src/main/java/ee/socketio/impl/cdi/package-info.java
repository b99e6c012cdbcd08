/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

/**
 * Finds the observers of the application at deployment, builds the routing table from them, and calls them.
 */
package ee.socketio.impl.cdi;

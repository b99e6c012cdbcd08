/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

/** An application that does for a client what a client can ask of all servers. */
package ee.socketio.it.cluster;

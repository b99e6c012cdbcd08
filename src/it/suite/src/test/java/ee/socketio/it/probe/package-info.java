/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

/** An application beside those under test, which looks at what they leave in the server. */
package ee.socketio.it.probe;

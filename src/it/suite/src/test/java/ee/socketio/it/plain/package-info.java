/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

/** An application that has nothing but observers. */
package ee.socketio.it.plain;

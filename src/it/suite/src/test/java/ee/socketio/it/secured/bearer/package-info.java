/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

/** How that application may authenticate its clients by itself: bearer tokens, through Jakarta Security. */
package ee.socketio.it.secured.bearer;

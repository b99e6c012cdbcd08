/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

/** The application whose clients are somebody: what they may do depends on who that is. */
package ee.socketio.it.secured;

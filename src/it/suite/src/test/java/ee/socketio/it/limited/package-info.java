/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

/** An application whose clients run into limits, and whose server is drained; see {@link ee.socketio.it.LimitsIT}. */
package ee.socketio.it.limited;

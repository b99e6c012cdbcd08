/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

/** What other wire formats than JSON make of values, and a format of the application's own. */
package ee.socketio.it.parsers;

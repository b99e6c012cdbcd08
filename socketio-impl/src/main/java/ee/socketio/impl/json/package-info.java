/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

/** The arguments of packets as Java values, by JSON-B, with binary data as attachments. */
package ee.socketio.impl.json;

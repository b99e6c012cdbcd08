/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

/** The classes of an EAR, each web application with some of its own; public is what they share. */
package ee.socketio.impl.cdi.ear;

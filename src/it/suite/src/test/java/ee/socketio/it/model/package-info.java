/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

/** The application by which the programming model is tried on real servers: what needs more than CDI. */
package ee.socketio.it.model;

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

/** Another web application of an EAR; see {@link ee.socketio.it.EarIT}. */
package ee.socketio.it.ear.forum;

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

/** The code that the manual and the Javadoc show; each class is an application of its own. */
package ee.socketio.examples.snippets;

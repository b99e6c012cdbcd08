/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

/** An application that sets some of its options by code; {@link ee.socketio.it.ConfigurationIT} sets the others. */
package ee.socketio.it.configured;

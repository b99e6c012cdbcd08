/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi.ear;

import ee.socketio.SocketEndpoint;

@SocketEndpoint("/shelves")
class Shelves {}

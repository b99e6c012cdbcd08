/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import ee.socketio.SocketNamespace;

/** A namespace that gets the events of other servers. */
interface ServerSideReceiver extends SocketNamespace {

    Notices notices();
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.util.List;

/**
 * What other servers have told of their sockets.
 *
 * @param sockets the sockets
 * @param silent the ids of the servers that have not answered in time
 */
public record Found(List<SocketState> sockets, List<String> silent) {}

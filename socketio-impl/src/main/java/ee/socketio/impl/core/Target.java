/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.util.Set;

/**
 * Which sockets of a cluster something is meant for.
 *
 * @param namespace the name of their namespace, or a pattern: of the namespaces that it admits
 * @param rooms the rooms that they are in; none means all sockets
 * @param exceptRooms the rooms that are left out
 */
public record Target(String namespace, Set<String> rooms, Set<String> exceptRooms) {}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

/** For programs that emit to the clients of a cluster on Hazelcast. */
package ee.socketio.hazelcast;

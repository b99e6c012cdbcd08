/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

/** A cluster on Hazelcast. The only package that knows it, and not to be loaded where it is not there. */
package ee.socketio.impl.hazelcast;

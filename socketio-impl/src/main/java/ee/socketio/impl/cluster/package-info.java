/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

/**
 * The other servers of a cluster: what they are asked, and what they ask. Of the network it knows
 * {@link ee.socketio.spi.Cluster}.
 */
package ee.socketio.impl.cluster;

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

/**
 * What leads to the observers of an event of other servers.
 *
 * @param name the name of the event
 */
record PeerEvent(String name) {}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it.ear.shared;

/** An event of CDI, for whoever observes it. */
public record Gossip(String text) {}

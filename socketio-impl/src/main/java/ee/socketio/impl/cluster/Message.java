/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cluster;

/** What one server tells another. How the other knows what to read is a matter of {@link MessageType}. */
sealed interface Message permits Request, Relayed, Reply {

    void write(MessageOutput out);
}

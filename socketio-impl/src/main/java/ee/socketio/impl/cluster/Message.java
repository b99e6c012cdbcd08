/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cluster;

/** What one server tells another. */
sealed interface Message permits Request, Reply {

    /** By which the other knows how to read it. */
    MessageType type();

    void write(MessageOutput out);
}

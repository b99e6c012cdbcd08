/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cluster;

/**
 * What one server tells another, or a program that is none tells a server, or is told by it. How the other knows what
 * to read is a matter of {@link MessageType}.
 */
sealed interface Message permits Request, Relayed, Reply, Emission, Emission.Done {

    void write(MessageOutput out);
}

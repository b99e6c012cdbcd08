/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cluster;

import java.util.Set;
import java.util.function.Consumer;

/** The way from a program that is no server to the servers of a cluster. Thread-safe. */
public interface Gateway extends AutoCloseable {

    /**
     * Begins to listen. May block.
     *
     * @param answers takes what servers bring to such programs; does not block
     */
    void start(Consumer<byte[]> answers);

    /**
     * The servers there are now. May block.
     *
     * @return their ids
     * @throws RuntimeException if nobody can be reached who knows
     */
    Set<String> servers();

    /**
     * Sends something to a server. Does not block; what cannot be sent is lost.
     *
     * @param server the id of the server
     * @param emission what is sent, not to be changed any more
     */
    void send(String server, byte[] emission);

    /** Listens no longer. May block. */
    @Override
    void close();
}

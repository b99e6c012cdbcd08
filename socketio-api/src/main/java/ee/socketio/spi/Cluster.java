/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.spi;

import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * The way to the other servers of a cluster: who there is, what each has, and messages. What the messages say is up to
 * the library, which tells by numbers of its own whether one was lost.
 *
 * <p>Servers belong together that serve the same application; what is otherwise in the same network is not seen. Each
 * has an id, and a new one whenever it starts. Thread-safe.
 */
public interface Cluster extends AutoCloseable {
    /** The length of an {@linkplain #id id}: 4 characters of Base64 are 3 bytes. */
    int ID_LENGTH = 4;

    /** What other servers do. Called on any thread, for one peer by one thread at a time; does not block. */
    interface Listener {

        /**
         * A message has come.
         *
         * @param peer from whom
         * @param message the message, which nobody changes any more
         */
        void received(String peer, byte[] message);

        /**
         * A server is there no longer: it has stopped, or cannot be reached. After a partition of the network it may
         * come back, with the same id.
         *
         * @param peer its id
         */
        void left(String peer);

        /**
         * A program that is no server wants something done by this one. Called only where such programs have a way to
         * servers.
         *
         * @param emission what it wants, which nobody changes any more
         * @param answers takes what is to be brought to all such programs; called once at most, on any thread
         */
        default void emitted(byte[] emission, Consumer<byte[]> answers) {}
    }

    /**
     * The id of this server.
     *
     * @return {@value #ID_LENGTH} characters of URL-safe Base64, which no other server has
     */
    String id();

    /**
     * Begins to take part.
     *
     * @param listener is told what others do
     */
    void start(Listener listener);

    /**
     * The other servers there are now.
     *
     * @return their ids; a view or a copy
     */
    Set<String> peers();

    /**
     * Tells the others that this server has something. May block for as long as it takes to tell one other.
     *
     * @param thing what it has: any text
     * @return completes, on any thread, when all {@linkplain #peers() peers} of the time of the call know it, or are
     *     known not to answer; never exceptionally
     */
    CompletionStage<Void> hold(String thing);

    /**
     * Tells the others that this server no longer has something. May block as {@link #hold} may.
     *
     * @param thing what it had
     */
    void release(String thing);

    /**
     * Whether another server has something. Asked for each broadcast: to be answered from memory.
     *
     * @param peer the id of the other
     * @param thing what it may have
     * @return whether it has, as far as it is known here
     */
    boolean holds(String peer, String thing);

    /**
     * Sends a message, which comes behind those that were sent to the same server before, once at most. Does not block;
     * one that cannot be sent is lost.
     *
     * @param peer to whom; nobody has to be there
     * @param message the message, not to be changed any more
     */
    void send(String peer, byte[] message);

    /** Leaves the cluster; the others are told. May block. */
    @Override
    void close();
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/**
 * Addresses many sockets of a namespace: all, or those of some rooms, less those of others. Immutable: each method that
 * narrows the receivers returns a new operator.
 *
 * <p>A socket that is in several of the rooms is addressed once. Each socket is in the room named like its
 * {@link Socket#id() id}, so an id can be given wherever a room can.
 */
public interface BroadcastOperator extends Emitter {

    /**
     * Addresses the sockets of these rooms also, or only them if nobody was named before.
     *
     * @param rooms the rooms
     * @return an operator with these rooms added
     * @throws IllegalArgumentException if there is none in the list, which would address everybody
     */
    BroadcastOperator to(String... rooms);

    /**
     * The same as {@link #to}.
     *
     * @param rooms the rooms
     * @return an operator with these rooms added
     * @throws IllegalArgumentException if there is none in the list, which would address everybody
     */
    default BroadcastOperator in(String... rooms) {
        return to(rooms);
    }

    /**
     * Addresses the sockets of these users also, or only them if nobody was named before: all that they have in this
     * namespace, in whichever windows and on whichever devices.
     *
     * @param names the names of their {@linkplain Socket#principal() principals}
     * @return an operator with these users added
     * @throws IllegalArgumentException if there is none in the list, which would address everybody
     */
    BroadcastOperator toUser(String... names);

    /**
     * Leaves out the sockets of these rooms.
     *
     * @param rooms the rooms
     * @return an operator without the sockets of these rooms
     */
    BroadcastOperator except(String... rooms);

    /**
     * Leaves out these sockets.
     *
     * @param sockets the sockets
     * @return an operator without these sockets
     */
    default BroadcastOperator except(RemoteSocket... sockets) {
        return except(Stream.of(sockets).map(RemoteSocket::id).toArray(String[]::new));
    }

    /**
     * Addresses only the sockets that are connected to this server.
     *
     * @return an operator without the sockets of other servers
     */
    BroadcastOperator local();

    @Override
    BroadcastOperator asVolatile();

    @Override
    BroadcastOperator compress(boolean compressed);

    @Override
    BroadcastOperator timeout(Duration timeout);

    /**
     * Finds the addressed sockets.
     *
     * @return a stage that completes with an unmodifiable list of those that are connected now; dependent work runs on
     *     the calling thread, if they are known at once, or on the server's managed executor
     */
    CompletionStage<List<RemoteSocket>> fetchSockets();

    /**
     * Makes the addressed sockets join rooms. A socket that would be in more rooms than
     * {@link SocketIoConfig#maxRooms()} joins none of them; that does not keep the others from it, and is logged
     * (SIO000404) by the server that it is connected to.
     *
     * @param rooms the rooms to join
     * @throws IllegalArgumentException if a name begins with the character U+0000
     */
    void socketsJoin(String... rooms);

    /**
     * Makes the addressed sockets leave rooms.
     *
     * @param rooms the rooms to leave
     */
    void socketsLeave(String... rooms);

    /** Disconnects the addressed sockets: the same as {@code disconnectSockets(false)}. */
    default void disconnectSockets() {
        disconnectSockets(false);
    }

    /**
     * Disconnects the addressed sockets, as {@link RemoteSocket#disconnect(boolean)} does.
     *
     * @param close whether to close their connections too
     */
    void disconnectSockets(boolean close);
}

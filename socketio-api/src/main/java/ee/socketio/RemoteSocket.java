/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio;

import java.util.Set;

/**
 * What is known of a socket that may be connected to another server of the cluster, as
 * {@link BroadcastOperator#fetchSockets()} finds it. As an {@link Emitter} it sends to this client. Thread-safe.
 *
 * <p>Of a socket on another server, {@link #rooms()} and {@link #data()} are as they were when it was fetched.
 */
public interface RemoteSocket extends Emitter {

    /**
     * The public id of this socket, new for each connection to a namespace. It is not the id of the underlying
     * connection, which is a secret. Clients of version 2 do not get to know it: what they take for the id of their
     * socket is made of that secret.
     *
     * @return 20 characters of URL-safe Base64
     */
    String id();

    /**
     * The namespace of this socket.
     *
     * @return the namespace
     */
    SocketNamespace namespace();

    /**
     * What the client presented when it connected.
     *
     * @return the handshake
     */
    Handshake handshake();

    /**
     * The rooms this socket is in, its own (named like its id) included. Still all of them while {@link Disconnecting}
     * observers run; empty afterwards.
     *
     * @return an unmodifiable snapshot
     */
    Set<String> rooms();

    /**
     * What the application has noted about this socket.
     *
     * @return the data; of a socket on another server a copy that cannot be changed
     */
    SocketData data();

    /**
     * Joins rooms. Rooms come into being with the first socket that joins and vanish with the last that leaves. Does
     * nothing for a socket that is no longer connected.
     *
     * @param rooms the rooms
     * @throws IllegalArgumentException if a name begins with the character U+0000; then none is joined
     * @throws IllegalStateException if the socket is on this server and would be in more rooms than
     *     {@link SocketIoConfig#maxRooms()}; then none is joined
     */
    void join(String... rooms);

    /**
     * Leaves rooms; those that the socket is not in are ignored.
     *
     * @param rooms the rooms
     */
    void leave(String... rooms);

    /** Leaves the namespace, keeping the connection for other namespaces: the same as {@code disconnect(false)}. */
    default void disconnect() {
        disconnect(false);
    }

    /**
     * Leaves the namespace; official clients do not reconnect by themselves then. Does nothing if the socket is not
     * connected any more.
     *
     * @param close whether to leave all namespaces and close the connection
     */
    void disconnect(boolean close);
}

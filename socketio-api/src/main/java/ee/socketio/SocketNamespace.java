/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio;

import java.util.Collection;

/**
 * A namespace: a set of sockets, its rooms, and its handlers. As a {@link BroadcastOperator} it addresses all of its
 * sockets. Injectable with {@link Namespace}, anywhere in the application; thread-safe.
 */
public interface SocketNamespace extends BroadcastOperator {

    /**
     * The name of the namespace.
     *
     * @return the name, starting with {@code /}
     */
    String name();

    /**
     * The sockets that are connected to this namespace on this server.
     *
     * @return an unmodifiable snapshot
     */
    Collection<Socket> sockets();
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio;

/**
 * The Socket.IO server. As a {@link SocketNamespace} it is the namespace {@code /}. Injectable anywhere in the
 * application; thread-safe.
 */
public interface SocketServer extends SocketNamespace {

    /**
     * Finds a namespace. One that only a pattern admits need not have a socket: emitting to it does nothing then.
     *
     * @param namespace its name, starting with {@code /}; or a pattern of the application, which stands for all
     *     namespaces that it admits
     * @return the namespace
     * @throws IllegalArgumentException if no endpoint, qualifier or injection point names this namespace, and no
     *     pattern admits it
     */
    SocketNamespace of(String namespace);

    /**
     * The number of clients that are connected to this server: each counts once, whatever namespaces it has joined.
     *
     * @return the number, 0 or more
     */
    int clientsCount();
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

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
     * The pattern that admitted this namespace, as {@code /org-{id}}.
     *
     * @return the pattern; empty for a namespace that the application names as it is
     */
    Optional<String> pattern();

    /**
     * What the variables of the {@link #pattern()} stand for.
     *
     * @return an unmodifiable map, empty without a pattern
     */
    Map<String, String> parameters();

    /**
     * The sockets that are connected to this namespace on this server.
     *
     * @return an unmodifiable snapshot
     */
    Collection<Socket> sockets();
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

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

    /**
     * The number of servers that share rooms and broadcasts, this one included, as far as this one knows.
     *
     * @return 1 without a cluster, or if no other server can be reached
     */
    int serverCount();

    /**
     * Sends all clients elsewhere, before this server is stopped: no client is let in any more (503 {@code Server is
     * shutting down}), {@link Draining} observers are called, and connections are closed a few at a time over a period,
     * each when what was sent before has gone out. Clients take that for a lost connection, and connect again by
     * themselves: by way of the load balancer, to another server. Sockets end with
     * {@link DisconnectReason#SERVER_SHUTTING_DOWN} and {@link DisconnectDetail#DRAINED}.
     *
     * <p>This cannot be undone, other than by deploying the application anew. A call while, or after, the server is
     * drained does nothing. An application that is undeployed closes all connections at once, drained or not.
     *
     * @param period the time to do it in; zero for at once
     * @return a stage that completes when no client is left, at the end of the period at the latest; dependent work
     *     runs on the server's managed executor
     * @throws IllegalArgumentException if the period is negative
     */
    CompletionStage<Void> drain(Duration period);
}

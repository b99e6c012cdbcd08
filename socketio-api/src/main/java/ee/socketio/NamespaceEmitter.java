/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio;

import java.util.concurrent.CompletionStage;

/** Addresses a namespace, its sockets and its servers, from a program that is no server. Thread-safe. */
public interface NamespaceEmitter extends BroadcastEmitter {

    /**
     * Sends an event to all servers of the cluster, whose {@link ServerSide} observers handle it; clients do not hear
     * of it.
     *
     * @param event the name of the event, not {@code connect}, {@code connection} or {@code new_namespace}
     * @param args the arguments of the event
     * @return completes when a server has sent it to the others
     * @throws IllegalArgumentException if the name is reserved or an argument cannot be turned into JSON
     */
    CompletionStage<Void> serverSideEmit(String event, Object... args);
}

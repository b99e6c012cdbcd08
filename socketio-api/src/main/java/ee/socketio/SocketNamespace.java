/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio;

import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A namespace: a set of sockets, its rooms, and its handlers. As a {@link BroadcastOperator} it addresses all of its
 * sockets. Injectable with {@link Namespace}, anywhere in the application; thread-safe.
 *
 * <p>A pattern stands for all namespaces that it admits: what is injected for it, or {@linkplain SocketServer#of
 * found}, addresses the sockets of all of them, and has their sockets and rooms. Arguments are encoded once for all of
 * them.
 */
public interface SocketNamespace extends BroadcastOperator {

    /**
     * The name of the namespace.
     *
     * @return the name, starting with {@code /}; the pattern, if this stands for all of its namespaces
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
     * @return an unmodifiable map, empty without a pattern, and for the pattern itself
     */
    Map<String, String> parameters();

    /**
     * The sockets that are connected to this namespace on this server.
     *
     * @return an unmodifiable snapshot
     */
    Collection<Socket> sockets();

    /**
     * Finds a socket that is connected to this namespace on this server.
     *
     * @param id its {@link Socket#id() id}
     * @return the socket, if it is there
     */
    Optional<Socket> socket(String id);

    /**
     * The rooms that have sockets on this server, those named like the id of a socket included, those of
     * {@linkplain BroadcastOperator#toUser users} not.
     *
     * @return an unmodifiable snapshot
     */
    Set<String> rooms();

    /**
     * The number of sockets on this server that are in a room. For the sockets of all servers, count those that
     * {@code in(room).fetchSockets()} finds.
     *
     * @param room the room
     * @return 0 or more
     */
    int roomSize(String room);

    /**
     * Sends an event to the other servers of the cluster, whose {@link ServerSide} observers handle it; clients do not
     * hear of it. Without a cluster there are no other servers, and nothing is sent.
     *
     * @param event the name of the event, not {@code connect}, {@code connection} or {@code new_namespace}
     * @param args the arguments of the event
     * @throws IllegalArgumentException if the name is reserved or an argument cannot be turned into JSON
     */
    void serverSideEmit(String event, Object... args);

    /**
     * Sends an event to the other servers of the cluster and asks each for a reply. They are awaited for
     * {@link SocketIoConfig#ackTimeout()}; a server that leaves the cluster is not waited for any longer. Without a
     * cluster nobody is asked: {@link Acks#all()} is an empty list at once.
     *
     * @param <T> the type of the replies
     * @param reply the type to which the first value of each reply is bound; {@code Void} if none is expected
     * @param event the name of the event, not {@code connect}, {@code connection} or {@code new_namespace}
     * @param args the arguments of the event
     * @return the replies to come, one of each other server
     * @throws IllegalArgumentException if the name is reserved or an argument cannot be turned into JSON
     */
    default <T> Acks<T> serverSideEmitWithAck(Class<T> reply, String event, Object... args) {
        @SuppressWarnings("unchecked") // the values are bound to this type
        Acks<T> acks = (Acks<T>) serverSideEmitWithAck((Type) reply, event, args);
        return acks;
    }

    /**
     * Sends an event to the other servers of the cluster and asks each for a reply of a type that may be generic.
     *
     * @param reply the type to which the first value of each reply is bound
     * @param event the name of the event, not {@code connect}, {@code connection} or {@code new_namespace}
     * @param args the arguments of the event
     * @return the replies to come, one of each other server
     * @throws IllegalArgumentException if the name is reserved or an argument cannot be turned into JSON
     */
    Acks<?> serverSideEmitWithAck(Type reply, String event, Object... args);
}

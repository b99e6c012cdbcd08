/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio;

import java.util.concurrent.CompletionStage;

/**
 * Addresses many sockets of a namespace from a program that is no server: all, or those of some rooms, less those of
 * others, wherever they are connected. Immutable: each method that narrows the receivers returns a new one.
 * Thread-safe.
 *
 * <p>What is done is handed to one server of the cluster, in the order in which it is asked for, and that does it as a
 * {@link BroadcastOperator} would there. Nothing blocks. Each stage that is returned
 *
 * <ul>
 *   <li>completes when the server has done it, which does not mean that a client has got it;
 *   <li>fails with an {@link IllegalStateException} whose message says what is known: that no server has taken it
 *       within 10 s (SIO000580), that a server was given it and has gone or does not answer, so that it may have been
 *       done or not (SIO000581), that the emitter is closed (SIO000582), or that 16 MiB, or 100&nbsp;000 requests, wait
 *       already (SIO000583). It is not tried again: nobody gets an event twice.
 * </ul>
 *
 * <p>Dependent work runs on the emitter's few threads and should not block.
 */
public interface BroadcastEmitter {

    /**
     * Addresses the sockets of these rooms also, or only them if nobody was named before.
     *
     * @param rooms the rooms
     * @return an emitter with these rooms added
     * @throws IllegalArgumentException if there is none in the list, which would address everybody
     */
    BroadcastEmitter to(String... rooms);

    /**
     * The same as {@link #to}.
     *
     * @param rooms the rooms
     * @return an emitter with these rooms added
     * @throws IllegalArgumentException if there is none in the list, which would address everybody
     */
    default BroadcastEmitter in(String... rooms) {
        return to(rooms);
    }

    /**
     * Addresses the sockets of these users also, or only them if nobody was named before.
     *
     * @param names the names of their {@linkplain Socket#principal() principals}
     * @return an emitter with these users added
     * @throws IllegalArgumentException if there is none in the list, which would address everybody
     */
    BroadcastEmitter toUser(String... names);

    /**
     * Leaves out the sockets of these rooms.
     *
     * @param rooms the rooms
     * @return an emitter without the sockets of these rooms
     */
    BroadcastEmitter except(String... rooms);

    /**
     * Makes an emitter whose events are dropped for every receiver that cannot take them at once, as
     * {@link Emitter#asVolatile()} does.
     *
     * @return a volatile emitter to the same receivers
     */
    BroadcastEmitter asVolatile();

    /**
     * Makes an emitter whose events are compressed, or are not, as {@link Emitter#compress} does.
     *
     * @param compressed whether to compress events
     * @return an emitter to the same receivers
     */
    BroadcastEmitter compress(boolean compressed);

    /**
     * Sends an event. Arguments are bound by JSON-B, and binary data is attached, as an {@link Emitter} does it; they
     * are encoded before this returns.
     *
     * @param event the name of the event, not a reserved one
     * @param args the arguments of the event; a {@code List} is <em>one</em> argument
     * @return completes when a server has sent it
     * @throws IllegalArgumentException if the name is reserved or an argument cannot be turned into JSON
     */
    CompletionStage<Void> emit(String event, Object... args);

    /**
     * Makes the addressed sockets join rooms, as {@link BroadcastOperator#socketsJoin} does.
     *
     * @param rooms the rooms to join
     * @return completes when a server has seen to it
     * @throws IllegalArgumentException if a name begins with the character U+0000
     */
    CompletionStage<Void> socketsJoin(String... rooms);

    /**
     * Makes the addressed sockets leave rooms.
     *
     * @param rooms the rooms to leave
     * @return completes when a server has seen to it
     */
    CompletionStage<Void> socketsLeave(String... rooms);

    /**
     * Disconnects the addressed sockets: the same as {@code disconnectSockets(false)}.
     *
     * @return completes when a server has seen to it
     */
    default CompletionStage<Void> disconnectSockets() {
        return disconnectSockets(false);
    }

    /**
     * Disconnects the addressed sockets, as {@link RemoteSocket#disconnect(boolean)} does.
     *
     * @param close whether to close their connections too
     * @return completes when a server has seen to it
     */
    CompletionStage<Void> disconnectSockets(boolean close);
}

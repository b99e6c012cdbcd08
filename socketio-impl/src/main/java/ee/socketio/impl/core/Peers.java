/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

import ee.socketio.impl.engine.Relay;
import ee.socketio.spi.Payload;

/**
 * The other servers of the cluster. What is asked of them is sent in the order in which one thread asks it, and they do
 * it in that order. Thread-safe; but for {@link #start} nothing throws, and but for that, {@link #settle} and
 * {@link #stop} nothing blocks.
 */
public interface Peers {
    /** There are none. */
    Peers NONE = new NoPeers();

    /**
     * With what the ids of this server's sockets begin, so that others find them.
     *
     * @return characters of URL-safe Base64; none if there are no others
     */
    String tag();

    /**
     * The number of servers.
     *
     * @return 1 or more: this one is counted
     */
    int serverCount();

    /**
     * Begins to take part. May block.
     *
     * @param service what this server does for others
     */
    void start(PeerService service);

    /** Takes part no longer. May block. */
    void stop();

    // ---- Sockets

    /**
     * Sends an event to sockets of other servers.
     *
     * @param target the sockets
     * @param options how
     * @param event the name of the event
     * @param payload the arguments
     */
    void send(Target target, EmitOptions options, String event, Payload payload);

    /**
     * Sends an event to sockets of other servers that asks them for acknowledgements.
     *
     * @param target the sockets
     * @param options how
     * @param question takes the acknowledgements
     * @param event the name of the event
     * @param payload the arguments
     */
    void ask(Target target, EmitOptions options, Question question, String event, Payload payload);

    /**
     * Finds sockets of other servers.
     *
     * @param target the sockets
     * @param timeoutMillis how long answers are awaited
     * @return completes on any thread, never exceptionally
     */
    CompletionStage<Found> fetch(Target target, long timeoutMillis);

    /**
     * Makes sockets of other servers join rooms.
     *
     * @param target the sockets
     * @param rooms the rooms
     */
    void join(Target target, List<String> rooms);

    /**
     * Makes sockets of other servers leave rooms.
     *
     * @param target the sockets
     * @param rooms the rooms
     */
    void leave(Target target, List<String> rooms);

    /**
     * Disconnects sockets of other servers.
     *
     * @param target the sockets
     * @param close whether to close their connections too
     */
    void disconnect(Target target, boolean close);

    /**
     * Makes another server let go of a socket whose client has come back to this one.
     *
     * @param peer the other server
     * @param pid the secret id of the client
     * @param user the name of the user whom this server has authenticated
     * @param timeoutMillis how long it is waited for
     * @return completes on any thread, never exceptionally, when it has done so, has gone, or the time is up
     */
    CompletionStage<Void> release(String peer, String pid, Optional<String> user, long timeoutMillis);

    // ---- Servers

    /**
     * Sends an event to the other servers themselves.
     *
     * @param namespace the name of a namespace, or a pattern
     * @param event the name of the event
     * @param payload the arguments
     */
    void sendToServers(String namespace, String event, Payload payload);

    /**
     * Sends an event to the other servers themselves, and asks for replies.
     *
     * @param namespace the name of a namespace, or a pattern
     * @param question takes the replies
     * @param event the name of the event
     * @param payload the arguments
     * @param timeoutMillis how long replies are awaited
     */
    void askServers(String namespace, Question question, String event, Payload payload, long timeoutMillis);

    /**
     * The way to sessions of other servers.
     *
     * @return finds none unless this server takes part
     */
    Relay relay();

    // ---- What the others know of this server

    /**
     * A room has got its first socket, or has lost its last one. May be called while a lock is held: notes it only.
     *
     * @param namespace the name of the namespace, or a pattern
     * @param room the room; empty for the namespace as such
     */
    void presenceChanged(String namespace, String room);

    /** Waits until the others know what has been noted, or a second is over. For threads that may block. */
    void settle();
}

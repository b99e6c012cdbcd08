/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import ee.socketio.Congestion;
import ee.socketio.ConnectRequest;
import ee.socketio.Disconnect;
import ee.socketio.Draining;
import ee.socketio.Message;
import ee.socketio.RoomEvent;
import ee.socketio.Socket;
import ee.socketio.SocketNamespace;

/**
 * The handlers of the application. The methods with a socket are called on the executor's threads, for each socket one
 * at a time and in this order: connecting or returning, connected, events, disconnecting, disconnected. They may block.
 */
public interface Application {

    /** What has completed. */
    CompletionStage<Void> DONE = CompletableFuture.completedStage(null);

    /**
     * The namespaces that clients may join, beside {@code /}, which always is.
     *
     * @return their names
     */
    Set<String> namespaces();

    /**
     * The patterns of other namespaces that clients may join.
     *
     * @return the patterns
     */
    Set<String> patterns();

    /**
     * Whether a pattern admits another namespace. Called for whatever names clients think of.
     *
     * @param namespace its name
     * @return the pattern and what its variables stand for
     */
    Optional<NamespaceMatch> match(String namespace);

    /**
     * Whether a client may join a namespace whose name alone does not {@linkplain NamespaceMatch#decided() decide} it.
     * Called on threads of the executor; may block.
     *
     * @param request what the client presents
     * @return whether it may; that the namespace exists is not to be told otherwise
     */
    boolean admits(NamespaceAttempt request);

    /**
     * Whether anybody wants to know when the namespaces of a pattern come into being and go.
     *
     * @param pattern the pattern
     * @return whether {@link #namespaceCreated} and {@link #namespaceDeleted} are to be called
     */
    boolean observesNamespaces(String pattern);

    /**
     * The first client is about to come into a namespace of a pattern. Called before it is told so.
     *
     * @param namespace the namespace
     */
    void namespaceCreated(SocketNamespace namespace);

    /**
     * The last client has left a namespace of a pattern.
     *
     * @param namespace the namespace
     */
    void namespaceDeleted(SocketNamespace namespace);

    /**
     * Whether anybody wants to know what happens to rooms.
     *
     * @param route a namespace that the application names, or a pattern
     * @return whether {@link #roomChanged} is to be called
     */
    boolean observesRooms(String route);

    /**
     * Something has happened to a room. Called in the order in which it happened in the namespace, one at a time.
     *
     * @param change what
     * @param event to which room, because of whom
     */
    void roomChanged(RoomChange change, RoomEvent event);

    /**
     * Another server of the cluster has emitted an event to the servers. Called in the order in which they came, one at
     * a time for each namespace. The application replies through the event, also if it fails.
     *
     * @param event the event
     */
    void serverSide(ServerSideEvent event);

    /**
     * A client wants to join. Anything thrown refuses it: a {@link ee.socketio.ConnectionRefusedException} tells it
     * why.
     *
     * @param request what it presents
     */
    void connecting(ConnectRequest request);

    /**
     * A client comes back whom {@code @Connecting} observers are not to judge again; called in place of
     * {@link #connecting}. Anything thrown refuses it.
     *
     * @param socket the socket
     */
    void returning(Socket socket);

    /**
     * A connecting socket did not get connected: it was refused, or its client went away meanwhile.
     *
     * @param socket the socket
     */
    void refused(Socket socket);

    /**
     * A client has joined.
     *
     * @param socket the socket
     */
    void connected(Socket socket);

    /**
     * Whether anybody wants to know of sockets whose transport changes.
     *
     * @return whether {@link #upgraded} is to be called
     */
    boolean observesUpgrades();

    /**
     * The transport of a connected socket has become WebSocket. Called like the other steps of its life.
     *
     * @param socket the socket
     */
    void upgraded(Socket socket);

    /**
     * A client sent an event. The application replies through the event, also if it fails.
     *
     * @param event the event
     * @return completes when the event is needed no longer: what is done asynchronously may outlast the call
     */
    CompletionStage<Void> event(InboundEvent event);

    /**
     * The time is up in which an event was to be answered; its client has been answered. Called beside the handlers of
     * the event, on another thread.
     *
     * @param event the event
     */
    void late(InboundEvent event);

    /**
     * The clients of this server are about to be sent elsewhere. Called on the thread that wants it.
     *
     * @param event how that is done
     */
    void draining(Draining event);

    /**
     * An event is about to be sent to a client. Called on the thread that emits.
     *
     * @param socket the receiver
     * @param event the event
     */
    void emitting(Socket socket, Message event);

    /**
     * The client of a connected socket reads too slowly. Called like the steps of its life.
     *
     * @param event which, and how much waits for it
     */
    void congested(Congestion event);

    /**
     * A socket is leaving.
     *
     * @param event which, and why
     */
    void disconnecting(Disconnect event);

    /**
     * A socket has left.
     *
     * @param event which, and why
     * @return completes when the application is done with the socket: what it does asynchronously may outlast the call
     */
    CompletionStage<Void> disconnected(Disconnect event);
}

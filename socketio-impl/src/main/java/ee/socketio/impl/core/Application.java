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
import ee.socketio.Socket;

/**
 * The handlers of the application. The methods with a socket are called on the executor's threads, for each socket one
 * at a time and in this order: connecting, connected, events, disconnecting, disconnected. They may block.
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
     * Whether a pattern admits another namespace. Called for whatever names clients think of.
     *
     * @param namespace its name
     * @return the pattern and what its variables stand for
     */
    Optional<NamespaceMatch> match(String namespace);

    /**
     * A client wants to join. Anything thrown refuses it: a {@link ee.socketio.ConnectionRefusedException} tells it
     * why.
     *
     * @param request what it presents
     */
    void connecting(ConnectRequest request);

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

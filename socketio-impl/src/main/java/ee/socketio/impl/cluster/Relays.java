/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cluster;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import ee.socketio.impl.engine.EngineRequest;
import ee.socketio.impl.engine.EngineServer;
import ee.socketio.impl.engine.PollingSession;
import ee.socketio.impl.engine.Relay;
import ee.socketio.impl.engine.Timer;
import ee.socketio.spi.Cluster;

/**
 * Sessions whose clients come to other servers than the one they began at, because a load balancer sends each request
 * wherever it likes.
 *
 * <p>The id of a session begins with that of its server. A request that names another server's session is passed on to
 * it, and the answer passed back: a GET or POST as one message each way, a WebSocket as long as it lasts, a message a
 * frame. Sessions never move: what their application knows of them, beans above all, cannot. A request that comes to
 * the right server at once costs nothing.
 *
 * <p>The server to which a request came, the relay, does what the HTTP connection is needed for: it authenticates the
 * client, checks the origin, reads bodies and bounds their size, compresses, and adds the headers of the application.
 * The server of the session decides all else, as for its own requests. Thread-safe.
 */
final class Relays implements Relay {
    /** As long as all ids. */
    private static final int SESSION_ID_LENGTH = 20;

    private final Cluster cluster;
    private final Correspondence correspondence;
    private final Executor executor;
    private final Timer timer;
    private final Supplier<EngineServer> engine;

    /** By the ids of the servers that they came to. */
    private final Map<String, Guests> guests = new ConcurrentHashMap<>();

    Relays(
            Cluster cluster,
            Correspondence correspondence,
            Executor executor,
            Timer timer,
            Supplier<EngineServer> engine) {
        this.cluster = cluster;
        this.correspondence = correspondence;
        this.executor = executor;
        this.timer = timer;
        this.engine = engine;
    }

    @Override
    public Optional<PollingSession> find(EngineRequest request) {
        String sid = request.sid();
        if (sid.length() != SESSION_ID_LENGTH) {
            return Optional.empty();
        }
        String peer = sid.substring(0, Cluster.ID_LENGTH);
        return cluster.peers().contains(peer)
                ? Optional.of(new RemoteSession(
                        peer, request, correspondence, engine.get().config(), executor, timer))
                : Optional.empty();
    }

    void handle(String peer, Relayed message) {
        message.perform(guests.computeIfAbsent(peer, this::newGuests));
    }

    /** As with links: if the server is not there, and does not show, nobody else would take them away. */
    private Guests newGuests(String peer) {
        if (!cluster.peers().contains(peer)) {
            timer.schedule(Correspondence.STRANGER_MILLIS, due -> leftUnlessPresent(peer));
        }
        return new Guests(engine.get(), message -> correspondence.send(peer, message));
    }

    private void leftUnlessPresent(String peer) {
        if (!cluster.peers().contains(peer)) {
            left(peer);
        }
    }

    void left(String peer) {
        Guests gone = guests.remove(peer);
        if (gone != null) {
            gone.left();
        }
    }
}

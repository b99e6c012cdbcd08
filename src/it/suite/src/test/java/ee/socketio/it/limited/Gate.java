/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it.limited;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import ee.socketio.Arg;
import ee.socketio.Congested;
import ee.socketio.Congestion;
import ee.socketio.Disconnect;
import ee.socketio.Disconnected;
import ee.socketio.Draining;
import ee.socketio.Failure;
import ee.socketio.Message;
import ee.socketio.On;
import ee.socketio.OnFailure;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;
import ee.socketio.SocketServer;

/** Notes what becomes of its clients. */
@SocketEndpoint
public class Gate {
    private static final System.Logger LOG = System.getLogger(Gate.class.getName());

    private final Map<String, CompletableFuture<String>> departures = new ConcurrentHashMap<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();

    /** The ids of clients that were too slow. */
    private final Queue<String> slow = new ConcurrentLinkedQueue<>();

    private final AtomicInteger ready = new AtomicInteger();

    @Inject
    SocketServer server;

    String echo(@Observes @On("echo") String text) {
        return text;
    }

    CompletionStage<String> forget(@Observes @On("never") Message event) {
        return new CompletableFuture<>();
    }

    void failed(@Observes @OnFailure Failure failure) {
        failures.add(failure.code());
    }

    Queue<String> failures(@Observes @On("failures") Message event) {
        return failures;
    }

    /** Sends a message of that size, so many times. */
    void flood(@Observes @On("flood") int size, @Arg(1) int times, Socket socket) {
        String text = "x".repeat(size);
        for (int i = 0; i < times; i++) {
            socket.emit("drop", text);
        }
    }

    void congested(@Observes @Congested Congestion event) {
        slow.add(event.socket().id());
    }

    Queue<String> slow(@Observes @On("slow") Message event) {
        return slow;
    }

    int count(@Observes @On("count") Message event) {
        return server.clientsCount();
    }

    /** From here on, a client knows that it is connected. */
    void ready(@Observes @On("ready") Message event) {
        ready.incrementAndGet();
    }

    int howManyAreReady(@Observes @On("how-many-are-ready") Message event) {
        return ready.get();
    }

    void disconnected(@Observes @Disconnected Disconnect event) {
        String end = event.reason() + ": " + event.detail();
        LOG.log(Level.INFO, "a client has gone: {0}", end);
        departure(event.socket().id()).complete(end);
    }

    CompletionStage<String> departureOf(@Observes @On("departure-of") String id) {
        return departure(id);
    }

    private CompletableFuture<String> departure(String id) {
        return departures.computeIfAbsent(id, ignored -> new CompletableFuture<>());
    }

    void drain(@Observes @On("drain") int millis) {
        server.drain(Duration.ofMillis(millis));
    }

    void announce(@Observes Draining event) {
        server.emit("moving", event.period().toMillis());
    }
}

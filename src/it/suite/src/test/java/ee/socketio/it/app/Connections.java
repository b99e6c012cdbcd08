/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it.app;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import ee.socketio.Disconnect;
import ee.socketio.Disconnected;
import ee.socketio.Disconnecting;
import ee.socketio.Handshake;
import ee.socketio.Message;
import ee.socketio.On;
import ee.socketio.Socket;
import ee.socketio.Upgraded;

/** How sockets came and went; names no namespace, so it serves all of them. */
@ApplicationScoped
class Connections {
    private final Map<String, Set<String>> lastRooms = new ConcurrentHashMap<>();
    private final Map<String, String> upgrades = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<Departure>> departures = new ConcurrentHashMap<>();

    /**
     * How a socket went.
     *
     * @param reason the text of the reason
     * @param lastRooms the rooms it was in while it left
     * @param rooms the rooms it is in now that it has left
     * @param connected whether it was still said to be connected
     */
    public record Departure(String reason, Set<String> lastRooms, Set<String> rooms, boolean connected) {}

    /**
     * What a socket told when it came.
     *
     * @param auth the payload of the CONNECT packet
     * @param query the parameters of the first request
     * @param header the header {@code X-Case} of the first request
     * @param url path and query of the first request
     * @param address the address of the client
     * @param secure whether it came over TLS
     * @param xdomain whether an origin was named
     * @param issued when, in milliseconds since 1970
     */
    public record Arrival(
            Object auth,
            Map<String, String> query,
            String header,
            String url,
            String address,
            boolean secure,
            boolean xdomain,
            long issued) {}

    void disconnecting(@Observes @Disconnecting Disconnect event) {
        lastRooms.put(event.socket().id(), event.socket().rooms());
    }

    void disconnected(@Observes @Disconnected Disconnect event) {
        Socket socket = event.socket();
        Set<String> rooms = lastRooms.remove(socket.id());
        departure(socket.id())
                .complete(new Departure(event.reason().text(), rooms, socket.rooms(), socket.connected()));
    }

    /** Replies once that socket has gone, be that already or still to come. */
    CompletionStage<Departure> departureOf(@Observes @On("departure-of") String id) {
        return departure(id);
    }

    void upgraded(@Observes @Upgraded Socket socket) {
        upgrades.put(socket.id(), socket.transport().wireName());
    }

    /** The transport that the socket was upgraded to, if it was. */
    String upgradedTo(@Observes @On("upgraded-to") Message message, Socket socket) {
        return upgrades.get(socket.id());
    }

    Arrival arrival(@Observes @On("handshake") Message message, Socket socket) {
        Handshake handshake = socket.handshake();
        return new Arrival(
                handshake.auth(Object.class).orElse(null),
                handshake.query(),
                handshake.header("x-case").orElse(null),
                handshake.url(),
                handshake.address(),
                handshake.secure(),
                handshake.xdomain(),
                handshake.issued().toEpochMilli());
    }

    void disconnect(@Observes @On("disconnect-me") boolean close, Socket socket) {
        socket.disconnect(close);
    }

    private CompletableFuture<Departure> departure(String id) {
        return departures.computeIfAbsent(id, ignored -> new CompletableFuture<>());
    }
}

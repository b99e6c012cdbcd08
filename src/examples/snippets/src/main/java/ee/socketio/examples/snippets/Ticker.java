/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.examples.snippets;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import ee.socketio.Congested;
import ee.socketio.Congestion;
import ee.socketio.Disconnect;
import ee.socketio.DisconnectDetail;
import ee.socketio.Disconnected;
import ee.socketio.Draining;
import ee.socketio.On;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;
import ee.socketio.SocketServer;

/** What an application may do about clients that run into limits, and before it is stopped. */
@SocketEndpoint("/ticker")
public class Ticker {
    private final AtomicInteger tooBig = new AtomicInteger();

    @Inject
    SocketServer io;

    // tag::slow[]
    void relieve(@Observes @Congested Congestion event) {
        event.socket().leave("all-prices");
        event.socket().join("best-prices");
    }
    // end::slow[]

    void subscribe(@Observes @On("subscribe") String room, Socket socket) {
        socket.join(room);
    }

    // tag::detail[]
    void left(@Observes @Disconnected Disconnect event) {
        if (event.detail() == DisconnectDetail.MESSAGE_TOO_BIG) {
            tooBig.incrementAndGet();
        }
    }
    // end::detail[]

    public int tooBig() {
        return tooBig.get();
    }

    // tag::drain[]
    public CompletionStage<Void> stop() {
        return io.drain(Duration.ofMinutes(1));
    }

    void announce(@Observes Draining event) {
        io.of("/ticker").emit("moving", event.period().toSeconds());
    }
    // end::drain[]
}

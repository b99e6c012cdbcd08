/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import ee.socketio.Congested;
import ee.socketio.Congestion;
import ee.socketio.Disconnect;
import ee.socketio.Disconnected;
import ee.socketio.Draining;
import ee.socketio.On;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;
import ee.socketio.SocketServer;
import ee.socketio.impl.engine.CapturedLog;

/** Observers of clients that are too slow, and of a server that is drained. */
@OnEachContainer
class CongestionTest {
    @AutoClose
    private final CapturedLog log = CapturedLog.of("ee.socketio.cdi");

    @AutoClose
    private final SocketIoApp app;

    CongestionTest(CdiContainer container) {
        app = SocketIoApp.deploy(container, Feed.class, Operation.class, Careless.class);
    }

    @SocketEndpoint
    static class Feed {
        @Inject
        Journal journal;

        @Inject
        Socket current;

        void relieve(@Observes @Congested Congestion event) {
            journal.note("congested " + (event.waiting() > 600_000) + ' ' + event.limit() + ' '
                    + event.socket().id().equals(current.id()));
        }

        void farewell(@Observes @Disconnected Disconnect event) {
            journal.note(event.reason() + ": " + event.detail());
        }

        void hello(@Observes @On("hello") String name) {
            journal.note("hello " + name);
        }
    }

    @ApplicationScoped
    static class Operation {
        @Inject
        SocketServer server;

        @Inject
        Journal journal;

        void announce(@Observes Draining event) {
            journal.note("draining in " + event.period() + " with " + server.clientsCount());
        }
    }

    @ApplicationScoped
    static class Careless {
        void fail(@Observes @Priority(9_000) Draining event) {
            throw new IllegalStateException("careless");
        }
    }

    @Test
    void observersAreToldOfASlowClientAndOfItsEnd() {
        InMemoryClient client = app.connect();
        client.stall();
        Socket socket = app.bean(SocketServer.class).sockets().iterator().next();
        socket.emit("news", "x".repeat(350_000));
        socket.emit("news", "x".repeat(350_000));
        assertThat(app.journal()).containsExactly("congested true 1000000 true");
        socket.emit("news", "x".repeat(350_000));

        assertThat(app.journal())
                .endsWith("transport error: the client reads too slowly: over socketio.max-outbound-buffer");
    }

    @Test
    void observersAreToldBeforeTheServerIsDrained() {
        InMemoryClient client = app.connect();
        app.bean(SocketServer.class).drain(Duration.ofSeconds(3));

        assertThat(app.journal()).contains("draining in PT3S with 1");
        assertThat(client.closed()).isFalse();
    }

    @Test
    void anObserverThatFailsDoesNotKeepTheServerFromBeingDrained() {
        app.bean(SocketServer.class).drain(Duration.ZERO);

        assertThat(log.messages()).singleElement().asString().startsWith("SIO000246: ");
        assertThat(log.failures()).singleElement().isInstanceOf(IllegalStateException.class);
    }
}

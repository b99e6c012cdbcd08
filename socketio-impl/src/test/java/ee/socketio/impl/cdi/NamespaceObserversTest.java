/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import ee.socketio.ConnectRequest;
import ee.socketio.Connected;
import ee.socketio.Connecting;
import ee.socketio.ConnectionRefusedException;
import ee.socketio.Disconnect;
import ee.socketio.Disconnected;
import ee.socketio.NamespaceCreated;
import ee.socketio.NamespaceDeleted;
import ee.socketio.NamespaceParam;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;
import ee.socketio.SocketNamespace;
import ee.socketio.impl.engine.CapturedLog;

@OnEachContainer
class NamespaceObserversTest {
    @AutoClose
    private final CapturedLog log = CapturedLog.of("ee.socketio");

    @AutoClose
    private final SocketIoApp app;

    NamespaceObserversTest(CdiContainer container) {
        app = SocketIoApp.deploy(container, Teams.class, Everywhere.class, Chat.class);
    }

    @SocketEndpoint("/team-{name}")
    static class Teams {
        @Inject
        Journal journal;

        void check(@Observes @Connecting ConnectRequest request) {
            if (request.socket().namespace().name().equals("/team-closed")) {
                throw new ConnectionRefusedException("closed");
            }
        }

        void created(@Observes @NamespaceCreated SocketNamespace team, @NamespaceParam("name") String name) {
            journal.note(
                    "created " + team.name() + ' ' + name + ' ' + team.sockets().size());
            if (name.equals("failing")) {
                throw new IllegalStateException("no trace");
            }
        }

        void deleted(@Observes @NamespaceDeleted SocketNamespace team) {
            journal.note("deleted " + team.name() + ' ' + team.sockets().size());
        }

        void connected(@Observes @Connected Socket socket) {
            journal.note("connected " + socket.namespace().name());
        }

        void disconnected(@Observes @Disconnected Disconnect event) {
            journal.note("disconnected " + event.socket().namespace().name());
        }
    }

    @ApplicationScoped
    static class Everywhere {
        @Inject
        Journal journal;

        void later(@ObservesAsync @NamespaceCreated SocketNamespace namespace) {
            journal.note("any " + namespace.name());
        }
    }

    @SocketEndpoint("/chat")
    static class Chat {}

    @Test
    void namespaceComesWithItsFirstClientAndGoesWithItsLast() {
        InMemoryClient first = app.connect("/team-a");
        InMemoryClient second = app.connect("/team-a");
        first.leave();
        second.drop();

        assertThat(app.journal())
                .containsExactly(
                        "any /team-a",
                        "created /team-a a 0",
                        "connected /team-a",
                        "connected /team-a",
                        "disconnected /team-a",
                        "disconnected /team-a",
                        "deleted /team-a 0");
    }

    @Test
    void clientThatIsRefusedCreatesNothing() {
        app.open().tryToJoin("/team-closed", "");

        assertThat(app.journal()).isEmpty();
    }

    @Test
    void observerThatFailsKeepsNobodyOut() {
        app.connect("/team-failing");

        assertThat(app.journal()).endsWith("connected /team-failing");
        assertThat(log.records())
                .singleElement()
                .satisfies(entry -> assertThat(entry.getMessage()).startsWith("SIO000213: "));
    }

    @Test
    void namespacesThatAreNamedAreAlwaysThere() {
        app.connect("/chat").drop();
        app.connect("/").drop();

        assertThat(app.journal()).isEmpty();
    }
}

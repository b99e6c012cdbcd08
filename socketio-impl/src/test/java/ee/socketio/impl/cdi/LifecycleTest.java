/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import ee.socketio.ConnectRequest;
import ee.socketio.Connected;
import ee.socketio.Connecting;
import ee.socketio.Disconnect;
import ee.socketio.Disconnected;
import ee.socketio.Disconnecting;
import ee.socketio.On;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;
import ee.socketio.impl.engine.CapturedLog;

@OnEachContainer
class LifecycleTest {
    @AutoClose
    private final CapturedLog log = CapturedLog.of("ee.socketio.cdi");

    @AutoClose
    private final SocketIoApp app;

    LifecycleTest(CdiContainer container) {
        app = SocketIoApp.deploy(container, Chat.class, Fragile.class, Watcher.class);
    }

    @SocketEndpoint("/chat")
    static class Chat {
        @Inject
        Journal journal;

        @Inject
        Socket current;

        void connecting(@Observes @Connecting ConnectRequest request) {
            journal.note("connecting, connected: " + current.connected());
            current.join("early");
        }

        void connected(@Observes @Connected Socket socket) {
            journal.note("connected, in early: " + current.rooms().contains("early"));
            current.emit("welcome", current.id().equals(socket.id()));
        }

        void say(@Observes @On("say") String text) {
            journal.note("said " + text);
        }

        void leave(@Observes @On("leave") boolean close) {
            current.disconnect(close);
        }

        void disconnecting(@Observes @Disconnecting Disconnect event) {
            journal.note("disconnecting by " + event.reason() + ", in early: "
                    + current.rooms().contains("early"));
        }

        void disconnected(@Observes @Disconnected Disconnect event, Socket socket) {
            journal.note("disconnected by " + event.reason() + ", in rooms: "
                    + event.socket().rooms());
            journal.note("it was " + socket.id().equals(event.socket().id()));
        }
    }

    @SocketEndpoint("/fragile")
    static class Fragile {
        void connected(@Observes @Priority(1) @Connected Socket socket) {
            throw new IllegalStateException("connected");
        }

        void disconnecting(@Observes @Priority(1) @Disconnecting Disconnect event) throws Exception {
            throw new Exception("disconnecting");
        }

        void disconnected(@Observes @Priority(1) @Disconnected Disconnect event) {
            throw new IllegalStateException("disconnected");
        }
    }

    @ApplicationScoped
    static class Watcher {
        @Inject
        Journal journal;

        void second(@Observes @Priority(20) @Connected Socket socket) {
            note("second", socket);
        }

        void first(@Observes @Priority(10) @Connected Socket socket) {
            note("first", socket);
        }

        void disconnecting(@Observes @Priority(10) @Disconnecting Disconnect event) {
            note("disconnecting", event.socket());
        }

        void disconnected(@Observes @Priority(10) @Disconnected Disconnect event) {
            note("disconnected", event.socket());
        }

        private void note(String step, Socket socket) {
            if (!socket.namespace().name().equals("/chat")) {
                journal.note(step + " in " + socket.namespace().name());
            }
        }
    }

    @Test
    void observersAreToldOfEachStepInOrder() {
        InMemoryClient client = app.connect("/chat");
        client.emit("say", "'hi'");
        client.leave();

        assertThat(app.journal())
                .containsExactly(
                        "connecting, connected: false",
                        "connected, in early: true",
                        "said hi",
                        "disconnecting by client namespace disconnect, in early: true",
                        "disconnected by client namespace disconnect, in rooms: []",
                        "it was true");
    }

    @Test
    void connectedObserversRunAfterTheClientWasTold() {
        InMemoryClient client = app.open();

        assertThat(client.tryToJoin("/chat", ""))
                .satisfiesExactly(
                        joined -> assertThat(joined).startsWith("0/chat,{"),
                        welcome -> assertThat(welcome).isEqualTo("2/chat,['welcome',true]"));
    }

    @Test
    void connectionThatEndsIsTransportClose() {
        app.connect("/chat").drop();

        assertThat(app.journal()).contains("disconnected by transport close, in rooms: []");
    }

    @Test
    void serverMayEndASocket() {
        InMemoryClient client = app.connect("/chat");
        client.received();

        client.emit("leave", "false");

        assertThat(client.received()).containsExactly("1/chat,");
        assertThat(client.closed()).isFalse();
        assertThat(app.journal()).contains("disconnected by server namespace disconnect, in rooms: []");
    }

    @Test
    void serverMayEndTheConnection() {
        InMemoryClient client = app.connect("/chat");

        client.emit("leave", "true");

        assertThat(client.closed()).isTrue();
        assertThat(app.journal()).containsOnlyOnce("disconnected by server namespace disconnect, in rooms: []");
    }

    @Test
    void packetThatIsNoneIsForcedClose() {
        InMemoryClient client = app.connect("/chat");

        client.send("nonsense");

        assertThat(client.closed()).isTrue();
        assertThat(app.journal()).contains("disconnected by forced close, in rooms: []");
    }

    @Test
    void serverThatStopsTellsTheObservers() {
        app.connect("/chat");

        assertThat(app.stop()).isCompleted();

        assertThat(app.journal()).contains("disconnected by server shutting down, in rooms: []");
    }

    @Test
    void observersOfEachStepRunInTheOrderOfTheirPriorities() {
        app.connect("/").leave();

        assertThat(app.journal())
                .containsExactly("first in /", "second in /", "disconnecting in /", "disconnected in /");
    }

    @Test
    void observerThatFailsDoesNotKeepTheOthersFromRunning() {
        InMemoryClient client = app.connect("/fragile");
        client.leave();

        assertThat(app.journal())
                .containsExactly(
                        "first in /fragile",
                        "second in /fragile",
                        "disconnecting in /fragile",
                        "disconnected in /fragile");
        assertThat(client.received()).isEmpty();
        assertThat(client.closed()).isFalse();
    }

    @Test
    void observerThatFailsIsLogged() {
        app.connect("/fragile").leave();

        assertThat(log.records())
                .extracting(
                        entry -> entry.getMessage() + ": " + entry.getThrown().getMessage())
                .containsExactly(
                        "SIO000213: " + Fragile.class.getName() + ".connected failed: connected",
                        "SIO000213: " + Fragile.class.getName() + ".disconnecting failed: disconnecting",
                        "SIO000213: " + Fragile.class.getName() + ".disconnected failed: disconnected");
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import ee.socketio.Message;
import ee.socketio.On;
import ee.socketio.OnAnyOutgoing;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;
import ee.socketio.SocketScoped;
import ee.socketio.SocketServer;
import ee.socketio.impl.engine.CapturedLog;

@OnEachContainer
class OutgoingTest {
    @AutoClose
    private final CapturedLog log = CapturedLog.of("ee.socketio");

    @AutoClose
    private final SocketIoApp app;

    OutgoingTest(CdiContainer container) {
        app = SocketIoApp.deploy(container, Chat.class, Quiet.class, Ordered.class, Sent.class, Service.class);
    }

    @SocketScoped
    static class Sent {
        private int count;

        int countOne() {
            return ++count;
        }
    }

    @SocketEndpoint
    static class Chat {
        @Inject
        Journal journal;

        @Inject
        Sent sent;

        @Inject
        Socket socket;

        void out(@Observes @OnAnyOutgoing Message message, Socket receiver) {
            journal.note(receiver.id() + ' ' + message.event() + message.args() + ' ' + sent.countOne());
            receiver.emit("echo");
            if (message.event().equals("picture")) {
                journal.note("picture of " + message.arg(0, byte[].class).length + " bytes");
            }
            if (message.event().equals("failing")) {
                throw new IllegalStateException("no trace");
            }
        }

        void later(@ObservesAsync @OnAnyOutgoing Message message, Message again) {
            journal.note("later " + again.event());
        }

        String say(@Observes @On("say") String text) {
            socket.emit("said", text);
            return "reply";
        }
    }

    @SocketEndpoint("/quiet")
    static class Quiet {
        @Inject
        Socket socket;

        void say(@Observes @On("say") String text) {
            socket.emit("said", text);
        }
    }

    @SocketEndpoint("/ordered")
    static class Ordered {
        @Inject
        Journal journal;

        void last(@Observes @Priority(20) @OnAnyOutgoing Message message) {
            journal.note("last");
        }

        void first(@Observes @Priority(10) @OnAnyOutgoing Message message) {
            journal.note("first");
        }

        void ask(@Observes @On("ask") Message message, Socket socket) {
            socket.emit("answered");
        }
    }

    @ApplicationScoped
    static class Service {
        @Inject
        SocketServer io;

        void emit(String event, Object... args) {
            io.emit(event, args);
        }
    }

    @Test
    void eachEventToEachClientIsObserved() {
        InMemoryClient ann = app.connect();
        InMemoryClient bob = app.connect();

        app.bean(Service.class).emit("news", "now", 1);
        app.bean(Service.class).emit("more");

        assertThat(app.journal())
                .containsExactlyInAnyOrder(
                        ann.id() + " news[now, 1] 1",
                        "later news",
                        bob.id() + " news[now, 1] 1",
                        "later news",
                        ann.id() + " more[] 2",
                        "later more",
                        bob.id() + " more[] 2",
                        "later more");
    }

    @Test
    void attachmentsAreObserved() {
        app.connect();

        app.bean(Service.class).emit("picture", new byte[] {1, 2});

        assertThat(app.journal()).contains("picture of 2 bytes");
    }

    @Test
    void observersRunInTheOrderOfTheirPriorities() {
        app.connect("/ordered").emit("ask");

        assertThat(app.journal()).containsExactly("first", "last");
    }

    @Test
    void whatIsObservedIsSentAfterwards() {
        InMemoryClient client = app.connect();

        app.bean(Service.class).emit("news");

        assertThat(client.received()).containsExactly("2['echo']", "2['news']");
    }

    @Test
    void acknowledgementIsNoEvent() {
        InMemoryClient client = app.connect();

        client.send("20['say','hi']");

        assertThat(client.received()).containsExactly("2['echo']", "2['said','hi']", "30['reply']");
        assertThat(app.journal()).containsExactly("later said", client.id() + " said[hi] 1");
    }

    @Test
    void otherNamespacesAreNotObserved() {
        InMemoryClient client = app.connect("/quiet");

        client.emit("say", "'hi'");

        assertThat(client.received()).containsExactly("2/quiet,['said','hi']");
        assertThat(app.journal()).isEmpty();
    }

    @Test
    void observerThatFailsChangesNothingButTheLog() {
        InMemoryClient client = app.connect();

        app.bean(Service.class).emit("failing");

        assertThat(client.received()).containsExactly("2['echo']", "2['failing']");
        assertThat(log.records())
                .extracting(entry -> entry.getThrown().getMessage())
                .containsExactly("no trace");
    }

    @Test
    void clientThatHasGoneIsNotObserved() {
        app.connect().drop();

        app.bean(Service.class).emit("news");

        assertThat(app.journal()).isEmpty();
    }
}

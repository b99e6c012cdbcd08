/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import ee.socketio.Failure;
import ee.socketio.On;
import ee.socketio.OnFailure;
import ee.socketio.RoomCreated;
import ee.socketio.RoomDeleted;
import ee.socketio.RoomEvent;
import ee.socketio.RoomJoined;
import ee.socketio.RoomLeft;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;
import ee.socketio.SocketScoped;
import ee.socketio.impl.engine.CapturedLog;

@OnEachContainer
class RoomObserversTest {
    /** What an observer does. */
    private static Runnable drop;

    @AutoClose
    private final CapturedLog log = CapturedLog.of("ee.socketio");

    @AutoClose
    private final SocketIoApp app;

    RoomObserversTest(CdiContainer container) {
        app = SocketIoApp.deploy(container, Chat.class, Quiet.class, Visitor.class);
    }

    @SocketScoped
    static class Visitor {
        private int changes;

        int change() {
            return ++changes;
        }
    }

    @SocketEndpoint
    static class Chat {
        @Inject
        Journal journal;

        @Inject
        Socket current;

        @Inject
        Visitor visitor;

        void join(@Observes @On("join") String room) {
            current.join(room);
        }

        void leave(@Observes @On("leave") String room) {
            current.leave(room);
        }

        void created(@Observes @RoomCreated RoomEvent event) {
            note("created", event);
        }

        void joined(@Observes @RoomJoined RoomEvent event, Socket socket) {
            if (!socket.id().equals(event.room())) {
                journal.note("number " + visitor.change());
            }
            note("joined", event);
            if (event.room().equals("dropping")) {
                drop.run();
            }
            if (event.room().equals("failing")) {
                throw new IllegalStateException("as expected");
            }
        }

        void left(@Observes @RoomLeft RoomEvent event) {
            note("left", event);
        }

        void deleted(@Observes @RoomDeleted RoomEvent event) {
            note("deleted", event);
        }

        void later(@ObservesAsync @RoomDeleted RoomEvent event) {
            note("later", event);
        }

        @RolesAllowed("admin")
        void notForEverybody(@Observes @RoomJoined RoomEvent event) {
            journal.note("never");
        }

        void failed(@Observes @OnFailure Failure failure) {
            journal.note(failure.cause().getMessage());
        }

        private void note(String what, RoomEvent event) {
            if (!event.socket().id().equals(event.room())) {
                journal.note(what
                        + ' '
                        + event.room()
                        + ' '
                        + (event.socket().id().equals(current.id()))
                        + ' '
                        + event.namespace().name());
            }
        }
    }

    @SocketEndpoint("/quiet")
    static class Quiet {
        void join(@Observes @On("join") String room, Socket socket) {
            socket.join(room);
        }
    }

    @Test
    void changesAreObservedInOrderForTheirSocket() {
        InMemoryClient client = app.connect();
        client.ask("join", "'a'");
        client.ask("leave", "'a'");
        client.ask("join", "'a'");

        assertThat(app.journal())
                .containsExactly(
                        "created a true /",
                        "number 1",
                        "joined a true /",
                        "left a true /",
                        "later a true /",
                        "deleted a true /",
                        "created a true /",
                        "number 2",
                        "joined a true /");
    }

    @Test
    void changesThatComeAfterTheSocketHasGoneAreObservedToo() {
        InMemoryClient client = app.connect();
        client.ask("join", "'a'");
        app.holdHandlers();
        client.drop();
        app.releaseHandlers();

        assertThat(app.journal()).endsWith("left a true /", "later a true /", "deleted a true /");
    }

    @Test
    void changesAreObservedAlsoIfTheBeansOfTheSocketHaveGone() {
        InMemoryClient client = app.connect();
        drop = client::drop;
        app.sockets("/").forEach(socket -> socket.join("dropping"));

        assertThat(app.journal())
                .endsWith(
                        "joined dropping true /",
                        "left dropping true /",
                        "later dropping true /",
                        "deleted dropping true /");
        assertThat(log.records()).isEmpty();
    }

    @Test
    void otherNamespacesAreNotObserved() {
        app.connect("/quiet").ask("join", "'a'");

        assertThat(app.journal()).isEmpty();
    }

    @Test
    void failureIsObserved() {
        InMemoryClient client = app.connect();
        client.ask("join", "'failing'");

        assertThat(app.journal()).endsWith("joined failing true /", "as expected");
    }
}

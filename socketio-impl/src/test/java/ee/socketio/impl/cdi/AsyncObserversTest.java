/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import ee.socketio.Ack;
import ee.socketio.Arg;
import ee.socketio.Connected;
import ee.socketio.Disconnect;
import ee.socketio.Disconnected;
import ee.socketio.EventRejectedException;
import ee.socketio.Failure;
import ee.socketio.Message;
import ee.socketio.On;
import ee.socketio.OnAny;
import ee.socketio.OnFailure;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;
import ee.socketio.SocketScoped;
import ee.socketio.impl.cdi.InMemoryClient.Rejection;
import ee.socketio.impl.engine.Trampoline;

/** What would run on another thread runs after what runs now. */
@OnEachContainer
class AsyncObserversTest {
    @AutoClose
    private final SocketIoApp app;

    AsyncObserversTest(CdiContainer container) {
        app = SocketIoApp.deploy(container, new Trampoline(), Chat.class, Profile.class);
    }

    @SocketScoped
    static class Profile {
        @Inject
        Journal journal;

        private int uses;

        int use() {
            return ++uses;
        }

        @PreDestroy
        void end() {
            journal.note("profile ends after " + uses);
        }
    }

    @SocketEndpoint
    static class Chat {
        @Inject
        Journal journal;

        @Inject
        Profile profile;

        void first(@Observes @On("say") String text) {
            journal.note("sync " + text + ' ' + profile.use());
        }

        void beside(@ObservesAsync @On("say") String text, @Arg(1) int number, Socket from, Message message) {
            journal.note("async " + text + number + ' ' + profile.use() + ' ' + (from != null) + ' ' + message.event());
        }

        void any(@ObservesAsync @OnAny Message message) {
            journal.note("any " + message.event());
        }

        void reply(@ObservesAsync @On("reply") String text, Ack<String> ack) {
            ack.send(text + " from afar");
        }

        void failing(@ObservesAsync @On("failing") Message message, Ack<String> ack) {
            throw new EventRejectedException("FULL", "no room");
        }

        void failed(@Observes @OnFailure Failure failure) {
            journal.note("failed " + failure.code());
        }

        void connected(@ObservesAsync @Connected Socket socket) {
            journal.note("connected " + profile.use());
        }

        void left(@Observes @Disconnected Disconnect event) {
            journal.note("left");
        }

        void leftBeside(@ObservesAsync @Disconnected Disconnect event) {
            journal.note("left beside " + profile.use());
        }
    }

    @Test
    void theyAreCalledWithAllThatTheOthersHave() {
        assertThat(app.connect().ask("say", "'hi'", "5")).isEqualTo("[]");

        assertThat(app.journal())
                .containsExactlyInAnyOrder("connected 1", "any say", "sync hi 2", "async hi5 3 true say");
    }

    @Test
    void theyMayReply() {
        assertThat(app.connect().ask("reply", "'hi'")).isEqualTo("['hi from afar']");
    }

    @Test
    void theirFailureIsReplied() {
        assertThat(app.connect().askInVain("failing")).isEqualTo(new Rejection("FULL", "no room"));
        assertThat(app.journal()).contains("failed FULL");
    }

    @Test
    void argumentsThatCannotBeBoundAreReplied() {
        assertThat(app.connect().askInVain("reply", "{}").code()).isEqualTo("BAD_PAYLOAD");
    }

    @Test
    void beansOfTheSocketOutliveTheLastOfThem() {
        app.connect().leave();

        assertThat(app.journal())
                .containsExactlyInAnyOrder("connected 1", "left", "left beside 2", "profile ends after 2")
                .endsWith("profile ends after 2");
    }
}

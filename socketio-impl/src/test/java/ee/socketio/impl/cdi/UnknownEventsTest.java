/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ee.socketio.Message;
import ee.socketio.On;
import ee.socketio.SocketEndpoint;
import ee.socketio.impl.cdi.InMemoryClient.Rejection;
import ee.socketio.impl.engine.CapturedLog;

@OnEachContainer
class UnknownEventsTest {
    @AutoClose
    private final CapturedLog log = CapturedLog.of("ee.socketio");

    @AutoClose
    private final SocketIoApp app;

    UnknownEventsTest(CdiContainer container) {
        app = SocketIoApp.deploy(container, Chat.class, Home.class, Stranger.class);
    }

    @SocketEndpoint("/chat")
    static class Chat {
        void say(@Observes @On("say") String text) {}
    }

    @SocketEndpoint
    static class Home {
        void ring(@Observes @On("ring") Message message) {}
    }

    /** Sees whatever goes through the container. */
    @ApplicationScoped
    static class Stranger {
        @Inject
        Journal journal;

        void text(@Observes String text) {
            journal.note("text " + text);
        }

        void message(@Observes Message message) {
            journal.note("message " + message.event());
        }

        void context(@Observes @Initialized(RequestScoped.class) Object event) {
            journal.note("request");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"shout", "Say", "say ", "", "ring"})
    void clientThatAsksIsTold(String event) {
        assertThat(app.connect("/chat").askInVain(event, "'text'"))
                .isEqualTo(new Rejection("UNHANDLED", "no handler for this event"));
    }

    @Test
    void clientThatDoesNotAskIsNotTold() {
        InMemoryClient client = app.connect("/chat");

        client.emit("shout", "'text'");

        assertThat(client.received()).isEmpty();
        assertThat(client.closed()).isFalse();
        assertThat(log.records()).isEmpty();
    }

    @Test
    void nothingIsAskedOfTheContainer() {
        InMemoryClient client = app.connect("/chat");
        int noted = app.journal().size();

        client.emit("shout", "'text'");

        assertThat(app.journal()).hasSize(noted);
    }

    @Test
    void eventThatIsHandledReachesNoOtherObserver() {
        InMemoryClient client = app.connect("/chat");

        assertThat(client.ask("say", "'text'")).isEqualTo("[]");

        assertThat(app.journal()).doesNotContain("text text", "message say");
    }
}

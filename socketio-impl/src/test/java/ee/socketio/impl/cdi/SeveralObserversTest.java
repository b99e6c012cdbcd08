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
import jakarta.json.JsonValue;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import ee.socketio.Ack;
import ee.socketio.EventRejectedException;
import ee.socketio.Message;
import ee.socketio.On;
import ee.socketio.SocketEndpoint;

/** Several observers of one event. */
@OnEachContainer
class SeveralObserversTest {
    @AutoClose
    private final SocketIoApp app;

    SeveralObserversTest(CdiContainer container) {
        app = SocketIoApp.deploy(container, First.class, Second.class, Anywhere.class);
    }

    public record Text(String text) {}

    @SocketEndpoint("/chat")
    static class First {
        @Inject
        Journal journal;

        void late(@Observes @Priority(30) @On("ordered") Message message) {
            journal.note("30 Message");
        }

        void early(@Observes @Priority(10) @On("ordered") Text text) {
            journal.note("10 Text");
        }

        void byDefault(@Observes @On("ordered") Message message) {
            journal.note("default");
        }

        void fail(@Observes @Priority(20) @On("failing") Message message) {
            throw new EventRejectedException("FULL", "no room");
        }

        String reply(@Observes @Priority(10) @On("replied") Message message) {
            return "reply of the first";
        }

        String replyTooEarly(@Observes @Priority(10) @On("replied too early") Message message) {
            return "reply of the first";
        }

        void fails(@Observes @Priority(20) @On("replied too early") Message message) {
            throw new EventRejectedException("FULL", "no room");
        }

        void picky(@Observes @Priority(20) @On("bound") int number) {
            journal.note(number);
        }

        void byHand(@Observes @Priority(10) @On("acknowledged") Message message, Ack<String> ack) {
            ack.send("by hand");
        }

        void never(@Observes @Priority(10) @On("unacknowledged") Message message, Ack<String> ack) {}
    }

    @SocketEndpoint("/chat")
    static class Second {
        @Inject
        Journal journal;

        void between(@Observes @Priority(20) @On("ordered") JsonValue value) {
            journal.note("20 JsonValue");
        }

        void before(@Observes @Priority(10) @On("failing") Message message) {
            journal.note("before");
        }

        void after(@Observes @Priority(30) @On("failing") Message message) {
            journal.note("after");
        }

        void watch(@Observes @Priority(20) @On("replied") Message message) {
            journal.note("watched");
        }

        void beforehand(@Observes @Priority(10) @On("bound") String text) {
            journal.note("before");
        }

        void afterwards(@Observes @Priority(30) @On("bound") String text) {
            journal.note("after");
        }

        void watchAck(@Observes @Priority(20) @On("acknowledged") String text) {
            journal.note("watched");
        }

        void watchAgain(@Observes @Priority(20) @On("unacknowledged") Message message) {
            journal.note("watched");
        }
    }

    @ApplicationScoped
    static class Anywhere {
        @Inject
        Journal journal;

        void between(@Observes @Priority(25) @On("ordered") Message message) {
            journal.note("25 of every namespace");
        }
    }

    @Test
    void theyRunInTheOrderOfTheirPrioritiesWhateverTheirPayload() {
        app.connect("/chat").emit("ordered", "{'text':'hi'}");

        assertThat(app.journal())
                .containsExactly("10 Text", "20 JsonValue", "25 of every namespace", "30 Message", "default");
    }

    @Test
    void firstFailureKeepsTheOthersFromRunning() {
        assertThat(app.connect("/chat").askInVain("failing").code()).isEqualTo("FULL");
        assertThat(app.journal()).containsExactly("before");
    }

    @Test
    void firstPayloadThatCannotBeBoundKeepsTheOthersFromRunning() {
        assertThat(app.connect("/chat").askInVain("bound", "'text'").code()).isEqualTo("BAD_PAYLOAD");
        assertThat(app.journal()).containsExactly("before");
    }

    @Test
    void oneRepliesForAll() {
        assertThat(app.connect("/chat").ask("replied")).isEqualTo("['reply of the first']");
        assertThat(app.journal()).containsExactly("watched");
    }

    @Test
    void failureOfALaterOneIsTheReply() {
        assertThat(app.connect("/chat").askInVain("replied too early").code()).isEqualTo("FULL");
    }

    @Test
    void oneThatTakesAnAckRepliesForAll() {
        assertThat(app.connect("/chat").ask("acknowledged", "'text'")).isEqualTo("['by hand']");
        assertThat(app.journal()).containsExactly("watched");
    }

    @Test
    void nobodyRepliesForOneThatTakesAnAck() {
        InMemoryClient client = app.connect("/chat");

        client.send("2/chat,7['unacknowledged']");

        assertThat(client.received()).isEmpty();
        assertThat(app.journal()).containsExactly("watched");
    }
}

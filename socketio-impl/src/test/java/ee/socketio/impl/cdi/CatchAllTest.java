/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import ee.socketio.Ack;
import ee.socketio.EventRejectedException;
import ee.socketio.Message;
import ee.socketio.On;
import ee.socketio.OnAny;
import ee.socketio.OnUnhandled;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;
import ee.socketio.impl.cdi.InMemoryClient.Rejection;

@OnEachContainer
class CatchAllTest {
    @AutoClose
    private final SocketIoApp app;

    CatchAllTest(CdiContainer container) {
        app = SocketIoApp.deploy(container, Chat.class, Fallback.class, Manual.class, Silent.class);
    }

    @SocketEndpoint
    static class Chat {
        @Inject
        Journal journal;

        void early(@Observes @Priority(1) @On("say") String text) {
            journal.note("say " + text);
        }

        void any(@Observes @Priority(20) @OnAny Message message, Socket from) {
            journal.note("any " + message.event() + ' ' + message.args() + ' ' + (from != null));
        }

        void guard(@Observes @Priority(10) @OnAny Message message) {
            journal.note("guard");
            if (message.event().equals("forbidden")) {
                throw new EventRejectedException("NO", "not here");
            }
        }

        void forbidden(@Observes @On("forbidden") Message message) {
            journal.note("never");
        }
    }

    @SocketEndpoint("/fallback")
    static class Fallback {
        String unknown(@Observes @OnUnhandled Message message) {
            return message.event() + " is not known";
        }

        void known(@Observes @On("known") Message message) {}
    }

    @SocketEndpoint("/manual")
    static class Manual {
        void unknown(@Observes @OnUnhandled Message message, Ack<String> ack) {
            ack.send("by hand");
        }
    }

    @SocketEndpoint("/silent")
    static class Silent {
        @Inject
        Journal journal;

        void unknown(@Observes @OnUnhandled Message message) {
            journal.note("unhandled " + message.event());
        }
    }

    @Test
    void catchAllsComeBeforeTheHandlersWhateverTheirPriorities() {
        assertThat(app.connect().ask("say", "'hi'")).isEqualTo("[]");
        assertThat(app.journal()).containsExactly("guard", "any say [hi] true", "say hi");
    }

    @Test
    void catchAllCanRejectAnEvent() {
        assertThat(app.connect().askInVain("forbidden")).isEqualTo(new Rejection("NO", "not here"));
        assertThat(app.journal()).containsExactly("guard");
    }

    @Test
    void catchAllSeesWhatNobodyHandles() {
        assertThat(app.connect().askInVain("shout", "1", "2").code()).isEqualTo("UNHANDLED");
        assertThat(app.journal()).containsExactly("guard", "any shout [1, 2] true");
    }

    @Test
    void catchAllIsOfItsNamespaceOnly() {
        app.connect("/fallback").emit("known");

        assertThat(app.journal()).isEmpty();
    }

    @Test
    void unhandledEventIsRepliedByWhatIsReturned() {
        assertThat(app.connect("/fallback").ask("shout")).isEqualTo("['shout is not known']");
    }

    @Test
    void handledEventIsNot() {
        assertThat(app.connect("/fallback").ask("known")).isEqualTo("[]");
    }

    @Test
    void unhandledEventIsRepliedByHand() {
        assertThat(app.connect("/manual").ask("shout")).isEqualTo("['by hand']");
    }

    @Test
    void unhandledEventIsAnErrorAlsoIfItWasNoticed() {
        assertThat(app.connect("/silent").askInVain("shout").code()).isEqualTo("UNHANDLED");
        assertThat(app.journal()).containsExactly("unhandled shout");
    }
}

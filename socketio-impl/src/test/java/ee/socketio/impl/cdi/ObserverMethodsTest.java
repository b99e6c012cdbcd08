/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ee.socketio.Message;
import ee.socketio.On;
import ee.socketio.SocketEndpoint;

/** What methods may be observers. */
@OnEachContainer
class ObserverMethodsTest {
    @AutoClose
    private final SocketIoApp app;

    ObserverMethodsTest(CdiContainer container) {
        app = SocketIoApp.deploy(container, Observers.class, Private.class, Heir.class, OtherHeir.class);
    }

    @SocketEndpoint
    static class Observers {
        private static int calledStatically;

        @Inject
        Journal journal;

        public String publicly(@Observes @On("public reply") Message message) {
            return message.event();
        }

        protected String protectedly(@Observes @On("protected reply") Message message) {
            return message.event();
        }

        String packagePrivately(@Observes @On("package-private reply") Message message) {
            return message.event();
        }

        protected void protectedSilence(@Observes @On("protected") Message message) {
            journal.note(message.event());
        }

        void packagePrivateSilence(@Observes @On("package-private") Message message) {
            journal.note(message.event());
        }

        static void staticSilence(@Observes @On("static") Message message) {
            calledStatically++;
        }
    }

    @SocketEndpoint("/private")
    static class Private {
        @Inject
        Journal journal;

        private void silence(@Observes @On("private") Message message) {
            journal.note(message.event());
        }
    }

    abstract static class Ancestor<T> {
        String reply(@Observes @On("inherited reply") T payload) {
            return describe(payload);
        }

        abstract String describe(T payload);
    }

    @SocketEndpoint("/heir")
    static class Heir extends Ancestor<Integer> {
        @Override
        String describe(Integer payload) {
            return "number " + payload;
        }
    }

    @SocketEndpoint("/other-heir")
    static class OtherHeir extends Ancestor<String> {
        @Override
        String describe(String payload) {
            return "text " + payload;
        }
    }

    @BeforeEach
    void forget() {
        Observers.calledStatically = 0;
    }

    @ParameterizedTest
    @ValueSource(strings = {"public reply", "protected reply", "package-private reply"})
    void replyNeedsNoPublicMethod(String event) {
        assertThat(app.connect().ask(event)).isEqualTo("['" + event + "']");
    }

    @ParameterizedTest
    @ValueSource(strings = {"protected", "package-private"})
    void observerNeedsNoPublicMethod(String event) {
        assertThat(app.connect().ask(event)).isEqualTo("[]");
        assertThat(app.journal()).containsExactly(event);
    }

    /** On OpenWebBeans not beside one that replies: it calls a private method on the object that intercepts. */
    @Test
    void observerMayBePrivate() {
        assertThat(app.connect("/private").ask("private")).isEqualTo("[]");
        assertThat(app.journal()).containsExactly("private");
    }

    @Test
    void observerMayBeStatic() {
        assertThat(app.connect().ask("static")).isEqualTo("[]");
        assertThat(Observers.calledStatically).isEqualTo(1);
    }

    @Test
    void observerMayBeInheritedWithATypeOfEachHeir() {
        assertThat(app.connect("/heir").ask("inherited reply", "1")).isEqualTo("['number 1']");
        assertThat(app.connect("/other-heir").ask("inherited reply", "'1'")).isEqualTo("['text 1']");
        assertThat(app.connect("/heir").askInVain("inherited reply", "'1'").code())
                .isEqualTo("BAD_PAYLOAD");
    }
}

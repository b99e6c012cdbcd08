/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.junit.jupiter.api.Test;

import ee.socketio.Message;
import ee.socketio.On;
import ee.socketio.SocketEndpoint;

@OnEachContainer
class TwoRepliesTest {
    private final CdiContainer container;

    TwoRepliesTest(CdiContainer container) {
        this.container = container;
    }

    @SocketEndpoint("/chat")
    static class First {
        String one(@Observes @On("ask") String text) {
            return text;
        }
    }

    @SocketEndpoint("/chat")
    static class Second {
        int two(@Observes @On("ask") Message message) {
            return 2;
        }
    }

    @SocketEndpoint("/admin")
    static class OtherNamespace {
        int three(@Observes @On("ask") Message message) {
            return 3;
        }
    }

    @SocketEndpoint("/chat")
    static class OtherEvent {
        int four(@Observes @On("Ask") Message message) {
            return 4;
        }

        void five(@Observes @On("ask") Message message) {}
    }

    @ApplicationScoped
    static class EveryNamespace {
        int six(@Observes @On("ask") Message message) {
            return 6;
        }
    }

    @Test
    void verifyThatItFailsToDeploy() {
        assertThat(container.failToDeploy(First.class, Second.class))
                .contains("SIO000203: Event \"ask\" of namespace /chat has one reply")
                .contains(First.class.getName() + ".one", Second.class.getName() + ".two")
                .contains("make all but one of them void");
    }

    @Test
    void verifyThatOneOfEveryNamespaceCounts() {
        assertThat(container.failToDeploy(First.class, OtherNamespace.class, EveryNamespace.class))
                .contains("Event \"ask\" of namespace /chat", "Event \"ask\" of namespace /admin")
                .doesNotContain("Event \"ask\" of namespace / ");
    }

    @Test
    void verifyThatOtherEventsAndNamespacesDoNotCount() {
        try (SocketIoApp app = SocketIoApp.deploy(container, First.class, OtherNamespace.class, OtherEvent.class)) {
            assertThat(app.connect("/chat").ask("ask", "'text'")).isEqualTo("['text']");
        }
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import ee.socketio.Ack;
import ee.socketio.Arg;
import ee.socketio.Connected;
import ee.socketio.Message;
import ee.socketio.On;
import ee.socketio.SocketEndpoint;

@OnEachContainer
class SeveralMistakesTest {
    private final CdiContainer container;

    SeveralMistakesTest(CdiContainer container) {
        this.container = container;
    }

    @SocketEndpoint("chat")
    static class First {
        void connect(@Observes @On("connect") Message message) {}

        String ask(@Observes @On("ask") Message message, Ack<String> ack) {
            return "reply";
        }
    }

    @ApplicationScoped
    static class Second {
        @Inject
        @Arg(1)
        String argument;

        void connected(@Observes @Connected String text) {}

        String one(@Observes @On("question") Message message) {
            return "one";
        }

        String two(@Observes @On("question") Message message) {
            return "two";
        }
    }

    @Test
    void verifyThatAllAreReportedAtOnce() {
        assertThat(container.failToDeploy(First.class, Second.class))
                .contains("SIO000201: ", "SIO000202: ", "SIO000203: ", "SIO000205: ", "SIO000208: ", "SIO000209: ");
    }
}

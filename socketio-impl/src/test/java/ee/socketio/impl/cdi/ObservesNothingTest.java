/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;

import org.junit.jupiter.api.Test;

import ee.socketio.Connected;
import ee.socketio.Message;
import ee.socketio.On;
import ee.socketio.OnAny;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;

@OnEachContainer
class ObservesNothingTest {
    private final CdiContainer container;

    ObservesNothingTest(CdiContainer container) {
        this.container = container;
    }

    @SocketEndpoint
    static class Event {
        void say(@On("say") String text) {}
    }

    @ApplicationScoped
    static class Step {
        void connected(@Connected Socket socket) {}
    }

    @ApplicationScoped
    static class CatchAll {
        void any(@OnAny Message message, Socket socket) {}
    }

    @Test
    void verifyThatAnEventFailsToDeploy() {
        assertThat(container.failToDeploy(Event.class))
                .contains("SIO000226: ")
                .contains(Event.class.getName() + ".say(")
                .contains("put @Observes before the qualifier");
    }

    @Test
    void verifyThatAStepFailsToDeploy() {
        assertThat(container.failToDeploy(Step.class))
                .contains("SIO000226: ")
                .contains(Step.class.getName() + ".connected(");
    }

    @Test
    void verifyThatACatchAllFailsToDeploy() {
        assertThat(container.failToDeploy(CatchAll.class))
                .contains("SIO000226: ")
                .contains(CatchAll.class.getName() + ".any(");
    }
}

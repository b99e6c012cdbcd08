/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.event.ObservesAsync;

import org.junit.jupiter.api.Test;

import ee.socketio.Connected;
import ee.socketio.On;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;

@OnEachContainer
class AsynchronousObserverTest {
    private final CdiContainer container;

    AsynchronousObserverTest(CdiContainer container) {
        this.container = container;
    }

    @SocketEndpoint
    static class Event {
        void say(@ObservesAsync @On("say") String text) {}
    }

    @SocketEndpoint
    static class Step {
        void connected(@ObservesAsync @Connected Socket socket) {}
    }

    @Test
    void verifyThatItFailsToDeploy() {
        assertThat(container.failToDeploy(Event.class))
                .contains("SIO000207: " + Event.class.getName() + ".say uses @ObservesAsync")
                .contains("use @Observes, and a managed executor");
    }

    @Test
    void verifyThatALifecycleObserverFailsToDeploy() {
        assertThat(container.failToDeploy(Step.class)).contains("SIO000207: " + Step.class.getName() + ".connected");
    }
}

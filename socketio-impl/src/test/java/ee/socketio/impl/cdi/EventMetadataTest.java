/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.EventMetadata;

import org.junit.jupiter.api.Test;

import ee.socketio.Connected;
import ee.socketio.On;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;

@OnEachContainer
class EventMetadataTest {
    private final CdiContainer container;

    EventMetadataTest(CdiContainer container) {
        this.container = container;
    }

    @SocketEndpoint
    static class Event {
        void say(@Observes @On("say") String text, EventMetadata metadata) {}
    }

    @SocketEndpoint
    static class Step {
        void connected(@Observes @Connected Socket socket, EventMetadata metadata) {}
    }

    @Test
    void verifyThatItFailsToDeploy() {
        assertThat(container.failToDeploy(Event.class))
                .contains("SIO000206: " + Event.class.getName() + ".say takes EventMetadata")
                .contains("take a Message");
    }

    @Test
    void verifyThatALifecycleObserverFailsToDeploy() {
        assertThat(container.failToDeploy(Step.class)).contains("SIO000206: " + Step.class.getName() + ".connected");
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

import org.junit.jupiter.api.Test;

import ee.socketio.Connected;
import ee.socketio.On;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;

@OnEachContainer
class TransactionalObserverTest {
    private final CdiContainer container;

    TransactionalObserverTest(CdiContainer container) {
        this.container = container;
    }

    @SocketEndpoint
    static class Event {
        void say(@Observes(during = TransactionPhase.AFTER_SUCCESS) @On("say") String text) {}
    }

    @SocketEndpoint
    static class Step {
        void connected(@Observes(during = TransactionPhase.BEFORE_COMPLETION) @Connected Socket socket) {}
    }

    @Test
    void verifyThatItFailsToDeploy() {
        assertThat(container.failToDeploy(Event.class))
                .contains("SIO000223: " + Event.class.getName() + ".say observes during AFTER_SUCCESS")
                .contains("make the observer @Transactional");
    }

    @Test
    void verifyThatALifecycleObserverFailsToDeploy() {
        assertThat(container.failToDeploy(Step.class))
                .contains("SIO000223: " + Step.class.getName() + ".connected observes during BEFORE_COMPLETION");
    }
}

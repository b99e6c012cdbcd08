/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.event.Observes;

import org.junit.jupiter.api.Test;

import ee.socketio.Message;
import ee.socketio.On;
import ee.socketio.OnAny;
import ee.socketio.SocketEndpoint;

@OnEachContainer
class SeveralQualifiersTest {
    private final CdiContainer container;

    SeveralQualifiersTest(CdiContainer container) {
        this.container = container;
    }

    @SocketEndpoint
    static class Both {
        void both(@Observes @On("say") @OnAny Message message) {}
    }

    @Test
    void verifyThatTheyFailToDeploy() {
        assertThat(container.failToDeploy(Both.class))
                .contains("SIO000222: " + Both.class.getName() + ".both observes [@On, @OnAny] at once");
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.event.Observes;

import org.junit.jupiter.api.Test;

import ee.socketio.Namespace;
import ee.socketio.On;
import ee.socketio.SocketEndpoint;

@OnEachContainer
class AmbiguousPatternsTest {
    private final CdiContainer container;

    AmbiguousPatternsTest(CdiContainer container) {
        this.container = container;
    }

    @SocketEndpoint("/org-{id}")
    static class One {
        void say(@Observes @On("say") String text) {}

        void shout(@Observes @Namespace("/org-{name}") @On("shout") String text) {}
    }

    @Test
    void verifyThatTheyFailToDeploy() {
        assertThat(container.failToDeploy(One.class))
                .contains("SIO000219: The patterns [/org-{id}, /org-{name}] admit the same namespaces");
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.event.Observes;

import org.junit.jupiter.api.Test;

import ee.socketio.Arg;
import ee.socketio.On;
import ee.socketio.SocketEndpoint;

@OnEachContainer
class NegativeArgumentTest {
    private final CdiContainer container;

    NegativeArgumentTest(CdiContainer container) {
        this.container = container;
    }

    @SocketEndpoint
    static class Chat {
        void say(@Observes @On("say") String text, @Arg(-1) String argument) {}
    }

    @Test
    void verifyThatItFailsToDeploy() {
        assertThat(container.failToDeploy(Chat.class))
                .contains("SIO000210: @Arg on " + Chat.class.getName() + ".say is negative")
                .contains("arguments count from 0");
    }
}

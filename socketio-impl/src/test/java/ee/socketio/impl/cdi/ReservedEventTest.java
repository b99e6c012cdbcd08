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
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;

@OnEachContainer
class ReservedEventTest {
    private final CdiContainer container;

    ReservedEventTest(CdiContainer container) {
        this.container = container;
    }

    @SocketEndpoint
    static class Chat {
        void greet(@Observes @On("connect") Socket socket) {}
    }

    @SocketEndpoint
    static class Spies {
        void one(@Observes @On("connect_error") Message message) {}

        void two(@Observes @On("disconnect") Message message) {}

        void three(@Observes @On("disconnecting") Message message) {}

        void four(@Observes @On("newListener") Message message) {}

        void five(@Observes @On("removeListener") Message message) {}
    }

    @Test
    void verifyThatItFailsToDeploy() {
        assertThat(container.failToDeploy(Chat.class))
                .contains("SIO000201: @On(\"connect\") on " + Chat.class.getName() + ".greet can never match")
                .contains("choose another name, or @Connected");
    }

    @Test
    void verifyThatEachReservedNameFailsToDeploy() {
        assertThat(container.failToDeploy(Spies.class))
                .contains("\"connect_error\"", "\"disconnect\"", "\"disconnecting\"")
                .contains("\"newListener\"", "\"removeListener\"");
    }
}

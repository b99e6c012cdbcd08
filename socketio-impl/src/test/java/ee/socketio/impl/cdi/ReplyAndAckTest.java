/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.event.Observes;

import org.junit.jupiter.api.Test;

import ee.socketio.Ack;
import ee.socketio.On;
import ee.socketio.SocketEndpoint;

@OnEachContainer
class ReplyAndAckTest {
    private final CdiContainer container;

    ReplyAndAckTest(CdiContainer container) {
        this.container = container;
    }

    @SocketEndpoint
    static class Chat {
        String say(@Observes @On("say") String text, Ack<String> ack) {
            return text;
        }
    }

    @Test
    void verifyThatItFailsToDeploy() {
        assertThat(container.failToDeploy(Chat.class))
                .contains("SIO000205: " + Chat.class.getName() + ".say returns a value and takes an Ack")
                .contains("return void, or do without the Ack");
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.event.Observes;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import ee.socketio.Message;
import ee.socketio.On;
import ee.socketio.SocketEndpoint;

@OnEachContainer
class DefaultNamespaceTest {
    @AutoClose
    private final SocketIoApp app;

    DefaultNamespaceTest(CdiContainer container) {
        app = SocketIoApp.deploy(container, Chat.class);
    }

    @SocketEndpoint("/chat")
    static class Chat {
        void say(@Observes @On("say") Message message) {}
    }

    @Test
    void itExistsThoughNothingNamesIt() {
        assertThat(app.connect("/").askInVain("say").code()).isEqualTo("UNHANDLED");
    }
}

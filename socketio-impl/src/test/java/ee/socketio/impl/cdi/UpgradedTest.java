/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;
import ee.socketio.Upgraded;
import ee.socketio.impl.core.Application;

@OnEachContainer
class UpgradedTest {
    private final CdiContainer container;

    UpgradedTest(CdiContainer container) {
        this.container = container;
    }

    @SocketEndpoint("/chat")
    static class Chat {
        @Inject
        Journal journal;

        void upgraded(@Observes @Upgraded Socket socket, Socket current) {
            journal.note(socket.namespace().name() + ' ' + (socket == current));
        }
    }

    @SocketEndpoint
    static class Silent {}

    @Test
    void observersOfTheNamespaceAreTold() {
        try (SocketIoApp app = SocketIoApp.deploy(container, Chat.class)) {
            app.connect("/chat");
            app.connect("/");

            app.sockets("/chat").forEach(app.handlers()::upgraded);
            app.sockets("/").forEach(app.handlers()::upgraded);

            assertThat(app.journal()).containsExactly("/chat true");
            assertThat(app.handlers().observesUpgrades()).isTrue();
        }
    }

    @Test
    void withoutObserversNobodyWantsToKnow() {
        try (SocketIoApp silent = SocketIoApp.deploy(container, Silent.class)) {
            Application handlers = silent.handlers();

            assertThat(handlers.observesUpgrades()).isFalse();
            assertThat(handlers.observesRooms("/")).isFalse();
        }
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.junit.jupiter.api.Test;

import ee.socketio.Connected;
import ee.socketio.Namespace;
import ee.socketio.Socket;
import ee.socketio.SocketServer;
import ee.socketio.testkit.SocketIoTest;
import ee.socketio.testkit.SocketIoTester;

@SocketIoTest({Cleaner.class, Configuration.class, CleanerTest.Lobby.class})
class CleanerTest {
    @ApplicationScoped
    static class Lobby {
        void enter(@Observes @Namespace("/chat") @Connected Socket socket) {
            socket.join("lobby");
        }
    }

    @Test
    void roomOfAnotherNamespaceIsPurged(SocketIoTester io) {
        String id = io.connect("/chat").id();

        io.connect("/admin").emit("purge", "lobby");

        assertThat(io.select(SocketServer.class).of("/chat").sockets())
                .singleElement()
                .satisfies(socket -> assertThat(socket.rooms()).containsExactly(id));
    }
}

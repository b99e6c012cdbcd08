/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import ee.socketio.SocketServer;
import ee.socketio.testkit.SocketIoTest;
import ee.socketio.testkit.SocketIoTester;
import ee.socketio.testkit.TestClient;

@SocketIoTest({Talk.class, Profile.class})
class TalkTest {
    @Test
    void eachSocketHasItsProfile(SocketIoTester io) {
        TestClient ann = io.connect("/talk");
        TestClient bob = io.client().header("Accept-Language", "de").connect("/talk");

        assertThat(ann.emitWithAck(int.class, "say", "hi")).isEqualTo(1);
        assertThat(ann.emitWithAck(int.class, "say", "hello")).isEqualTo(2);
        assertThat(bob.emitWithAck(int.class, "say", "Hallo")).isEqualTo(1);

        assertThat(bob.next("said").args()).containsExactly("hi", "en");
        assertThat(ann.next("said").args()).containsExactly("Hallo", "de");
        assertThat(io.select(SocketServer.class).of("/talk").sockets())
                .anySatisfy(socket ->
                        assertThat(socket.data().get("last", String.class)).contains("hello"));
    }
}

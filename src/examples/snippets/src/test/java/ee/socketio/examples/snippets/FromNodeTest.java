/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ee.socketio.testkit.SocketIoTester;
import ee.socketio.testkit.TestClient;

class FromNodeTest {
    @RegisterExtension
    final SocketIoTester io = SocketIoTester.of(FromNode.class);

    private TestClient client;

    @BeforeEach
    void connect() {
        client = io.client().header("User-Agent", "test").query("token", "t").connect("/", Map.of("name", "Ann"));
        assertThat(client.next().event()).isEqualTo("welcome");
    }

    @ParameterizedTest
    @ValueSource(strings = {"server", "all", "socket", "others", "handshake"})
    void everyCallDoesWhatItSays(String event) {
        client.emitWithAck(event);

        assertThat(io.failures()).isEmpty();
    }

    @Test
    void clientsAreAsked() {
        client.onAck("question", question -> 7);

        assertThat(client.emitWithAck(int.class, "ask")).isEqualTo(7);
        assertThat(client.emitWithAck(Integer[].class, "ask-all")).containsExactly(7);
        assertThat(client.emitWithAck(int.class, "several", "abc", 4)).isEqualTo(7);
    }

    @Test
    void serversAreAsked() {
        assertThat(client.emitWithAck(String[].class, "ask-servers")).isEmpty();
        assertThat(io.serverSideEmitWithAck(String.class, "/", "purge", "key")).isEqualTo("purged key");
    }

    @Test
    void namespacesComeAndGo() {
        assertThat(io.expectRefused("/org-1").message()).isEqualTo("Invalid namespace");
        TestClient member = io.connect("/org-1", Map.of());

        assertThat(client.next("namespace", String.class)).isEqualTo("/org-1");
        assertThat(client.next("room", String.class)).isEqualTo(member.id());
        member.drop();
        assertThat(client.next("left").arg(1, String.class)).isEqualTo(member.id());
        assertThat(client.next("no room", String.class)).isNotNull();
        assertThat(io.failures()).isEmpty();
    }

    @Test
    void catchAllsCatch() {
        client.emit("say", new FromNode.Say("lobby", "hi"));

        assertThat(client.expectRejected("forbidden").code()).isEqualTo("SORRY");
        assertThat(client.expectRejected("nobody", 1).code()).isEqualTo("UNHANDLED");
        assertThat(client.next("unknown").arg(0, String.class)).isEqualTo("nobody");
    }

    @Test
    void clientsComeAndGo() {
        TestClient other = io.connect("/", Map.of());

        assertThat(io.expectRefused("/").message()).isEqualTo("Who are you?");
        other.emit("disconnect-me", false);
        assertThat(other.disconnectReason()).contains("io server disconnect");
        assertThat(client.next("gone", String.class)).isEqualTo(other.id());
        client.emit("disconnect-me", true);
        assertThat(client.isConnected()).isFalse();
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import ee.socketio.testkit.SocketIoTester;
import ee.socketio.testkit.TestClient;

class HandlersTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @RegisterExtension
    final SocketIoTester io = SocketIoTester.of(Handlers.class).bean(Clock.class, new Clock() {
        @Override
        Instant now() {
            return NOW;
        }
    });

    private TestClient client;

    @BeforeEach
    void connect() {
        client = io.connect("/handlers");
    }

    private <T> T ask(Class<T> type, String event, Object... args) {
        return client.emitWithAck(type, event, args);
    }

    @Test
    void payloadsAreBound() {
        assertThat(ask(Handlers.Receipt.class, "say", new Handlers.Say("lobby", "hi"))
                        .at())
                .isEqualTo(NOW);
        assertThat(ask(int.class, "total", List.of(1, 2, 3))).isEqualTo(6);
        assertThat(ask(String.class, "greet")).isEqualTo("Hello, stranger");
        assertThat(ask(String.class, "greet", "Ann")).isEqualTo("Hello, Ann");
        assertThat(ask(int.class, "upload", new Handlers.Upload("a"), new byte[7]))
                .isEqualTo(7);
        assertThat(ask(Object.class, "keys", Map.of("a", 1))).isEqualTo(List.of("a"));
        assertThat(client.emitWithAck("echo", "a", 1).args()).containsExactly("a", 1L);
    }

    @Test
    void brokenConstraintsAreNamed() {
        assertThat(client.expectRejected("say", new Handlers.Say("lobby", " ")).toString())
                .contains("INVALID", "\"argument\":0", "\"path\":\"text\"", "must not be blank")
                .doesNotContain("lobby");
    }

    @Test
    void repliesAreSent() {
        assertThat(ask(Handlers.Receipt.class, "store", "a").at()).isEqualTo(NOW);
        assertThat(ask(Handlers.Receipt.class, "order", "chair").at()).isEqualTo(NOW);
        assertThat(client.expectRejected("order", "").code()).isEqualTo("NO_ARTICLE");
        assertThat(ask(Handlers.Stock.class, "stock", "chair").left()).isEqualTo(3);
        assertThat(client.expectRejected("stock", "table").message()).isEqualTo("There is no table");
        assertThat(client.emitWithAck("typing", "lobby").args()).isEmpty();
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import ee.socketio.impl.engine.CapturedLog;
import ee.socketio.impl.engine.EngineSession;
import ee.socketio.impl.engine.WebSocketClient;

/** Whatever a client sends is handled, or closes its own connection; nothing fails inside. */
@Timeout(120)
class CoreFuzzTest {
    static final String[] FRAMES = {
        "40",
        "40/chat,{\"token\":\"x\"}",
        "40/chat?token=a%20b&c=%,",
        "41/chat,",
        "42[\"say\",{\"a\":[{}]},0.1]",
        "42/chat,13[\"tell\"]",
        "430[\"ok\"]",
        "44{\"message\":\"x\"}",
        "451-7[\"b\",{\"_placeholder\":true,\"num\":0}]",
        "461-0[{\"_placeholder\":true,\"num\":0}]"
    };

    private static final String ALPHABET = "0123456-b[]{}\"\\,/:x \u001e\0\u20ac";

    private final TestServer server = new TestServer();
    private final WebSocketClient bystander = server.join();
    private CapturedLog log;

    @BeforeEach
    void captureLog() {
        log = CapturedLog.of(EngineSession.class.getName());
        server.application.onEvent = event -> event.reply("ok");
    }

    @AfterEach
    void assertThatNothingFailedInside() {
        log.close();
        assertThat(log.messages()).isEmpty();
        server.io.emit("still here");
        assertThat(bystander.frames()).containsExactly("42[\"still here\"]");
        assertThat(server.io.clientsCount()).isEqualTo(1);
        assertThat(server.io.sockets()).hasSize(1);
        assertThat(server.io.of("/chat").sockets()).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("FRAMES")
    void survivesTruncation(String frame) {
        IntStream.rangeClosed(0, frame.length()).forEach(end -> converse(frame.substring(0, end)));
    }

    @Test
    void survivesMutatedConversations() {
        Random random = new Random(1);
        for (int i = 0; i < 3000; i++) {
            String[] conversation = new String[4];
            for (int j = 0; j < conversation.length; j++) {
                conversation[j] = mutate(FRAMES[random.nextInt(FRAMES.length)], random);
            }
            converse(conversation);
        }
    }

    /** The same with a client of version 2, which is in the main namespace unasked. */
    @Test
    void survivesMutatedConversationsOfOlderClients() {
        Random random = new Random(2);
        for (int i = 0; i < 3000; i++) {
            WebSocketClient client = WebSocketClient.openEio3(server.engine);
            server.handlers.runAll();
            converse(client, new byte[] {4, 1}, mutate(FRAMES[2], random), mutate(FRAMES[i % FRAMES.length], random));
        }
    }

    private void converse(String... frames) {
        converse(server.join(), new byte[] {1}, frames);
    }

    private void converse(WebSocketClient client, byte[] bytes, String... frames) {
        server.join(client, "/chat");
        server.lastSocket().emitWithAck(String.class, "ask");
        for (String frame : frames) {
            client.says(frame);
            client.says(bytes);
            server.handlers.runAll();
        }
        client.leaves();
        server.handlers.runAll();
    }

    private static String mutate(String frame, Random random) {
        StringBuilder mutant = new StringBuilder(frame);
        for (int changes = random.nextInt(3); changes > 0; changes--) {
            int at = random.nextInt(mutant.length() + 1);
            int end = Math.min(mutant.length(), at + random.nextInt(3));
            char c = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
            mutant.replace(at, end, random.nextInt(3) == 0 ? "" : String.valueOf(c));
        }
        return mutant.toString();
    }
}

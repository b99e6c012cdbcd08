/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ee.socketio.testkit.SocketIoTest;
import ee.socketio.testkit.SocketIoTester;
import ee.socketio.testkit.TestClient;

@SocketIoTest(Quiz.class)
class QuizTest {
    @ParameterizedTest
    @ValueSource(strings = {"ask", "ask-later"})
    void handlerAsksItsOwnClient(String event, SocketIoTester io) {
        TestClient client = io.connect("/quiz");
        client.onAck("question", question -> question.arg(0, String.class).equals("6 * 7?") ? "42" : "?");

        assertThat(client.emitWithAck(String.class, event, "6 * 7?")).isEqualTo("right");
        assertThat(client.emitWithAck(String.class, event, "6 * 9?")).isEqualTo("wrong");
        assertThat(io.select(Quiz.class).started()).isEqualTo(event.equals("ask") ? 2 : 0);
    }
}

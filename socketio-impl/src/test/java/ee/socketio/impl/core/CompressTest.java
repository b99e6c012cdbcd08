/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ee.socketio.Emit;
import ee.socketio.Emitter;
import ee.socketio.Socket;
import ee.socketio.impl.engine.FakeExchange;
import ee.socketio.impl.engine.PollingClient;

class CompressTest {
    private final TestServer server = new TestServer();
    private PollingClient client;
    private Socket socket;

    @BeforeEach
    void join() {
        client = server.openPolling();
        client.post("40");
        server.handlers.runAll();
        client.poll();
        socket = server.lastSocket();
    }

    private boolean isCompressed(Emitter... emitters) {
        for (Emitter emitter : emitters) {
            emitter.emit("hi", new byte[] {1});
        }
        FakeExchange poll = client.poll();
        assertThat(poll.answer()).startsWith("451-[\"hi\",{\"_placeholder\":true,\"num\":0}]\u001ebAQ==");
        return poll.isCompressed();
    }

    @Test
    void eventsAreCompressedUnlessSaidOtherwise() {
        assertThat(isCompressed(socket)).isTrue();
        assertThat(isCompressed(server.io)).isTrue();
    }

    @Test
    void eventsAreNotCompressedIfSaidSo() {
        assertThat(isCompressed(socket.compress(false))).isFalse();
        assertThat(isCompressed(server.io.compress(false))).isFalse();
        assertThat(isCompressed(server.io.to(socket.id()).compress(false))).isFalse();
    }

    @Test
    void nothingElseChangesThat() {
        assertThat(isCompressed(socket.compress(false).timeout(Duration.ofSeconds(1))))
                .isFalse();
        assertThat(isCompressed(server.io
                        .compress(false)
                        .to(socket.id())
                        .except("nobody")
                        .local()))
                .isFalse();
        assertThat(isCompressed(socket.compress(false).compress(true))).isTrue();
    }

    @Test
    void oneEventThatIsNotToBeCompressedKeepsTheOthersFromIt() {
        assertThat(isCompressed(socket, socket.compress(false), socket)).isFalse();
        assertThat(isCompressed(socket)).as("the next answer").isTrue();
    }

    @Test
    void questionsAreCompressedAsSaid() {
        socket.compress(false).emitWithAck(String.class, "ask");
        assertThat(client.poll().isCompressed()).isFalse();
        socket.emitWithAck(String.class, "ask");
        assertThat(client.poll().isCompressed()).isTrue();
    }

    @Test
    void contractsAreSentAsTheirEmitterSays() {
        socket.compress(false).as(Greeter.class).hi(new byte[] {1});
        assertThat(client.poll().isCompressed()).isFalse();
    }

    private interface Greeter {
        @Emit("hi")
        void hi(byte[] bytes);
    }
}

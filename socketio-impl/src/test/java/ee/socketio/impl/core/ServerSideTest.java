/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ee.socketio.AckTimeoutException;
import ee.socketio.SocketNamespace;
import ee.socketio.impl.protocol.Payload;

/** Events between servers: what this one sends while it has no others, and what comes from others. */
class ServerSideTest {
    private final TestServer server = new TestServer();
    private final List<String> replies = new ArrayList<>();

    private final ServerSideEvent.Reply reply = new ServerSideEvent.Reply() {
        @Override
        public void answered(Payload values) {
            replies.add(values.values().toString());
        }

        @Override
        public void failed(String code, String message) {
            replies.add(code + ": " + message);
        }
    };

    // ---- Sending

    @ParameterizedTest
    @ValueSource(strings = {"/", "/chat", "/org-1", "/org-{id}"})
    void asksNobodyWithoutACluster(String name) {
        SocketNamespace namespace = server.io.of(name);
        namespace.serverSideEmit("purge", 1);

        assertThat(namespace
                        .serverSideEmitWithAck(String.class, "purge", 1)
                        .all()
                        .toCompletableFuture())
                .isCompletedWithValue(List.of());
        assertThat(namespace
                        .serverSideEmitWithAck(String.class, "purge")
                        .first()
                        .toCompletableFuture())
                .failsWithin(Duration.ZERO)
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(AckTimeoutException.class)
                .withMessageContaining("there was nobody to ask");
        server.handlers.runAll();
        assertThat(server.application.told).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"connect", "connection", "new_namespace"})
    void refusesReservedNames(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> server.io.serverSideEmit(name))
                .withMessageContaining(name);
        assertThatIllegalArgumentException().isThrownBy(() -> server.io.serverSideEmitWithAck(String.class, name));
    }

    @Test
    void refusesWhatOtherServersCouldNotRead() {
        Object unwritable = new Object() {
            @SuppressWarnings("unused")
            public String getValue() {
                throw new IllegalStateException("expected");
            }
        };
        assertThatIllegalArgumentException().isThrownBy(() -> server.io.serverSideEmit("purge", unwritable));
    }

    // ---- Receiving

    @Test
    void handsOnWhatComesOnTheExecutorInOrder() {
        server.io.receive("/chat", "purge", Payload.of("1"), ServerSideEvent.Reply.NONE);
        server.io.receive("/org-7", "purge", Payload.of("2"), ServerSideEvent.Reply.NONE);
        server.io.receive("/org-{id}", "purge", Payload.of("3"), ServerSideEvent.Reply.NONE);
        server.io.receive("/chat", "purge", Payload.of("4"), ServerSideEvent.Reply.NONE);
        assertThat(server.application.told).isEmpty();
        server.handlers.runAll();

        assertThat(server.application.news())
                .containsExactlyInAnyOrder(
                        "server side /chat purge [1]",
                        "server side /chat purge [4]",
                        "server side /org-7 purge [2]",
                        "server side /org-{id} purge [3]")
                .containsSubsequence("server side /chat purge [1]", "server side /chat purge [4]");
    }

    @Test
    void repliesOnce() {
        server.application.onServerSide = event -> {
            event.reply("one", event.ackRequested());
            event.reply("two");
            event.replyError("CODE", "late");
        };
        server.io.receive("/", "ask", Payload.EMPTY, reply);
        server.handlers.runAll();

        assertThat(replies).containsExactly("[\"one\", true]");
    }

    @Test
    void repliesAnError() {
        server.application.onServerSide = event -> event.replyError("CODE", "message", "[1]");
        server.io.receive("/", "ask", Payload.EMPTY, reply);
        server.handlers.runAll();

        assertThat(replies).containsExactly("CODE: message");
    }

    @Test
    void repliesNothingIfNobodyWaits() {
        List<Boolean> asked = new ArrayList<>();
        server.application.onServerSide = event -> {
            asked.add(event.ackRequested());
            event.reply("one");
        };
        server.io.receive("/", "tell", Payload.EMPTY, ServerSideEvent.Reply.NONE);
        server.handlers.runAll();

        assertThat(asked).containsExactly(false);
        assertThat(server.application.news()).containsExactly("server side / tell []");
    }

    @Test
    void saysThatANamespaceIsUnknown() {
        server.io.receive("/unknown", "ask", Payload.EMPTY, reply);

        assertThat(replies).containsExactly("UNHANDLED: there is no such namespace");
    }

    @Test
    void refusesWhatComesWhenTooManyWait() {
        for (int i = 0; i < Notices.LIMIT; i++) {
            server.io.receive("/chat", "tell", Payload.EMPTY, ServerSideEvent.Reply.NONE);
        }
        server.io.receive("/chat", "ask", Payload.EMPTY, reply);
        server.io.receive("/", "tell", Payload.EMPTY, ServerSideEvent.Reply.NONE);

        assertThat(replies).containsExactly("OVERLOADED: too many events wait for their observers");
    }

    @Test
    void hasFinishedWhenAllThatCameIsHandled() {
        server.io.receive("/org-{id}", "tell", Payload.EMPTY, ServerSideEvent.Reply.NONE);
        assertThat(server.io.finished()).isNotDone();
        server.handlers.runAll();

        assertThat(server.io.finished()).isDone();
    }
}

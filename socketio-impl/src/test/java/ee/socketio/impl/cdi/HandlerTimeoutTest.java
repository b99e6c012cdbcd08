/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import ee.socketio.Ack;
import ee.socketio.Failure;
import ee.socketio.Message;
import ee.socketio.On;
import ee.socketio.OnFailure;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;
import ee.socketio.impl.engine.CapturedLog;

@OnEachContainer
class HandlerTimeoutTest {
    private static final String LATE = "[{'error':{'code':'TIMEOUT','message':'the event takes too long to handle'}}]";

    @AutoClose
    private final CapturedLog log = CapturedLog.of("ee.socketio.cdi");

    @AutoClose
    private final SocketIoApp app;

    private final InMemoryClient client;

    HandlerTimeoutTest(CdiContainer container) {
        app = SocketIoApp.deploy(container, Slow.class);
        client = app.connect();
    }

    @SocketEndpoint
    static class Slow {
        static CompletableFuture<String> answer;
        static Ack<String> ack;

        @Inject
        Journal journal;

        @Inject
        Socket current;

        CompletionStage<String> compute(@Observes @On("compute") Message event) {
            answer = new CompletableFuture<>();
            return answer;
        }

        void ask(@Observes @On("ask") Message event, Ack<String> reply) {
            ack = reply;
        }

        void told(@Observes @OnFailure Failure failure) {
            journal.note(failure.code()
                    + ' '
                    + failure.message().orElseThrow().event()
                    + ' '
                    + failure.cause(TimeoutException.class).isPresent()
                    + ' '
                    + failure.socket().id().equals(current.id()));
            failure.reply("OTHER", "too late for another answer");
        }
    }

    private void late(String event) {
        client.emitAcknowledged(event);
        app.pass(2 * SocketIoApp.HANDLER_TIMEOUT);
    }

    @Test
    void answersForAStageThatDoesNotComplete() {
        late("compute");
        assertThat(client.received()).containsExactly("30" + LATE);
        Slow.answer.complete("late");

        assertThat(client.received()).isEmpty();
        assertThat(app.journal()).containsExactly("TIMEOUT compute true true");
    }

    @Test
    void answersForAnAckThatIsForgotten() {
        late("ask");
        assertThat(client.received()).containsExactly("30" + LATE);
        Slow.ack.send("late");

        assertThat(client.received()).isEmpty();
    }

    @Test
    void doesNotAnswerForWhatIsInTime() {
        client.emitAcknowledged("compute");
        Slow.answer.complete("done");
        app.pass(2 * SocketIoApp.HANDLER_TIMEOUT);

        assertThat(client.received()).containsExactly("30['done']");
        assertThat(app.journal()).isEmpty();
    }

    @Test
    void namesEachLateHandlerInTheLogOnce() {
        late("compute");
        late("compute");
        late("ask");

        assertThat(log.messages()).hasSize(2).allMatch(message -> message.startsWith("SIO000245: "));
        assertThat(log.messages().get(0)).contains(Slow.class.getName() + ".compute");
    }

    @Test
    void tellsNobodyWhoIsNotThereAnyMore() {
        client.emitAcknowledged("compute");
        client.drop();
        app.pass(2 * SocketIoApp.HANDLER_TIMEOUT);

        assertThat(app.journal()).isEmpty();
    }
}

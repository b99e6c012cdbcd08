/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ee.socketio.ConnectRequest;
import ee.socketio.Connected;
import ee.socketio.Connecting;
import ee.socketio.ConnectionRefusedException;
import ee.socketio.EventRejectedException;
import ee.socketio.Failure;
import ee.socketio.Message;
import ee.socketio.On;
import ee.socketio.OnFailure;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;
import ee.socketio.impl.cdi.InMemoryClient.Rejection;
import ee.socketio.impl.engine.CapturedLog;

@OnEachContainer
class OnFailureTest {
    @AutoClose
    private final CapturedLog log = CapturedLog.of("ee.socketio");

    @AutoClose
    private final SocketIoApp app;

    OnFailureTest(CdiContainer container) {
        app = SocketIoApp.deploy(container, Failing.class, Lobby.class);
    }

    @SocketEndpoint
    static class Failing {
        @Inject
        Journal journal;

        @Inject
        Socket current;

        void failed(@Observes @Priority(10) @OnFailure Failure failure) {
            journal.note(failure.code()
                    + ' '
                    + failure.message().map(Message::event).orElse("a step")
                    + ' '
                    + failure.cause().getClass().getSimpleName()
                    + ' '
                    + failure.socket().id().equals(current.id()));
            failure.cause(IOException.class).ifPresent(io -> failure.reply("IO", io.getMessage()));
        }

        void failing(@Observes @Priority(20) @OnFailure Failure failure) {
            throw new IllegalStateException("fails itself");
        }

        void last(@Observes @Priority(30) @OnFailure Failure failure) {
            failure.reply("LAST", "too late for some");
        }

        void connected(@Observes @Connected Socket socket) {
            throw new IllegalStateException("not connected");
        }

        void unchecked(@Observes @On("unchecked") Message message) {
            throw new UncheckedIOException(new IOException("no disk"));
        }

        void checked(@Observes @On("checked") Message message) throws IOException {
            throw new IOException("no disk");
        }

        void rejecting(@Observes @On("rejecting") Message message) {
            throw new EventRejectedException("FULL", "no room");
        }

        void picky(@Observes @On("picky") int number) {}

        CompletionStage<String> later(@Observes @On("later") Message message) {
            return CompletableFuture.failedStage(new IllegalStateException("later"));
        }

        Object unwritable(@Observes @On("unwritable") Message message) {
            return Double.NaN;
        }
    }

    @SocketEndpoint("/lobby")
    static class Lobby {
        @Inject
        Journal journal;

        void guard(@Observes @Connecting ConnectRequest request) {
            if (request.auth(Map.class).isPresent()) {
                throw new ConnectionRefusedException("not you");
            }
            throw new IllegalStateException("broken");
        }

        void failed(@Observes @OnFailure Failure failure) {
            journal.note("lobby " + failure.code() + ' ' + failure.cause().getMessage());
            failure.reply("IGNORED", "nobody waits");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "unchecked, INTERNAL unchecked UncheckedIOException true, IO, no disk",
        "checked, INTERNAL checked IOException true, IO, no disk",
        "rejecting, FULL rejecting EventRejectedException true, LAST, too late for some",
        "picky, BAD_PAYLOAD picky BindingException true, LAST, too late for some",
        "later, INTERNAL later IllegalStateException true, LAST, too late for some",
    })
    void observersAreToldAndMayReply(String event, String noted, String code, String message) {
        InMemoryClient client = app.connect();

        Rejection rejection = client.askInVain(event, "'text'");

        assertThat(rejection).isEqualTo(new Rejection(code, message));
        assertThat(app.journal()).containsExactly("INTERNAL a step IllegalStateException true", noted);
    }

    @Test
    void observerThatFailsIsLoggedAndObservedByNobody() {
        app.connect().askInVain("rejecting");

        assertThat(log.records())
                .extracting(entry -> entry.getThrown().getMessage())
                .containsExactly("not connected", "fails itself", "fails itself");
    }

    @Test
    void failureOfAGuardIsObserved() {
        assertThat(app.open().tryToJoin("/lobby", "")).containsExactly("4/lobby,{'message':'Internal error'}");
        assertThat(app.journal()).containsExactly("lobby INTERNAL broken");
    }

    @Test
    void refusalIsNot() {
        assertThat(app.open().tryToJoin("/lobby", "{'name':'me'}")).containsExactly("4/lobby,{'message':'not you'}");
        assertThat(app.journal()).isEmpty();
    }
}

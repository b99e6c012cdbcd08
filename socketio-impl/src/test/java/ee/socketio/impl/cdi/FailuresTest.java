/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.logging.Level;

import jakarta.enterprise.event.Observes;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ee.socketio.AckTimeoutException;
import ee.socketio.EventRejectedException;
import ee.socketio.Message;
import ee.socketio.On;
import ee.socketio.SocketEndpoint;
import ee.socketio.impl.cdi.InMemoryClient.Rejection;
import ee.socketio.impl.engine.CapturedLog;

@OnEachContainer
class FailuresTest {
    @AutoClose
    private final CapturedLog log = CapturedLog.of("ee.socketio.cdi");

    @AutoClose
    private final SocketIoApp app;

    FailuresTest(CdiContainer container) {
        app = SocketIoApp.deploy(container, Failing.class);
    }

    @SocketEndpoint
    static class Failing {
        void reject(@Observes @On("reject") Message message) {
            throw new EventRejectedException("FULL", "no room");
        }

        void rejectWithoutText(@Observes @On("reject without text") Message message) {
            throw new EventRejectedException("FULL", null);
        }

        void unchecked(@Observes @On("unchecked") Message message) {
            throw new IllegalStateException("secret", new IOException("cause"));
        }

        void checked(@Observes @On("checked") Message message) throws IOException {
            throw new IOException("secret");
        }

        String replying(@Observes @On("replying") Message message) throws IOException {
            throw new IOException("secret");
        }

        void badArgument(@Observes @On("bad argument") Message message) {
            message.arg(0, int.class);
        }

        void illegalArgument(@Observes @On("illegal argument") Message message) {
            throw new IllegalArgumentException("secret");
        }

        void unacknowledged(@Observes @On("unacknowledged") Message message) {
            throw new CompletionException(new AckTimeoutException("secret"));
        }

        void error(@Observes @On("error") Message message) {
            throw new NoClassDefFoundError("secret");
        }

        void fine(@Observes @On("fine") Message message) {}
    }

    @Test
    void rejectionReachesTheClientAndNoLog() {
        assertThat(app.connect().askInVain("reject")).isEqualTo(new Rejection("FULL", "no room"));
        assertThat(log.records()).isEmpty();
    }

    @Test
    void rejectionMayHaveNoText() {
        assertThat(app.connect().askInVain("reject without text").code()).isEqualTo("FULL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unchecked", "checked", "replying", "illegal argument", "error"})
    void otherFailuresAreAnIdToTheClientAndOneEntryOfTheLog(String event) {
        Rejection rejection = app.connect().askInVain(event, "'text'");

        assertThat(rejection.code()).isEqualTo("INTERNAL");
        assertThat(rejection.message()).startsWith("internal error ").doesNotContain("secret");
        String id = rejection.message().substring("internal error ".length());
        assertThat(UUID.fromString(id)).isNotNull();
        assertThat(log.records()).singleElement().satisfies(entry -> {
            assertThat(entry.getLevel()).isEqualTo(Level.SEVERE);
            assertThat(entry.getMessage()).startsWith("SIO000212: " + Failing.class.getName() + '.');
            assertThat(entry.getMessage()).contains(id);
        });
    }

    @Test
    void argumentThatTheObserverCannotBindIsABadPayload() {
        Rejection rejection = app.connect().askInVain("bad argument", "'secret'");

        assertThat(rejection.code()).isEqualTo("BAD_PAYLOAD");
        assertThat(rejection.message()).contains("argument 0").doesNotContain("secret");
        assertThat(log.records()).isEmpty();
    }

    @Test
    void acknowledgementThatTheObserverMissesIsNoFailureOfTheServer() {
        Rejection rejection = app.connect().askInVain("unacknowledged");

        assertThat(rejection.code()).isEqualTo("ACK_TIMEOUT");
        assertThat(rejection.message()).doesNotContain("secret");
        assertThat(log.records()).isEmpty();
    }

    @Test
    void eachFailureHasItsOwnId() {
        InMemoryClient client = app.connect();

        assertThat(client.askInVain("checked")).isNotEqualTo(client.askInVain("checked"));
    }

    @Test
    void logTellsWhatTheObserverThrew() {
        app.connect().emit("unchecked");
        app.connect().emit("checked");

        assertThat(log.records())
                .extracting(entry -> entry.getThrown().getClass().getSimpleName()
                        + ": "
                        + entry.getThrown().getMessage())
                .containsExactly("IllegalStateException: secret", "IOException: secret");
    }

    @Test
    void failuresThatNobodyAskedAboutAreLoggedToo() {
        InMemoryClient client = app.connect();

        client.emit("unchecked");

        assertThat(client.received()).isEmpty();
        assertThat(log.records()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reject", "unchecked", "checked", "error"})
    void socketGoesOn(String event) {
        InMemoryClient client = app.connect();

        client.emit(event);

        assertThat(client.ask("fine")).isEqualTo("[]");
        assertThat(client.closed()).isFalse();
    }
}

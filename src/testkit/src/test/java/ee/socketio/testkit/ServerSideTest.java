/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import ee.socketio.Ack;
import ee.socketio.Arg;
import ee.socketio.EventRejectedException;
import ee.socketio.Message;
import ee.socketio.Namespace;
import ee.socketio.ServerSide;
import ee.socketio.SocketEndpoint;
import ee.socketio.SocketNamespace;

/** What another server emits. */
class ServerSideTest {
    @RegisterExtension
    final SocketIoTester io = SocketIoTester.of(Cache.class).timeout(Duration.ofMillis(500));

    @SocketEndpoint("/cache")
    static class Cache {
        @Inject
        @Namespace("/cache")
        SocketNamespace cache;

        int purge(@Observes @ServerSide("purge") String key, @Arg(1) int times) {
            cache.emit("purged", key);
            return key.length() * times;
        }

        CompletableFuture<String> later(@Observes @ServerSide("later") Message message) {
            return CompletableFuture.supplyAsync(() -> "later");
        }

        void refuse(@Observes @ServerSide("refuse") Message message) {
            throw new EventRejectedException("NO", "not now");
        }

        void never(@Observes @ServerSide("never") Message message, Ack<String> ack) {}
    }

    @Test
    void isHandledBeforeTheTestGoesOn() {
        TestClient client = io.connect("/cache");

        io.serverSideEmit("/cache", "purge", "chair", 1);

        assertThat(client.next("purged", String.class)).isEqualTo("chair");
    }

    @Test
    void isAnswered() {
        assertThat(io.serverSideEmitWithAck(int.class, "/cache", "purge", "chair", 2))
                .isEqualTo(10);
        assertThat(io.serverSideEmitWithAck(String.class, "/cache", "later")).isEqualTo("later");
        assertThat(io.serverSideEmitWithAck(Void.class, "/cache", "purge", "chair", 2))
                .isNull();
    }

    @Test
    void isAnsweredByAnError() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> io.serverSideEmitWithAck(String.class, "/cache", "refuse"))
                .withMessage("\"refuse\" was answered by an error: NO: not now");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> io.serverSideEmitWithAck(String.class, "/cache", "unknown"))
                .withMessageContaining("UNHANDLED");
    }

    @Test
    void isNotAwaitedForEver() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> io.serverSideEmitWithAck(String.class, "/cache", "never"))
                .withMessageContaining("was not answered within PT0.5S");
    }
}

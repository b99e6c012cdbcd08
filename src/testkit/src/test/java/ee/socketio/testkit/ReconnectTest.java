/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import ee.socketio.ConnectRequest;
import ee.socketio.Connected;
import ee.socketio.Connecting;
import ee.socketio.ConnectionRefusedException;
import ee.socketio.On;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;
import ee.socketio.SocketIoConfig;
import ee.socketio.SocketScoped;
import ee.socketio.SocketServer;

/** Clients that lose their connection and come back. */
class ReconnectTest {
    @RegisterExtension
    final SocketIoTester io = SocketIoTester.of(Room.class, Mood.class, Journal.class)
            .config(SocketIoConfig.builder().connectionStateRecovery(true).build());

    public record Token(String token) {}

    @SocketScoped
    static class Mood {
        private String mood = "calm";

        String get() {
            return mood;
        }

        void set(String next) {
            mood = next;
        }
    }

    /** What the application saw. */
    @ApplicationScoped
    static class Journal {
        private final List<String> entries = new ArrayList<>();

        List<String> entries() {
            return entries;
        }
    }

    @SocketEndpoint
    static class Room {
        @Inject
        Journal journal;

        @Inject
        Mood mood;

        void check(@Observes @Connecting ConnectRequest request) {
            journal.entries().add("connecting " + request.auth(Map.class).orElse(Map.of()));
            if (request.auth(Token.class)
                    .map(Token::token)
                    .filter("bad"::equals)
                    .isPresent()) {
                throw new ConnectionRefusedException("bad token");
            }
        }

        void enter(@Observes @Connected Socket socket) {
            journal.entries().add("connected, recovered: " + socket.recovered() + ", " + mood.get());
            if (!socket.recovered()) {
                socket.join("room");
                socket.data().put("visit", 1);
                mood.set("excited");
            }
        }

        String mood(@Observes @On("mood") String question, Socket socket) {
            return mood.get() + ' ' + socket.data().get("visit", int.class).orElseThrow();
        }
    }

    private SocketServer server() {
        return io.select(SocketServer.class);
    }

    @Test
    void recoversAClientWithWhatItMissed() {
        TestClient ann = io.connect("/");
        String id = ann.id();
        server().to("room").emit("news", "one");
        ann.drop();
        server().to("room").emit("news", "two");
        server().to(id).emit("letter");

        ann.reconnect();

        assertThat(ann.isRecovered()).isTrue();
        assertThat(ann.id()).isEqualTo(id);
        assertThat(ann.next("news").args()).containsExactly("one");
        assertThat(ann.next("news").args()).containsExactly("two");
        assertThat(ann.next("letter").args()).isEmpty();
        ann.expectNothing();
        server().to("room").emit("news", 3);
        assertThat(ann.next("news", int.class)).isEqualTo(3);
    }

    /** Beans of a socket end with its connection; its data do not. */
    @Test
    void makesNewSocketScopedBeans() {
        TestClient ann = io.connect("/");
        assertThat(ann.emitWithAck(String.class, "mood", "?")).isEqualTo("excited 1");
        ann.drop();
        ann.reconnect();

        assertThat(ann.emitWithAck(String.class, "mood", "?")).isEqualTo("calm 1");
    }

    @Test
    void asksTheObserversWithTheSamePayload() {
        TestClient ann = io.connect("/", new Token("good"));
        ann.drop();
        ann.reconnect();

        assertThat(io.select(Journal.class).entries())
                .containsExactly(
                        "connecting {token=good}",
                        "connected, recovered: false, calm",
                        "connecting {token=good}",
                        "connected, recovered: true, calm");
    }

    @Test
    void connectsAnewAfterTooLongATime() {
        TestClient ann = io.connect("/");
        String id = ann.id();
        ann.drop();
        io.advance(Duration.ofMinutes(2));
        server().to("room").emit("news");

        ann.reconnect();

        assertThat(ann.isRecovered()).isFalse();
        assertThat(ann.id()).isNotEqualTo(id);
        ann.expectNothing();
    }

    @Test
    void connectsAnewAfterItWasDisconnected() {
        TestClient ann = io.connect("/");
        server().disconnectSockets();
        ann.reconnect();

        assertThat(ann.isRecovered()).isFalse();
        assertThat(ann.isConnected()).isTrue();
        assertThat(ann.disconnectReason()).isEmpty();
    }

    @Test
    void reconnectsOnlyIfItIsNotConnected() {
        TestClient ann = io.connect("/");

        assertThatIllegalStateException().isThrownBy(ann::reconnect);
        ann.drop();
        ann.reconnect();
        assertThat(ann.isConnected()).isTrue();
        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> io.connect("/", new Token("bad")));
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import ee.socketio.ConnectRequest;
import ee.socketio.Connecting;
import ee.socketio.Message;
import ee.socketio.On;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;
import ee.socketio.SocketIoConfig;
import ee.socketio.testkit.ChatApplication.Archive;
import ee.socketio.testkit.ChatApplication.Credentials;
import ee.socketio.testkit.ChatApplication.Join;
import ee.socketio.testkit.ChatApplication.Say;

class TimeTest {
    @RegisterExtension
    final SocketIoTester io = ChatApplication.tester()
            .timeout(Duration.ofMillis(500))
            .config(SocketIoConfig.builder()
                    .pingInterval(Duration.ofSeconds(25))
                    .pingTimeout(Duration.ofSeconds(20))
                    .build());

    private TestClient connect(String name) {
        return io.connect("/chat", new Credentials("t-" + name));
    }

    @Test
    void clientsAnswerHeartbeats() {
        TestClient client = connect("ann");

        io.advance(Duration.ofDays(1));

        assertThat(client.isConnected()).isTrue();
        assertThat(client.received()).isEmpty();
    }

    @Test
    void clientThatIgnoresHeartbeatsIsDisconnectedInTime() {
        TestClient client = connect("ann");
        client.ignoreHeartbeats();

        io.advance(Duration.ofMillis(44_999));
        assertThat(client.isConnected()).isTrue();
        io.advance(Duration.ofMillis(1));

        assertThat(client.disconnectReason()).contains("transport close");
        assertThat(io.select(Archive.class).entries()).containsExactly("ann: ping timeout");
    }

    @Test
    void stalledClientTakesOneMessageAndNothingVolatile() {
        TestClient ann = connect("ann");
        TestClient bob = connect("bob");
        bob.emit("join", new Join("lobby"));
        bob.stall();

        ann.emit("typing", "lobby"); // under way
        ann.emit("typing", "lobby"); // dropped
        ann.emit("say", new Say("lobby", "hi")); // waits
        assertThat(bob.received()).isEmpty();
        bob.resume();

        assertThat(bob.received()).extracting(Received::event).containsExactly("typing", "posted");
        ann.emit("typing", "lobby");
        assertThat(bob.received()).extracting(Received::event).containsExactly("typing", "posted", "typing");
    }

    @Test
    void stalledClientAnswersNoHeartbeat() {
        TestClient client = connect("ann");
        client.stall();

        io.advance(Duration.ofSeconds(45));

        assertThat(client.isConnected()).isFalse();
    }

    @SocketEndpoint
    static class Tickets {
        @Inject
        Clock clock;

        void admit(@Observes @Connecting ConnectRequest request) {
            request.accept(() -> "ann", Set.of(), clock.instant().plusSeconds(3600));
        }

        Instant issued(@Observes @On("issued") Message message, Socket socket) {
            return socket.handshake().issued();
        }
    }

    @Test
    void identitiesExpire() {
        try (SocketIoTester tickets = SocketIoTester.of(Tickets.class)
                .bean(Clock.class, Clock.systemUTC())
                .start()) {
            TestClient client = tickets.connect();

            tickets.advance(Duration.ofSeconds(3500));
            assertThat(client.isConnected()).isTrue();
            tickets.advance(Duration.ofSeconds(100));

            assertThat(client.disconnectReason()).contains("io server disconnect");
        }
    }

    @Test
    void clockOfTheServerIsPutForward() {
        SocketIoTester tickets = SocketIoTester.of(Tickets.class);
        try (tickets) {
            tickets.bean(Clock.class, tickets.clock()).start();
            assertThat(tickets.clock().instant()).isCloseTo(Instant.now(), within(100, ChronoUnit.SECONDS));

            tickets.advance(Duration.ofDays(1));

            assertThat(tickets.connect().emitWithAck(Instant.class, "issued"))
                    .isCloseTo(Instant.now().plus(Duration.ofDays(1)), within(100, ChronoUnit.SECONDS));
            assertThat(tickets.clock().withZone(ZoneId.of("Asia/Tokyo")).getZone())
                    .isEqualTo(ZoneId.of("Asia/Tokyo"));
        }
        assertThat(tickets.clock().instant()).isCloseTo(Instant.now(), within(100, ChronoUnit.SECONDS));
    }

    @Test
    void timeDoesNotGoBack() {
        assertThatIllegalArgumentException().isThrownBy(() -> io.advance(Duration.ofMillis(-1)));
    }

    // ---- The timer

    private final FakeTimer timer = new FakeTimer();
    private final List<String> due = new ArrayList<>();

    private void schedule(long delay, String name) {
        timer.schedule(delay, timeout -> due.add(name + '@' + timer.currentMillis()));
    }

    @Test
    void timeoutsComeInTheirOrderAtTheirTime() {
        schedule(20, "b");
        schedule(10, "a");
        schedule(20, "c");
        schedule(0, "at once");
        schedule(31, "later");

        timer.advance(30, () -> due.add("settled"));

        assertThat(due)
                .containsExactly("at once@0", "settled", "a@10", "settled", "b@20", "settled", "c@20", "settled");
        assertThat(timer.currentMillis()).isEqualTo(30);
    }

    @Test
    void timeoutMayScheduleAnother() {
        timer.schedule(10, timeout -> schedule(10, "nested"));

        timer.advance(30, () -> {});

        assertThat(due).containsExactly("nested@20");
    }

    @Test
    void cancelledTimeoutDoesNotCome() {
        var timeout = timer.schedule(10, due -> {
            throw new AssertionError();
        });
        assertThat(timeout.cancelled()).isFalse();

        timeout.cancel();
        timer.advance(30, () -> {});

        assertThat(timeout.cancelled()).isTrue();
    }

    @Test
    void timeoutThatFailsFailsTheTest() {
        timer.schedule(10, timeout -> {
            throw new IllegalStateException("oops");
        });

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> timer.advance(30, () -> {}));
    }
}

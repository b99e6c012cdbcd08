/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ee.socketio.Socket;
import ee.socketio.impl.engine.Party;
import ee.socketio.impl.engine.PollingClient;
import ee.socketio.impl.engine.WebSocketClient;

/** The end of an identity, and of the socket with it. */
class ExpiryTest {
    private static final Principal ALICE = () -> "alice";
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final Duration LONG = Duration.ofHours(7);

    private final TestServer server = new TestServer();
    private final WebSocketClient client = server.open();

    private Instant in(Duration time) {
        return server.time.now().plus(time);
    }

    private Socket joinUntil(Instant expiresAt) {
        server.application.onConnecting = request -> request.accept(ALICE, Set.of("member"), expiresAt);
        return server.join(client, "/");
    }

    /** Lets time pass for a client that answers heartbeats. */
    private void pass(Duration time) {
        Duration rest = time;
        while (!rest.isZero()) {
            Duration step = rest.compareTo(HEARTBEAT) > 0 ? HEARTBEAT : rest;
            server.time.pass(step.toMillis());
            client.says("3");
            rest = rest.minus(step);
        }
        server.handlers.runAll();
    }

    // ---- When it comes

    @Test
    void makesTheSocketLeaveAsIfItWereDisconnected() {
        Socket socket = joinUntil(in(MINUTE));
        pass(MINUTE.minusMillis(1));
        assertThat(socket.connected()).isTrue();
        assertThat(client.frames()).isEmpty();

        pass(Duration.ofMillis(40));

        assertThat(client.frames()).containsExactly("41");
        assertThat(client.state()).isEqualTo(WebSocketClient.State.OPEN);
        assertThat(server.application.told)
                .containsExactly(
                        "disconnecting /: server namespace disconnect", "disconnected /: server namespace disconnect");
        assertThat(socket.principal()).containsSame(ALICE);
    }

    @Test
    void leavesTheOtherNamespacesAlone() {
        Socket expiring = joinUntil(in(MINUTE));
        server.application.onConnecting = request -> {};
        Socket other = server.join(client, "/chat");
        pass(MINUTE.plusMillis(20));

        assertThat(expiring.connected()).isFalse();
        assertThat(other.connected()).isTrue();
    }

    @Test
    void makesAPollingClientLeave() {
        server.application.onConnecting = request -> request.accept(ALICE, Set.of(), in(MINUTE));
        PollingClient polling = server.joinPolling();
        server.time.pass(MINUTE.plusMillis(20).toMillis());

        assertThat(polling.poll().answer()).isEqualTo("41");
    }

    @Test
    void leavesWhatHasNotBeenHandledUnhandled() {
        joinUntil(in(MINUTE));
        client.says("42[\"late\"]");
        server.time.pass(MINUTE.plusMillis(20).toMillis());
        server.handlers.runAll();

        assertThat(server.application.told).noneMatch(told -> told.startsWith("late"));
    }

    @Test
    void comesHoweverFarAwayItIs() {
        Socket socket = joinUntil(in(LONG));
        pass(LONG.minusMillis(20));
        assertThat(socket.connected()).isTrue();

        pass(Duration.ofMillis(40));

        assertThat(socket.connected()).isFalse();
    }

    @Test
    void mayBeOutOfReach() {
        Socket socket = joinUntil(Instant.MAX);
        pass(LONG);

        assertThat(socket.connected()).isTrue();
        assertThat(socket.expiresAt()).contains(Instant.MAX);
    }

    // ---- When it has passed already

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 3_600_000})
    void refusesAClientWhoseIdentityHasExpired(long millisAgo) {
        server.application.onConnecting = request -> request.accept(ALICE, Set.of(), in(Duration.ofMillis(-millisAgo)));
        client.says("40");
        server.handlers.runAll();

        assertThat(client.frames()).containsExactly("44{\"message\":\"credentials expired\"}");
        assertThat(server.application.told).containsExactly("connecting /", "refused /");
        assertThat(client.state()).isEqualTo(WebSocketClient.State.OPEN);
    }

    @Test
    void refusesAClientWhoseIdentityExpiresWhileTheObserversRun() {
        server.application.onConnecting = request -> {
            request.accept(ALICE, Set.of(), in(MINUTE.dividedBy(2)));
            server.time.pass(MINUTE.dividedBy(2).toMillis());
        };
        client.says("40");
        server.handlers.runAll();

        assertThat(client.frames()).containsExactly("44{\"message\":\"credentials expired\"}");
    }

    @Test
    void letsAClientTryAgainThatWasRefused() {
        server.application.onConnecting = request -> request.accept(ALICE, Set.of(), Instant.MIN);
        client.says("40");
        server.handlers.runAll();

        assertThat(joinUntil(in(MINUTE)).connected()).isTrue();
    }

    @Test
    void makesASocketLeaveThatIsReauthenticatedTooLate() {
        Socket socket = joinUntil(null);
        socket.reauthenticate(ALICE, Set.of(), Instant.MIN);
        server.time.tick();

        assertThat(client.frames()).containsExactly("41");
    }

    // ---- Renewal

    @Test
    void comesLaterIfRenewed() {
        Socket socket = joinUntil(in(MINUTE));
        pass(MINUTE.dividedBy(2));
        socket.reauthenticate(ALICE, Set.of(), in(LONG));
        pass(LONG.minusMillis(20));
        assertThat(socket.connected()).isTrue();
        pass(Duration.ofMillis(40));

        assertThat(socket.connected()).isFalse();
    }

    @Test
    void comesSoonerIfShortened() {
        Socket socket = joinUntil(in(LONG));
        socket.reauthenticate(ALICE, Set.of(), in(MINUTE));
        pass(MINUTE.plusMillis(20));

        assertThat(socket.connected()).isFalse();
    }

    @Test
    void doesNotComeIfRenewedForEver() {
        Socket socket = joinUntil(in(MINUTE));
        socket.reauthenticate(ALICE, Set.of());
        pass(LONG);

        assertThat(socket.connected()).isTrue();
        assertThat(socket.expiresAt()).isEmpty();
    }

    @Test
    void comesForASocketThatHadNone() {
        Socket socket = joinUntil(null);
        socket.reauthenticate(ALICE, Set.of(), in(MINUTE));
        pass(MINUTE.plusMillis(20));

        assertThat(socket.connected()).isFalse();
    }

    @Test
    void isWhatWasSetLastWhileConnecting() {
        server.application.onConnecting = request -> {
            request.accept(ALICE, Set.of(), in(MINUTE));
            request.socket().reauthenticate(ALICE, Set.of(), in(LONG));
        };
        Socket socket = server.join(client, "/");
        pass(MINUTE.plusMillis(20));
        assertThat(socket.connected()).isTrue();
    }

    // ---- The wall clock

    @Test
    void comesSoonIfTheClockIsSetForward() {
        Socket socket = joinUntil(in(LONG));
        server.time.setClock(in(LONG));
        assertThat(socket.connected()).isTrue();

        pass(Expiry.LONGEST_WAIT.plusMillis(20));

        assertThat(socket.connected()).isFalse();
    }

    @Test
    void comesLaterIfTheClockIsSetBack() {
        Socket socket = joinUntil(in(MINUTE));
        server.time.setClock(Instant.EPOCH.minus(MINUTE));
        pass(MINUTE.plusMillis(20));
        assertThat(socket.connected()).isTrue();

        pass(MINUTE);

        assertThat(socket.connected()).isFalse();
    }

    // ---- The end

    @Test
    void isForgottenWhenTheSocketEnds() {
        Socket socket = joinUntil(in(LONG));
        client.leaves();
        socket.reauthenticate(ALICE, Set.of(), in(LONG));
        server.handlers.runAll();

        server.time.assertNothingScheduledAfterARevolution();
    }

    @Test
    @Timeout(60)
    void isThatOfTheLastOfManyRenewals() throws Exception {
        for (int i = 0; i < 300; i++) {
            WebSocketClient joining = server.open();
            Socket socket = server.join(joining, "/");
            new Party()
                    .with(() -> socket.reauthenticate(ALICE, Set.of(), in(LONG)))
                    .with(() -> socket.reauthenticate(ALICE, Set.of("member"), in(LONG)))
                    .with(joining::leaves)
                    .celebrate();
            server.handlers.runAll();
        }
        client.leaves();

        server.time.assertNothingScheduledAfterARevolution();
        RoomsTest.assertEmpty(server.io.index());
    }
}

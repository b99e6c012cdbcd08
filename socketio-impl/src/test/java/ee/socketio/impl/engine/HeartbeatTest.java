/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

import static ee.socketio.impl.engine.TestEngine.PING_INTERVAL;
import static ee.socketio.impl.engine.TestEngine.PING_TIMEOUT;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** All timeouts may be late by a tick, hence {@link FakeTime#tick}. */
class HeartbeatTest {
    private static final String UNKNOWN_SID = EngineError.UNKNOWN_SID.json();

    private final TestEngine engine = new TestEngine();
    private final FakeTime time = engine.time;
    private final PollingClient client = PollingClient.open(engine.server);

    // ---- Pings

    @Test
    void pingsAfterTheInterval() {
        FakeExchange poll = client.poll();

        time.pass(PING_INTERVAL);
        assertThat(poll.answer()).isNull();
        time.tick();
        assertThat(poll.answer()).isEqualTo("2");
    }

    @Test
    void keepsThePingUntilTheClientPolls() {
        engine.send("a");
        passToPing();
        engine.send("b");

        assertThat(client.poll().answer()).isEqualTo("4a\u001e2\u001e4b");
    }

    @Test
    void pingsOverWebSocket() {
        WebSocketClient webSocket = WebSocketClient.open(engine.server);
        webSocket.frames();

        passToPing();
        assertThat(webSocket.frames()).containsExactly("2");
        webSocket.says("3");
        passToPing();
        assertThat(webSocket.frames()).containsExactly("2");
    }

    @Test
    void countsTheIntervalFromThePongAndNotFromThePing() {
        passToPing();
        assertThat(client.poll().answer()).isEqualTo("2");
        FakeExchange poll = client.poll();
        time.pass(PING_TIMEOUT / 2);
        client.post("3");

        time.pass(PING_INTERVAL);
        assertThat(poll.answer()).isNull();
        time.tick();
        assertThat(poll.answer()).isEqualTo("2");
    }

    @Test
    void pingsAClientAgainThatSendsOtherPacketsAfterThePong() {
        passToPing();
        assertThat(client.poll().answer()).isEqualTo("2");
        client.post("3", "4a");
        FakeExchange poll = client.poll();

        time.pass(PING_INTERVAL);
        assertThat(poll.answer()).isNull();
        time.tick();
        assertThat(poll.answer()).isEqualTo("2");
    }

    @Test
    void doesNotPingWhileItWaitsForThePong() {
        passToPing();
        client.poll();
        FakeExchange poll = client.poll();

        time.pass(PING_TIMEOUT);

        assertThat(poll.answer()).isNull();
    }

    @Test
    void ignoresPongsThatItHasNotAskedFor() {
        FakeExchange poll = client.poll();
        time.pass(PING_INTERVAL / 2);
        client.post("3", "3");

        time.pass(PING_INTERVAL / 2);
        time.tick();
        assertThat(poll.answer()).isEqualTo("2");
    }

    @Test
    void lastsAsLongAsTheClientAnswers() {
        for (int i = 0; i < 50; i++) {
            FakeExchange poll = client.poll();
            passToPing();
            assertThat(poll.answer()).isEqualTo("2");
            time.pass(PING_TIMEOUT - 1);
            client.post("3");
        }

        assertThat(engine.told).isEmpty();
    }

    // ---- Pongs that do not come

    @Test
    void endsTheSessionAfterTheTimeout() {
        passToPing();
        client.poll();
        FakeExchange poll = client.poll();

        time.pass(PING_TIMEOUT);
        assertThat(engine.told).isEmpty();
        time.tick();
        assertThat(engine.told).containsExactly("PING_TIMEOUT");
        assertThat(poll.answer()).isEqualTo("1");
        assertThat(client.poll().answer()).isEqualTo(UNKNOWN_SID);
    }

    @Test
    void endsTheSessionOfAClientThatDoesNotEvenPoll() {
        passToPing();
        passToTimeout();

        assertThat(engine.told).containsExactly("PING_TIMEOUT");
        assertThat(client.poll().answer()).isEqualTo(UNKNOWN_SID);
    }

    @Test
    void closesTheWebSocketAfterTheTimeout() {
        WebSocketClient webSocket = WebSocketClient.open(engine.server);
        client.post("1");
        passToPing();
        passToTimeout();

        assertThat(webSocket.state()).isEqualTo(WebSocketClient.State.CLOSED);
        assertThat(engine.told).containsExactly("TRANSPORT_CLOSE", "PING_TIMEOUT");
    }

    @Test
    void countsAPongThatCameBeforeTheTimeoutWasHandled() {
        passToPing();

        engine.session().execute(() -> {
            client.post("3");
            passToTimeout();
        });

        assertThat(engine.told).isEmpty();
    }

    // ---- Other signs of life

    @Test
    void restartsTheTimeoutAtTheFirstOtherPacket() {
        passToPing();
        time.pass(PING_TIMEOUT - 1000);
        client.post("4uploading");

        time.pass(PING_TIMEOUT);
        assertThat(engine.told).containsExactly("uploading");
        time.tick();
        assertThat(engine.told).containsExactly("uploading", "PING_TIMEOUT");
    }

    @Test
    void restartsTheTimeoutOnceAPing() {
        passToPing();
        client.post("4a");
        time.pass(PING_TIMEOUT - 1000);
        client.post("4b");
        time.pass(1000);
        time.tick();

        assertThat(engine.told).containsExactly("a", "b", "PING_TIMEOUT");
    }

    @Test
    void restartsTheTimeoutAgainAtTheNextPing() {
        passToPing();
        client.post("4a", "3");
        passToPing();
        time.pass(PING_TIMEOUT - 1000);
        client.post("4b");
        time.pass(PING_TIMEOUT - 1000);

        assertThat(engine.told).containsExactly("a", "b");
    }

    @Test
    void countsNoPacketThatCameBeforeThePing() {
        time.pass(PING_INTERVAL - 1000);
        client.post("4a");
        time.pass(1000);
        time.tick();
        passToTimeout();

        assertThat(engine.told).containsExactly("a", "PING_TIMEOUT");
    }

    @Test
    void doesNotTakeOtherPacketsForThePong() {
        FakeExchange poll = client.poll();
        passToPing();
        client.post("4a");
        assertThat(poll.answer()).isEqualTo("2");
        FakeExchange next = client.poll();

        passToTimeout();

        assertThat(next.answer()).isEqualTo("1");
    }

    // ---- Timeouts that are late

    @Test
    void findsOutByAPollThatThePongIsOverdue() {
        passToPing();
        client.poll();
        time.passUnnoticed(PING_TIMEOUT - TimingWheel.TICK_MILLIS);

        assertThat(client.poll().answer()).isEqualTo(UNKNOWN_SID);
        assertThat(engine.told).containsExactly("PING_TIMEOUT");
    }

    @Test
    void tellsTheWaitingPollThatThePongIsOverdue() {
        passToPing();
        client.poll();
        FakeExchange waiting = client.poll();
        time.passUnnoticed(PING_TIMEOUT);

        assertThat(client.poll().answer()).isEqualTo(UNKNOWN_SID);
        assertThat(waiting.answer()).isEqualTo("1");
    }

    @Test
    void doesNotThinkAPongOverdueThatStillMayCome() {
        passToPing();
        client.poll();
        time.passUnnoticed(PING_TIMEOUT - TimingWheel.TICK_MILLIS - 1);

        assertThat(client.poll().answer()).isNull();
    }

    @Test
    void thinksNoPongOverdueThatItHasNotAskedFor() {
        time.passUnnoticed(PING_INTERVAL + PING_TIMEOUT);

        assertThat(client.poll().answer()).isNull();
        time.catchUp();
        assertThat(engine.told).isEmpty();
    }

    @Test
    void doesNotMakeTheClientPayForAPingThatWasLate() {
        time.passUnnoticed(PING_INTERVAL + PING_TIMEOUT);
        time.catchUp();
        assertThat(client.poll().answer()).isEqualTo("2");
        time.passUnnoticed(PING_TIMEOUT - 1000);

        assertThat(client.poll().answer()).isNull();
    }

    @Test
    void grantsASignOfLifeItsTimeAlsoIfTheTimeoutIsLate() {
        passToPing();
        client.poll();
        time.pass(PING_TIMEOUT - 1000);
        client.post("4a");

        time.passUnnoticed(PING_TIMEOUT - 1);
        assertThat(client.poll().answer()).isNull();
        time.passUnnoticed(1);
        assertThat(client.poll().answer()).isEqualTo(UNKNOWN_SID);
    }

    // ---- Rules

    @Test
    void endsTheSessionOfAClientThatPings() {
        FakeExchange poll = client.poll();
        assertThat(client.post("2", "4after").answer()).isEqualTo("ok");

        assertThat(poll.answer()).isEqualTo("1");
        assertThat(engine.told).containsExactly("TRANSPORT_ERROR");
    }

    @Test
    void endsTheSessionOfAClientThatPingsOverWebSocket() {
        WebSocketClient webSocket = WebSocketClient.open(engine.server);
        webSocket.says("2probe");

        assertThat(webSocket.state()).isEqualTo(WebSocketClient.State.CLOSED);
        assertThat(engine.told).containsExactly("TRANSPORT_ERROR");
    }

    @Test
    void stopsWithTheSession() {
        WebSocketClient webSocket = WebSocketClient.open(engine.server);
        client.post("1");
        webSocket.leaves();
        webSocket.frames();

        time.pass(10 * (PING_INTERVAL + PING_TIMEOUT));

        assertThat(webSocket.frames()).isEmpty();
        assertThat(engine.told).containsExactly("TRANSPORT_CLOSE", "TRANSPORT_CLOSE");
    }

    private void passToPing() {
        time.pass(PING_INTERVAL);
        time.tick();
    }

    private void passToTimeout() {
        time.pass(PING_TIMEOUT);
        time.tick();
    }
}

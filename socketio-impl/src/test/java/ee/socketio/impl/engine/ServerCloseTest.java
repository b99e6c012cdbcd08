/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

import static ee.socketio.impl.engine.TestEngine.PING_INTERVAL;
import static ee.socketio.impl.engine.TestEngine.PING_TIMEOUT;
import static ee.socketio.impl.engine.WebSocketClient.State.CLOSED;
import static ee.socketio.impl.engine.WebSocketClient.State.OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.junit.jupiter.api.Test;

class ServerCloseTest {
    private static final String UNKNOWN_SID = EngineError.UNKNOWN_SID.json();

    private final TestEngine engine = new TestEngine();

    // ---- Polling

    @Test
    void tellsTheWaitingGet() {
        PollingClient client = PollingClient.open(engine.server);
        FakeExchange poll = client.poll();

        engine.session().close();

        assertThat(poll.answer()).isEqualTo("1");
        assertClosed();
        assertThat(client.poll().answer()).isEqualTo(UNKNOWN_SID);
    }

    @Test
    void waitsForTheNextGetIfThereIsNone() {
        PollingClient client = PollingClient.open(engine.server);
        engine.session().close();
        assertThat(engine.told).isEmpty();

        assertThat(client.poll().answer()).isEqualTo("6\u001e1");
        assertClosed();
        assertThat(client.poll().answer()).isEqualTo(UNKNOWN_SID);
    }

    @Test
    void deliversWhatWasSentBefore() {
        PollingClient client = PollingClient.open(engine.server);
        engine.send("a", "b");
        engine.session().close();

        assertThat(client.poll().answer()).isEqualTo("4a\u001e4b");
        assertThat(engine.told).isEmpty();
        assertThat(client.poll().answer()).isEqualTo("6\u001e1");
        assertClosed();
        assertThat(client.poll().answer()).isEqualTo(UNKNOWN_SID);
    }

    @Test
    void deliversWhatIsUnderWay() {
        PollingClient client = PollingClient.open(engine.server);
        FakeExchange slow = client.poll(FakeExchange.slow());
        engine.send("a");
        engine.session().close();
        assertThat(engine.told).isEmpty();

        slow.confirm();

        assertThat(engine.told).isEmpty();
        assertThat(client.poll().answer()).isEqualTo("6\u001e1");
        assertClosed();
    }

    @Test
    void endsAtOnceWhenTheRestIsWrittenAndTheNextGetWaits() {
        PollingClient client = PollingClient.open(engine.server);
        FakeExchange slow = client.poll(FakeExchange.slow());
        engine.send("a");
        FakeExchange poll = client.poll();
        engine.session().close();
        assertThat(poll.answer()).isNull();

        slow.confirm();

        assertThat(poll.answer()).isEqualTo("1");
        assertClosed();
    }

    @Test
    void givesUpWhenTheClientDoesNotCome() {
        PollingClient client = PollingClient.open(engine.server);
        engine.send("a");
        engine.session().close();

        engine.time.pass(30_000);
        assertThat(engine.told).isEmpty();
        engine.time.tick();
        assertClosed();
        assertThat(client.poll().answer()).isEqualTo(UNKNOWN_SID);
    }

    @Test
    void dropsAllMessagesMeanwhile() {
        PollingClient client = PollingClient.open(engine.server);
        engine.session().close();
        engine.send("a");

        assertThat(client.post("4b", "garbage", "1").answer()).isEqualTo("ok");

        assertThat(engine.told).isEmpty();
        assertThat(client.poll().answer()).isEqualTo("6\u001e1");
        assertClosed();
    }

    @Test
    void asksForNoMorePongs() {
        PollingClient client = PollingClient.open(engine.server);
        engine.time.pass(PING_INTERVAL + PING_TIMEOUT - 1000);
        assertThat(client.poll().answer()).isEqualTo("2");
        engine.session().close();
        engine.time.pass(2000);

        assertThat(client.poll().answer()).isEqualTo("6\u001e1");
        assertClosed();
    }

    @Test
    void stillNoticesThatTheClientGoesAway() {
        PollingClient client = PollingClient.open(engine.server);
        FakeExchange slow = client.poll(FakeExchange.slow());
        engine.send("a");
        engine.session().close();

        slow.fail(new IOException("broken pipe"));

        assertThat(engine.told).containsExactly("TRANSPORT_ERROR");
    }

    @Test
    void happensOnce() {
        PollingClient client = PollingClient.open(engine.server);
        engine.session().close();
        engine.time.pass(20_000);
        engine.session().close();
        engine.time.pass(10_000);
        engine.time.tick();
        engine.session().close();

        assertClosed();
        assertThat(client.poll().answer()).isEqualTo(UNKNOWN_SID);
    }

    @Test
    void doesNotWaitForWhatIsDropped() {
        PollingClient client = PollingClient.open(engine.server);
        FakeExchange poll = client.poll();

        engine.session().execute(() -> {
            engine.session().close();
            engine.send("too late");
        });

        assertThat(poll.answer()).isEqualTo("1");
        assertClosed();
    }

    // ---- WebSocket

    @Test
    void closesTheWebSocket() {
        WebSocketClient client = WebSocketClient.open(engine.server);
        client.frames();

        engine.session().close();

        assertThat(client.frames()).isEmpty();
        assertThat(client.state()).isEqualTo(CLOSED);
        assertClosed();
    }

    @Test
    void writesWhatWasSentBeforeItClosesTheWebSocket() {
        WebSocketClient client = WebSocketClient.open(engine.server);
        client.frames();
        client.slowDown();
        engine.send("a", "b");
        engine.session().close();
        engine.send("c");

        client.confirm();
        assertThat(client.state()).isEqualTo(OPEN);
        client.confirm();

        assertThat(client.frames()).containsExactly("4a", "4b");
        assertThat(client.state()).isEqualTo(CLOSED);
        assertClosed();
    }

    @Test
    void givesUpWhenTheClientDoesNotRead() {
        WebSocketClient client = WebSocketClient.open(engine.server);
        client.slowDown();
        engine.send("a");
        engine.session().close();

        engine.time.pass(30_000);
        engine.time.tick();

        assertThat(client.state()).isEqualTo(CLOSED);
        assertClosed();
    }

    // ---- During an upgrade

    @Test
    void tellsAClientThatIsUpgradingByPolling() {
        PollingClient client = PollingClient.open(engine.server);
        WebSocketClient probe = client.upgrade();
        probe.says("2probe");
        engine.session().close();

        assertThat(client.poll().answer()).isEqualTo("6\u001e1");
        assertThat(probe.state()).isEqualTo(CLOSED);
        assertClosed();
    }

    @Test
    void closesTheWebSocketOfAClientThatHasJustUpgraded() {
        PollingClient client = PollingClient.open(engine.server);
        WebSocketClient probe = client.upgrade();
        probe.says("2probe");
        engine.send("a");
        engine.session().close();
        probe.says("5");

        assertThat(probe.frames()).containsExactly("3probe", "4a");
        assertThat(probe.state()).isEqualTo(CLOSED);
        assertClosed();
    }

    @Test
    void closesTheWebSocketOfAClientThatHasUpgradedWithNothingToFetch() {
        PollingClient client = PollingClient.open(engine.server);
        WebSocketClient probe = client.upgrade();
        probe.says("2probe");
        engine.session().close();
        probe.says("5");

        assertThat(probe.state()).isEqualTo(CLOSED);
        assertClosed();
    }

    @Test
    void letsNoUpgradeBegin() {
        PollingClient client = PollingClient.open(engine.server);
        engine.session().close();

        assertThat(client.upgrade().state()).isEqualTo(CLOSED);
        assertThat(client.poll().answer()).isEqualTo("6\u001e1");
    }

    private void assertClosed() {
        assertThat(engine.told).containsExactly("FORCED_CLOSE");
        assertThat(engine.server.sessionCount()).isZero();
    }

    @Test
    void closesTheWebSocketWhenTheLastOldAnswerFails() {
        PollingClient client = PollingClient.open(engine.server);
        FakeExchange slow = client.poll(FakeExchange.slow());
        engine.send("a");
        WebSocketClient webSocket = client.upgrade();
        webSocket.says("2probe");
        webSocket.says("5");
        engine.session().close();
        assertThat(webSocket.state()).isEqualTo(OPEN);

        slow.fail(new IOException("broken pipe"));

        assertThat(webSocket.state()).isEqualTo(CLOSED);
        assertClosed();
    }

    // ---- The whole server

    @Test
    void endsAllSessionsWithTheServer() {
        PollingClient waiting = PollingClient.open(engine.server);
        FakeExchange poll = waiting.poll();
        PollingClient idle = PollingClient.open(engine.server);
        WebSocketClient webSocket = WebSocketClient.open(engine.server);
        WebSocketClient probe = idle.upgrade();

        engine.server.close();

        assertThat(engine.told).hasSize(3).containsOnly("SERVER_SHUTTING_DOWN");
        assertThat(engine.server.sessionCount()).isZero();
        assertThat(poll.answer()).isEqualTo("1");
        assertThat(idle.poll().answer()).isEqualTo(UNKNOWN_SID);
        assertThat(webSocket.state()).isEqualTo(CLOSED);
        assertThat(probe.state()).isEqualTo(CLOSED);
    }

    @Test
    void dropsWhatWaitsWhenTheServerCloses() {
        PollingClient idle = PollingClient.open(engine.server);
        engine.send("a");
        PollingClient closing = PollingClient.open(engine.server);
        engine.send("a");
        engine.session().close();
        WebSocketClient busy = WebSocketClient.open(engine.server);
        busy.frames();
        busy.slowDown();
        engine.send("a", "b");

        engine.server.close();
        busy.speedUp();
        busy.confirm();

        assertThat(idle.poll().answer()).isEqualTo(UNKNOWN_SID);
        assertThat(closing.poll().answer()).isEqualTo(UNKNOWN_SID);
        assertThat(busy.frames()).doesNotContain("4b");
    }

    @Test
    void endsSessionsThatOpenLaterAtOnce() {
        engine.server.close();

        PollingClient polling = PollingClient.open(engine.server);
        WebSocketClient webSocket = WebSocketClient.open(engine.server);

        assertThat(polling.poll().answer()).isEqualTo(UNKNOWN_SID);
        assertThat(webSocket.state()).isEqualTo(CLOSED);
        assertThat(engine.told).containsExactly("SERVER_SHUTTING_DOWN", "SERVER_SHUTTING_DOWN");
        assertThat(engine.server.sessionCount()).isZero();
    }

    @Test
    void leavesNoTimeoutThatDoesAnything() {
        PollingClient.open(engine.server).upgrade();
        engine.server.close();

        engine.time.pass(100_000);

        assertThat(engine.told).containsExactly("SERVER_SHUTTING_DOWN");
    }

    @Test
    void cancelsAllTimeouts() {
        PollingClient.open(engine.server).upgrade();
        engine.server.close();

        engine.time.assertNothingScheduledAfterARevolution();
    }
}

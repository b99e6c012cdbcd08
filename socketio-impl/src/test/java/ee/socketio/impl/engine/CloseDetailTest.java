/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What the layer above, and the operator, are told of a session that is too slow or sends too much, and of its end. */
class CloseDetailTest {
    private static final int LIMIT = 10_000;

    @AutoClose
    private final CapturedLog log = CapturedLog.of("ee.socketio.engine");

    private final TestEngine engine = new TestEngine(TestEngine.config(List.of("polling", "websocket"), true, LIMIT));

    /** So many bytes, as the engine weighs them. */
    private void send(int bytes) {
        engine.send("x".repeat(bytes - EnginePacket.message("").weight()));
    }

    // ---- Slow clients

    @Test
    void tellsOfAClientForWhichHalfOfTheLimitWaits() {
        WebSocketClient client = WebSocketClient.open(engine.server);
        client.slowDown();
        send(LIMIT / 2);
        assertThat(engine.congestions).isEmpty();
        send(1000);
        send(1000);

        assertThat(engine.congestions).containsExactly(6000L);
    }

    @Test
    void tellsOfItAgainWhenThereHasBeenLess() {
        PollingClient client = PollingClient.open(engine.server);
        send(6000);
        client.poll();
        send(6000);

        assertThat(engine.congestions).containsExactly(6000L, 6000L);
    }

    @Test
    void doesNotTellOfItAgainWhileMuchWaits() {
        WebSocketClient client = WebSocketClient.open(engine.server);
        client.slowDown();
        send(3000);
        send(3000);
        client.confirm();
        send(2500);
        send(2500);

        assertThat(engine.congestions).containsExactly(6000L);
    }

    @Test
    void isNotConcernedByOneLargeMessage() {
        WebSocketClient client = WebSocketClient.open(engine.server);
        client.slowDown();
        send(9000);

        assertThat(engine.congestions).isEmpty();
    }

    @Test
    void saysThatAClientWasTooSlow() {
        PollingClient.open(engine.server);
        send(4000);
        send(4000);
        send(4000);

        assertThat(engine.details).containsExactly(CloseDetail.CLIENT_TOO_SLOW);
        assertThat(log.messages()).singleElement().asString().startsWith("SIO000311: ");
    }

    // ---- Large messages

    @Test
    void saysThatAMessageWasTooBig() {
        WebSocketClient client = WebSocketClient.open(engine.server);
        client.saysTooMuch();

        assertThat(engine.told).containsExactly("TRANSPORT_ERROR");
        assertThat(engine.details).containsExactly(CloseDetail.MESSAGE_TOO_BIG);
        assertThat(log.messages())
                .singleElement()
                .asString()
                .startsWith("SIO000310: ")
                .contains("socketio.max-http-buffer-size");
    }

    @Test
    void saysThatABodyWasTooBigIfThatIsTheEnd() {
        PollingClient client = PollingClient.open(engine.server);
        FakeExchange poll = client.poll();
        client.session().beginPost();
        client.session().skipPost();
        assertThat(engine.told).isEmpty();
        client.abort(poll);

        assertThat(engine.told).containsExactly("TRANSPORT_ERROR");
        assertThat(engine.details).containsExactly(CloseDetail.MESSAGE_TOO_BIG);
        assertThat(log.messages()).singleElement().asString().startsWith("SIO000310: ");
    }

    @Test
    void forgetsABodyThatWasTooBigIfTheClientGoesOn() {
        PollingClient client = PollingClient.open(engine.server);
        FakeExchange poll = client.poll();
        client.session().beginPost();
        client.session().skipPost();
        client.post("4a");
        client.abort(poll);

        assertThat(engine.details).containsExactly(CloseDetail.POLL_ABORTED);
    }

    @Test
    void aServerThatStopsIsNotTheBodysFault() {
        PollingClient client = PollingClient.open(engine.server);
        client.session().beginPost();
        client.session().skipPost();
        engine.server.close();

        assertThat(engine.details).containsExactly(CloseDetail.SERVER_STOPPED);
    }

    @Test
    void tellsTheOperatorOfAnAttackOnceAMinute() {
        for (int i = 0; i < 100; i++) {
            WebSocketClient.open(engine.server).saysTooMuch();
        }
        assertThat(log.messages()).hasSize(1);
        engine.time.pass(60_000);
        WebSocketClient.open(engine.server).saysTooMuch();

        assertThat(log.messages()).hasSize(2);
    }

    // ---- Other ends

    @Test
    void saysHowAWebSocketEnded() {
        WebSocketClient.open(engine.server).leaves();
        WebSocketClient.open(engine.server).breaks(new IllegalStateException("secret"));
        WebSocketClient.open(engine.server).says("nonsense");
        WebSocketClient.open(engine.server).says("2");

        assertThat(engine.details)
                .containsExactly(
                        CloseDetail.CONNECTION_CLOSED,
                        CloseDetail.CONNECTION_FAILED,
                        CloseDetail.UNREADABLE_FRAME,
                        CloseDetail.WRONG_HEARTBEAT);
    }

    @Test
    void saysHowPollingEnded() {
        PollingClient.open(engine.server).post("1");
        PollingClient overlapping = PollingClient.open(engine.server);
        overlapping.poll();
        overlapping.poll();
        PollingClient.open(engine.server);
        engine.session().close();
        engine.time.pass(EngineConfig.CLOSE_TIMEOUT + TimingWheel.TICK_MILLIS);

        assertThat(engine.details)
                .containsExactly(
                        CloseDetail.CLOSED_BY_CLIENT, CloseDetail.OVERLAPPING_POLLS, CloseDetail.CLOSE_NOT_FETCHED);
    }

    @Test
    void saysWhatItWasClosedFor() {
        PollingClient client = PollingClient.open(engine.server);
        engine.session().close(CloseReason.SERVER_SHUTTING_DOWN, CloseDetail.DRAINED);
        client.poll();

        assertThat(engine.told).containsExactly("SERVER_SHUTTING_DOWN");
        assertThat(engine.details).containsExactly(CloseDetail.DRAINED);
    }
}

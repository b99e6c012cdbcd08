/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

import static ee.socketio.impl.engine.WebSocketClient.State.CLOSED;
import static ee.socketio.impl.engine.WebSocketClient.State.OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

/** What a session keeps for a client that does not read. */
class OutboundTest {
    private static final int LIMIT = 10_000;

    /** A tenth of the limit, as the engine weighs it. */
    private static final String TENTH =
            "x".repeat(1000 - EnginePacket.message("").weight());

    private final TestEngine engine = new TestEngine(TestEngine.config(List.of("polling", "websocket"), true, LIMIT));

    // ---- The limit

    @Test
    void keepsAsMuchAsTheLimitSays() {
        PollingClient client = PollingClient.open(engine.server);
        sendTenths(10);

        assertThat(engine.told).isEmpty();
        assertThat(client.poll().answer()).hasSize(10 * (TENTH.length() + 1) + 9);
    }

    @Test
    void closesTheSessionPastTheLimit() {
        PollingClient client = PollingClient.open(engine.server);
        sendTenths(10);
        engine.send("");

        assertThat(engine.told).containsExactly("TRANSPORT_ERROR");
        assertThat(client.poll().answer()).isEqualTo(EngineError.UNKNOWN_SID.json());
    }

    @Test
    void weighsBinaryToo() {
        PollingClient.open(engine.server);
        engine.session().send(List.of(EnginePacket.message(new byte[LIMIT - 100])));
        assertThat(engine.told).isEmpty();
        engine.session().send(List.of(EnginePacket.message(new byte[100])));

        assertThat(engine.told).containsExactly("TRANSPORT_ERROR");
    }

    @Test
    void weighsTinyPacketsAsMoreThanTheirText() {
        PollingClient.open(engine.server);
        for (int i = 0; i < LIMIT / 10; i++) {
            engine.send("");
        }

        assertThat(engine.told).containsExactly("TRANSPORT_ERROR");
    }

    @Test
    void sendsOnePacketThatIsLargerThanTheLimit() {
        WebSocketClient client = WebSocketClient.open(engine.server);
        client.frames();

        engine.send("x".repeat(2 * LIMIT));
        engine.send("y".repeat(2 * LIMIT));

        assertThat(client.frames()).hasSize(2);
        assertThat(engine.told).isEmpty();
    }

    @Test
    void doesNotKeepAPacketBehindOneThatIsLargerThanTheLimit() {
        PollingClient.open(engine.server);
        engine.send("x".repeat(2 * LIMIT));
        assertThat(engine.told).isEmpty();
        engine.send("y");

        assertThat(engine.told).containsExactly("TRANSPORT_ERROR");
    }

    @Test
    void countsWhatIsUnderWay() {
        WebSocketClient client = WebSocketClient.open(engine.server);
        client.slowDown();
        sendTenths(11);

        assertThat(engine.told).containsExactly("TRANSPORT_ERROR");
        assertThat(client.state()).isEqualTo(CLOSED);
    }

    @Test
    void countsAnAnswerUntilItIsWritten() {
        PollingClient client = PollingClient.open(engine.server);
        sendTenths(10);
        FakeExchange slow = client.poll(FakeExchange.slow());
        slow.confirm();
        sendTenths(10);
        client.poll(FakeExchange.slow());
        assertThat(engine.told).isEmpty();
        engine.send("");

        assertThat(engine.told).containsExactly("TRANSPORT_ERROR");
    }

    @Test
    void forgetsWhatWasWritten() {
        PollingClient polling = PollingClient.open(engine.server);
        for (int i = 0; i < 10; i++) {
            sendTenths(10);
            polling.poll();
        }
        WebSocketClient webSocket = WebSocketClient.open(engine.server);
        sendTenths(100);

        assertThat(engine.told).isEmpty();
        assertThat(webSocket.frames()).hasSize(101);
    }

    @Test
    void forgetsWhatWasDropped() {
        PollingClient.open(engine.server);
        for (int i = 0; i < 100; i++) {
            engine.sendVolatile(TENTH);
        }
        sendTenths(10);

        assertThat(engine.told).isEmpty();
    }

    @Test
    void sendsAllOfABatchOrNothing() {
        WebSocketClient client = WebSocketClient.open(engine.server);
        client.slowDown();
        client.frames();
        sendTenths(1);
        engine.session().send(List.of(EnginePacket.message("a"), EnginePacket.message("x".repeat(LIMIT))));

        assertThat(client.frames()).containsExactly("4" + TENTH);
        assertThat(engine.told).containsExactly("TRANSPORT_ERROR");
    }

    @Test
    void isBoundedAlsoWhileTheMailboxIsHeldUp() {
        WebSocketClient client = WebSocketClient.open(engine.server);
        client.frames();

        engine.session().execute(() -> sendTenths(100));

        assertThat(client.frames()).hasSizeLessThanOrEqualTo(10);
        assertThat(engine.told).containsExactly("TRANSPORT_ERROR");
    }

    private void sendTenths(int count) {
        for (int i = 0; i < count; i++) {
            engine.send(TENTH);
        }
    }

    @Test
    void dropsWhatIsTooMuchForASessionThatIsClosing() {
        PollingClient client = PollingClient.open(engine.server);
        sendTenths(10);
        engine.session().close();
        engine.send("too late");

        assertThat(engine.told).isEmpty();
        assertThat(client.poll().answer()).hasSize(10 * (TENTH.length() + 1) + 9);
    }

    // ---- Volatile packets

    @Test
    void sendsVolatilePacketsToAWaitingPoll() {
        FakeExchange poll = PollingClient.open(engine.server).poll();
        engine.sendVolatile("a");

        assertThat(poll.answer()).isEqualTo("4a");
    }

    @Test
    void dropsVolatilePacketsBetweenTwoPolls() {
        PollingClient client = PollingClient.open(engine.server);
        engine.sendVolatile("a");

        assertThat(client.poll().answer()).isNull();
    }

    @Test
    void dropsVolatilePacketsWhileAWriteIsUnderWay() {
        WebSocketClient client = WebSocketClient.open(engine.server);
        client.frames();
        engine.sendVolatile("a");
        client.slowDown();
        engine.sendVolatile("b");
        engine.sendVolatile("c");
        client.confirm();
        engine.sendVolatile("d");
        client.confirm();

        assertThat(client.frames()).containsExactly("4a", "4b", "4d");
    }

    @Test
    void dropsVolatilePacketsWhileOthersWait() {
        WebSocketClient client = WebSocketClient.open(engine.server);
        client.frames();
        client.slowDown();
        engine.send("a", "b");
        engine.sendVolatile("c");
        client.speedUp();
        client.confirm();

        assertThat(client.frames()).containsExactly("4a", "4b");
    }

    @Test
    void dropsVolatilePacketsOfASessionThatIsClosing() {
        PollingClient client = PollingClient.open(engine.server);
        engine.session().close();
        engine.sendVolatile("a");

        assertThat(client.poll().answer()).isEqualTo("6\u001e1");
    }

    @Test
    void countsVolatilePacketsThatAreUnderWay() {
        WebSocketClient client = WebSocketClient.open(engine.server);
        client.slowDown();
        engine.sendVolatile("x".repeat(LIMIT));
        assertThat(client.state()).isEqualTo(OPEN);
        engine.send("a");

        assertThat(engine.told).containsExactly("TRANSPORT_ERROR");
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

import static ee.socketio.impl.engine.TestEngine.PING_INTERVAL;
import static ee.socketio.impl.engine.TestEngine.PING_TIMEOUT;
import static ee.socketio.impl.engine.TestEngine.UPGRADE_TIMEOUT;
import static ee.socketio.impl.engine.WebSocketClient.State.CLOSED;
import static ee.socketio.impl.engine.WebSocketClient.State.CLOSED_AS_TOO_BIG;
import static ee.socketio.impl.engine.WebSocketClient.State.OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From polling to WebSocket, as {@link EngineSession} tells it. */
class UpgradeTest {
    private static final String BAD_REQUEST = EngineError.BAD_REQUEST.json();
    private static final String UNKNOWN_SID = EngineError.UNKNOWN_SID.json();

    private final TestEngine engine = new TestEngine();
    private final PollingClient client = PollingClient.open(engine.server);

    // ---- As it should be

    @Test
    void movesTheSessionToWebSocket() {
        FakeExchange poll = client.poll();
        WebSocketClient webSocket = client.upgrade();

        webSocket.says("2probe");
        assertThat(webSocket.frames()).containsExactly("3probe");
        assertThat(poll.answer()).isEqualTo("6");
        assertThat(engine.session().transportName()).isEqualTo("polling");

        webSocket.says("5");
        assertThat(engine.session().transportName()).isEqualTo("websocket");
        engine.send("a");
        webSocket.says("4b");
        webSocket.says(new byte[] {1, 2});

        assertThat(webSocket.frames()).containsExactly("4a");
        assertThat(engine.told).containsExactly("b", "x01 x02");
    }

    @Test
    void carriesAllByPollingUntilTheProbe() {
        FakeExchange poll = client.poll();
        WebSocketClient webSocket = client.upgrade();

        engine.send("a");
        client.post("4b");

        assertThat(poll.answer()).isEqualTo("4a");
        assertThat(engine.told).containsExactly("b");
        assertThat(client.poll().answer()).as("no reason yet to release it").isNull();
        assertThat(webSocket.frames()).isEmpty();
    }

    @Test
    void carriesMessagesByPollingAfterTheProbeToo() {
        WebSocketClient webSocket = probed();
        engine.send("a", "b");
        client.post("4c");

        assertThat(client.poll().answer()).isEqualTo("4a\u001e4b");
        assertThat(engine.told).containsExactly("c");
        assertThat(webSocket.frames()).isEmpty();
    }

    @Test
    void leavesNoPollWaitingAfterTheProbe() {
        FakeExchange waiting = client.poll();
        probed();
        assertThat(waiting.answer()).isEqualTo("6");

        FakeExchange late = client.poll();
        assertThat(late.answer()).isNull();
        engine.time.pass(EngineConfig.LATE_POLL_TIMEOUT);
        engine.time.tick();
        assertThat(late.answer()).isEqualTo("6");

        engine.send("a");
        assertThat(client.poll().answer()).isEqualTo("4a");
    }

    @Test
    void refusesThePollThatOvertakesTheUpgrade() {
        WebSocketClient webSocket = probed();
        FakeExchange poll = client.poll();

        webSocket.says("5");
        engine.send("a");

        assertThat(poll.answer()).isEqualTo(BAD_REQUEST);
        assertThat(webSocket.frames()).containsExactly("4a");
    }

    @Test
    void sendsOverWebSocketWhatNoPollHasFetched() {
        WebSocketClient webSocket = probed();
        engine.send("a", "b");

        webSocket.says("5");

        assertThat(webSocket.frames()).containsExactly("4a", "4b");
    }

    @Test
    void waitsForTheAnswerToTheProbeToBeWritten() {
        WebSocketClient webSocket = client.upgrade();
        webSocket.slowDown();
        webSocket.says("2probe");
        engine.send("a");
        webSocket.says("5");
        engine.send("b");
        assertThat(webSocket.frames()).containsExactly("3probe");

        webSocket.speedUp();
        webSocket.confirm();

        assertThat(webSocket.frames()).containsExactly("4a", "4b");
    }

    @Test
    void endsIfTheAnswerToTheProbeCannotBeWrittenAndTheClientUpgradesAllTheSame() {
        WebSocketClient webSocket = client.upgrade();
        webSocket.slowDown();
        webSocket.says("2probe");
        webSocket.says("5");
        webSocket.fail(new IOException("broken pipe"));
        webSocket.leaves();

        assertThat(engine.told).containsExactly("TRANSPORT_CLOSE");
    }

    @Test
    void answersTheProbeAgain() {
        WebSocketClient webSocket = probed();

        webSocket.says("2probe");
        webSocket.says("5");

        assertThat(webSocket.frames()).containsExactly("3probe");
        assertThat(engine.session().transportName()).isEqualTo("websocket");
    }

    @Test
    void keepsTheHeartbeatGoing() {
        engine.time.pass(PING_INTERVAL - 1000);
        WebSocketClient webSocket = upgraded();

        engine.time.pass(1000);
        engine.time.tick();
        assertThat(webSocket.frames()).containsExactly("2");
        webSocket.says("3");
        engine.time.pass(PING_INTERVAL);
        engine.time.tick();
        assertThat(webSocket.frames()).containsExactly("2");
        engine.time.pass(PING_TIMEOUT);
        engine.time.tick();
        assertThat(engine.told).containsExactly("PING_TIMEOUT");
    }

    @Test
    void sendsNoBinaryFramesToClientsThatWantedTextOnly() {
        PollingClient textOnly = PollingClient.open(engine.server, "EIO=4&transport=polling&b64=1");
        WebSocketClient webSocket = textOnly.upgrade();
        webSocket.says("2probe");
        webSocket.says("5");
        webSocket.frames();

        engine.session().send(List.of(EnginePacket.message(new byte[] {1, 2, 3, 4})));

        assertThat(webSocket.frames())
                .as("asked for by the first request alone")
                .containsExactly("bAQIDBA==");
    }

    // ---- What polling still has

    @Test
    void refusesAllFurtherRequests() {
        upgraded();

        assertThat(client.poll().answer()).isEqualTo(BAD_REQUEST);
        assertThat(client.post("4a").answer()).isEqualTo(BAD_REQUEST);
        assertThat(engine.told).isEmpty();
    }

    @Test
    void refusesAPollThatWasVerifiedBefore() {
        EngineSession session = engine.session();
        upgraded();
        FakeExchange poll = FakeExchange.create();

        session.poll(poll);

        assertThat(poll.answer()).isEqualTo(BAD_REQUEST);
        assertThat(engine.told).isEmpty();
    }

    @Test
    void doesNotMindWhatBecomesOfOldPolls() {
        WebSocketClient webSocket = probed();
        FakeExchange slow = client.poll(FakeExchange.slow());
        webSocket.says("5");
        client.abort(slow);

        engine.send("a");

        assertThat(webSocket.frames()).containsExactly("4a");
        assertThat(engine.told).isEmpty();
    }

    @Test
    void doesNotMindAnOldAnswerThatCannotBeWritten() {
        WebSocketClient webSocket = probed();
        engine.send("a");
        FakeExchange slow = client.poll(FakeExchange.slow());
        webSocket.says("5");

        slow.fail(new IOException("broken pipe"));
        engine.send("b");

        assertThat(webSocket.frames()).containsExactly("4b");
        assertThat(engine.told).isEmpty();
    }

    @Test
    void ignoresAnOldPost() {
        EngineSession session = engine.session();
        assertThat(session.beginPost()).isTrue();
        WebSocketClient webSocket = upgraded();
        FakeExchange post = FakeExchange.create();
        session.endPost("4old", post);

        assertThat(post.answer()).isEqualTo("HTTP 400");
        webSocket.says("4new");
        assertThat(engine.told).containsExactly("new");
    }

    @Test
    void doesNotMindOldPostsThatOverlap() {
        assertThat(engine.session().beginPost()).isTrue();
        upgraded();

        assertThat(engine.session().beginPost()).isFalse();

        assertThat(engine.told).isEmpty();
    }

    @Test
    void doesNotMindAnOldPostThatBreaks() {
        assertThat(engine.session().beginPost()).isTrue();
        upgraded();

        engine.session().failPost(CloseDetail.BODY_ABORTED);

        assertThat(engine.told).isEmpty();
    }

    // ---- Upgrades that fail

    @ParameterizedTest
    @ValueSource(strings = {"2", "2prob", "2probe ", "3probe", "4a", "6", "5", "1", "0", "", "zzz", "b*"})
    void closesOnlyAProbeThatBeginsWithSomethingElse(String frame) {
        FakeExchange poll = client.poll();
        WebSocketClient webSocket = client.upgrade();

        webSocket.says(frame);

        assertThat(webSocket.state()).isEqualTo(CLOSED);
        assertThat(webSocket.frames()).isEmpty();
        assertThat(poll.answer()).isNull();
        assertPollingGoesOn(poll);
    }

    @Test
    void closesOnlyAProbeThatBeginsWithBinary() {
        WebSocketClient webSocket = client.upgrade();
        webSocket.says(new byte[] {1});

        assertThat(webSocket.state()).isEqualTo(CLOSED);
        assertPollingGoesOn(client.poll());
    }

    @ParameterizedTest
    @ValueSource(strings = {"4a", "2", "3", "1", "", "zzz"})
    void closesOnlyAProbeThatGoesOnWithSomethingElse(String frame) {
        WebSocketClient webSocket = probed();

        webSocket.says(frame);

        assertThat(webSocket.state()).isEqualTo(CLOSED);
        assertPollingGoesOn(client.poll());
    }

    @Test
    void closesOnlyAProbeThatDoesNotWaitForItsAnswer() {
        WebSocketClient webSocket = client.upgrade();
        webSocket.slowDown();
        webSocket.says("2probe");
        webSocket.says("2probe");

        assertThat(webSocket.state()).isEqualTo(CLOSED);
        assertPollingGoesOn(client.poll());
    }

    @Test
    void closesOnlyAProbeThatSendsTooMuch() {
        WebSocketClient webSocket = probed();
        webSocket.saysTooMuch();

        assertThat(webSocket.state()).isEqualTo(CLOSED_AS_TOO_BIG);
        assertPollingGoesOn(client.poll());
    }

    @Test
    void goesOnWithPollingWhenTheProbeLeaves() {
        WebSocketClient webSocket = probed();
        webSocket.leaves();

        assertPollingGoesOn(client.poll());
    }

    @Test
    void goesOnWithPollingWhenTheProbeFails() {
        WebSocketClient webSocket = probed();
        webSocket.breaks(new IOException("connection reset"));

        assertThat(webSocket.state()).isEqualTo(CLOSED);
        assertPollingGoesOn(client.poll());
    }

    @Test
    void goesOnWithPollingWhenTheTimeIsUp() {
        WebSocketClient webSocket = probed();

        engine.time.pass(UPGRADE_TIMEOUT);
        assertThat(webSocket.state()).isEqualTo(OPEN);
        engine.time.tick();

        assertThat(webSocket.state()).isEqualTo(CLOSED);
        assertPollingGoesOn(client.poll());
    }

    @Test
    void ignoresAnUpgradeThatComesAfterTheTimeout() {
        WebSocketClient webSocket = probed();
        engine.time.pass(UPGRADE_TIMEOUT);
        engine.time.tick();

        webSocket.says("5");

        assertThat(engine.session().transportName()).isEqualTo("polling");
        assertPollingGoesOn(client.poll());
    }

    @Test
    void hasTheTimeoutForTheUpgradeOnly() {
        WebSocketClient webSocket = upgraded();

        engine.time.pass(UPGRADE_TIMEOUT + 1000);

        assertThat(webSocket.state()).isEqualTo(OPEN);
        assertThat(engine.told).isEmpty();
    }

    @Test
    void countsTheTimeoutOfEachAttemptFromItsBeginning() {
        probed().leaves();
        engine.time.pass(UPGRADE_TIMEOUT - 1000);
        WebSocketClient second = probed();
        engine.time.pass(UPGRADE_TIMEOUT - 1000);

        second.says("5");

        assertThat(engine.session().transportName()).isEqualTo("websocket");
    }

    private void assertPollingGoesOn(FakeExchange poll) {
        assertThat(poll.answer()).isNull();
        engine.send("still here");
        client.post("4me too");
        assertThat(poll.answer()).isEqualTo("4still here");
        assertThat(engine.told).containsExactly("me too");
        assertThat(engine.server.sessionCount()).isEqualTo(1);
        WebSocketClient next = upgraded();
        engine.send("again");
        assertThat(next.frames()).containsExactly("4again");
    }

    // ---- A second WebSocket

    @Test
    void closesASecondWebSocketDuringTheUpgrade() {
        WebSocketClient first = client.upgrade();
        WebSocketClient second = client.upgrade();
        assertThat(second.state()).isEqualTo(CLOSED);

        second.says("2probe");
        second.leaves();
        first.says("2probe");
        first.says("5");

        assertThat(second.frames()).isEmpty();
        assertThat(first.frames()).containsExactly("3probe");
        assertThat(engine.session().transportName()).isEqualTo("websocket");
    }

    @Test
    void closesASecondWebSocketAfterTheUpgrade() {
        WebSocketClient first = upgraded();
        WebSocketClient second = client.upgrade();
        second.says("4a");
        second.leaves();

        assertThat(second.state()).isEqualTo(CLOSED);
        assertThat(first.state()).isEqualTo(OPEN);
        assertThat(engine.told).isEmpty();
    }

    @Test
    void closesASecondWebSocketOfASessionThatBeganWithWebSocket() {
        WebSocketClient first = WebSocketClient.open(engine.server);
        WebSocketClient second = WebSocketClient.open(
                engine.server,
                "EIO=4&transport=websocket&sid=" + engine.session().id());

        assertThat(second.state()).isEqualTo(CLOSED);
        assertThat(first.state()).isEqualTo(OPEN);
    }

    // ---- The end meanwhile

    @Test
    void closesTheProbeWithTheSession() {
        WebSocketClient webSocket = probed();
        client.post("1");
        assertThat(client.poll().answer()).isEqualTo("6");

        assertThat(webSocket.state()).isEqualTo(CLOSED);
        assertThat(engine.told).containsExactly("TRANSPORT_CLOSE");
        webSocket.says("5");
        webSocket.leaves();
        assertThat(client.poll().answer()).isEqualTo(UNKNOWN_SID);
    }

    @Test
    void endsTheSessionWhenPollingBreaksDuringTheUpgrade() {
        FakeExchange poll = client.poll();
        WebSocketClient webSocket = client.upgrade();
        client.abort(poll);

        assertThat(webSocket.state()).isEqualTo(CLOSED);
        assertThat(engine.told).containsExactly("TRANSPORT_ERROR");
    }

    // ---- Order

    /** The client polls, and its WebSocket gets the answer to the probe written, at moments of chance. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void keepsTheOrderOfMessages(int seed) {
        Random random = new Random(seed);
        int written = 300 + random.nextInt(600);
        List<String> received = new ArrayList<>();
        FakeExchange poll = client.poll();
        WebSocketClient webSocket = client.upgrade();
        webSocket.slowDown();

        for (int i = 0; i < 1000; i++) {
            engine.send(String.valueOf(i));
            if (i < 700 && poll.answer() != null && random.nextInt(4) == 0) {
                received.addAll(List.of(poll.answer().split("\u001e")));
                poll = client.poll();
            }
            if (i == 300) {
                webSocket.says("2probe");
            }
            if (i == 700) {
                received.addAll(List.of(poll.answer().split("\u001e")));
                webSocket.says("5");
            }
            if (i == written) {
                webSocket.speedUp();
                webSocket.confirm();
            }
        }

        received.addAll(webSocket.frames());
        received.removeAll(List.of("6", "3probe"));
        assertThat(received)
                .containsExactlyElementsOf(
                        IntStream.range(0, 1000).mapToObj(i -> "4" + i).toList());
    }

    private WebSocketClient probed() {
        WebSocketClient webSocket = client.upgrade();
        webSocket.says("2probe");
        assertThat(webSocket.frames()).containsExactly("3probe");
        return webSocket;
    }

    private WebSocketClient upgraded() {
        WebSocketClient webSocket = probed();
        webSocket.says("5");
        return webSocket;
    }
}

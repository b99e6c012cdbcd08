/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PollingTest {
    private static final String UNKNOWN_SID = EngineError.UNKNOWN_SID.json();

    private final TestEngine engine = new TestEngine();
    private final PollingClient client = PollingClient.open(engine.server);

    // ---- What the server sends

    @Test
    void answersAWaitingGetAsSoonAsSomethingIsSent() {
        FakeExchange poll = client.poll();
        assertThat(poll.answer()).isNull();

        engine.send("hello");

        assertThat(poll.answer()).isEqualTo("4hello");
    }

    @Test
    void answersWithAllThatHasBeenSentSinceTheLastGet() {
        engine.send("hello", "", "€😀");

        assertThat(client.poll().answer()).isEqualTo("4hello\u001e4\u001e4€😀");
        assertThat(client.poll().answer()).isNull();
    }

    @Test
    void sendsABatchInOnePayload() {
        FakeExchange poll = client.poll();

        engine.session().send(List.of(EnginePacket.message("a"), EnginePacket.message(new byte[] {1, 2, 3, 4})));

        assertThat(poll.answer()).isEqualTo("4a\u001ebAQIDBA==");
    }

    @Test
    void keepsWhatIsSentBetweenTwoGets() {
        FakeExchange first = client.poll();
        engine.send("a", "b", "c");

        assertThat(first.answer()).isEqualTo("4a");
        assertThat(client.poll().answer()).isEqualTo("4b\u001e4c");
    }

    @Test
    void endsTheSessionIfAnAnswerCannotBeWritten() {
        FakeExchange poll = client.poll(FakeExchange.slow());
        engine.send("a");

        poll.fail(new IOException("broken pipe"));

        assertEnded(CloseReason.TRANSPORT_ERROR);
    }

    @Test
    void doesNotWaitForTheConfirmationBeforeItAnswersTheNextGet() {
        FakeExchange first = client.poll(FakeExchange.slow());
        engine.send("a");

        FakeExchange second = client.poll();
        engine.send("b");

        assertThat(second.answer()).isEqualTo("4b");
        first.confirm();
        assertThat(client.poll().answer()).isNull();
    }

    // ---- What the client sends

    @Test
    void receivesTextAndBinaryInOrder() {
        assertThat(client.post("4a", "bAQIDBA==", "4", "4€\n4", "b").answer()).isEqualTo("ok");

        assertThat(engine.told).containsExactly("a", "x01 x02 x03 x04", "", "€\n4", "");
    }

    @Test
    void takesOnePostAfterTheOther() {
        client.post("4a");
        client.post("4b");

        assertThat(engine.told).containsExactly("a", "b");
    }

    @Test
    void letsLineBreaksPassAsTheJavaClientSendsThem() {
        client.post("bAQID\n", "b" + "QUJD".repeat(19) + "\nQUJD\n");

        assertThat(engine.told).hasSize(2).doesNotContain("PARSE_ERROR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0{}", "5", "6", "6x"})
    void ignoresPacketsThatSayNothingHere(String packet) {
        assertThat(client.post(packet, "4a").answer()).isEqualTo("ok");

        assertThat(engine.told).containsExactly("a");
    }

    @ParameterizedTest
    @CsvSource({"'', empty", "7, unknown", "x, unknown", "-1, unknown", "' 4', unknown", "٤a, unknown", "B, unknown"})
    @CsvSource({"bA, base64", "bAQIDB, base64", "bAQ==AQ, base64"})
    void endsTheSessionAtTheFirstPacketThatIsNone(String garbage, String kind) {
        FakeExchange poll = client.poll();

        assertThat(client.post("4before", garbage, "4after").answer()).as(kind).isEqualTo("ok");

        assertThat(engine.told).containsExactly("before", "PARSE_ERROR");
        assertThat(poll.answer()).isEqualTo("1");
        assertThat(client.poll().answer()).isEqualTo(UNKNOWN_SID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u001e", "4a\u001e", "\u001e4a", "4a\u001e\u001e4b"})
    void endsTheSessionAtAnEmptyPacket(String body) {
        assertThat(client.post(body).answer()).isEqualTo("ok");

        assertEnded(CloseReason.PARSE_ERROR);
    }

    @Test
    void keepsTheSessionWhenABodyIsTooLarge() {
        EngineSession session = engine.session();
        assertThat(session.beginPost()).isTrue();
        session.skipPost();

        client.post("4a");
        assertThat(engine.told).containsExactly("a");
    }

    @Test
    void endsTheSessionWhenABodyCannotBeRead() {
        assertThat(engine.session().beginPost()).isTrue();
        engine.session().failPost(CloseDetail.BODY_ABORTED);

        assertEnded(CloseReason.TRANSPORT_ERROR);
    }

    // ---- Requests at the same time

    @Test
    void endsTheSessionAtASecondGet() {
        FakeExchange waiting = client.poll();
        FakeExchange second = client.poll();

        assertThat(second.answer()).isEqualTo("HTTP 400");
        assertThat(waiting.answer()).isEqualTo("1");
        assertEnded(CloseReason.TRANSPORT_ERROR);
    }

    @Test
    void endsTheSessionAtASecondPost() {
        FakeExchange waiting = client.poll();
        EngineSession session = engine.session();
        assertThat(session.beginPost()).isTrue();

        assertThat(client.post("4second").answer()).isEqualTo("HTTP 400");

        assertThat(waiting.answer()).isEqualTo("1");
        FakeExchange first = FakeExchange.create();
        session.endPost("4first", first);
        assertThat(first.answer()).isEqualTo("HTTP 400");
        assertEnded(CloseReason.TRANSPORT_ERROR);
    }

    @Test
    void receivesWhileAGetWaits() {
        FakeExchange poll = client.poll();
        client.post("4a");

        assertThat(poll.answer()).isNull();
        assertThat(engine.told).containsExactly("a");
    }

    // ---- Endings by the client

    @Test
    void endsWhenTheClientSaysSo() {
        FakeExchange poll = client.poll();

        assertThat(client.post("4bye", "1", "4after").answer()).isEqualTo("ok");

        assertThat(poll.answer()).isEqualTo("6");
        assertThat(engine.told).containsExactly("bye", "TRANSPORT_CLOSE");
        assertThat(client.poll().answer()).isEqualTo(UNKNOWN_SID);
        assertThat(client.post("4a").answer()).isEqualTo(UNKNOWN_SID);
    }

    @Test
    void answersTheGetThatTheClosingPostHasOvertaken() {
        client.post("1");

        assertThat(engine.told).containsExactly("TRANSPORT_CLOSE");
        assertThat(client.post("4a").answer()).isEqualTo(UNKNOWN_SID);
        assertThat(client.poll().answer()).isEqualTo("6");
        assertEnded(CloseReason.TRANSPORT_CLOSE);
    }

    @Test
    void forgetsAClosedSessionWhoseLastGetDoesNotCome() {
        client.post("1");

        engine.time.pass(EngineConfig.LAST_POLL_TIMEOUT);
        engine.time.tick();

        assertEnded(CloseReason.TRANSPORT_CLOSE);
    }

    @Test
    void endsTheSessionWhenAWaitingGetIsAborted() {
        FakeExchange poll = client.poll();
        client.abort(poll);

        assertThat(poll.answer()).as("an answer that nobody would read").isNull();
        assertEnded(CloseReason.TRANSPORT_ERROR);
    }

    @Test
    void doesNotMindTheAbortOfAGetThatWasAnswered() {
        FakeExchange answered = client.poll();
        engine.send("a");
        FakeExchange waiting = client.poll();

        client.abort(answered);
        engine.send("b");

        assertThat(waiting.answer()).isEqualTo("4b");
    }

    @Test
    void refusesRequestsThatArriveWhileTheSessionEnds() {
        EngineSession session = engine.session();
        client.poll();
        client.post("1");

        FakeExchange poll = FakeExchange.create();
        session.poll(poll);
        FakeExchange post = FakeExchange.create();
        assertThat(session.beginPost()).isTrue();
        session.endPost("4a", post);

        assertThat(poll.answer()).isEqualTo(UNKNOWN_SID);
        assertThat(post.answer()).isEqualTo("HTTP 400");
        assertThat(engine.told).containsExactly("TRANSPORT_CLOSE");
    }

    @Test
    void dropsWhatIsSentAfterTheEnd() {
        client.post("1");

        engine.send("a");
        engine.sendVolatile("b");
        engine.session().close();

        assertThat(engine.told).containsExactly("TRANSPORT_CLOSE");
    }

    private void assertEnded(CloseReason reason) {
        assertThat(engine.told).last().isEqualTo(reason.toString());
        assertThat(engine.server.sessionCount()).isZero();
        assertThat(client.poll().answer()).isEqualTo(UNKNOWN_SID);
    }
}

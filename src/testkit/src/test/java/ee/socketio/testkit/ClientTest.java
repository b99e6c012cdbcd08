/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import ee.socketio.testkit.ChatApplication.Announcement;
import ee.socketio.testkit.ChatApplication.Credentials;
import ee.socketio.testkit.ChatApplication.Join;
import ee.socketio.testkit.ChatApplication.Posted;
import ee.socketio.testkit.ChatApplication.Receipt;
import ee.socketio.testkit.ChatApplication.Say;
import ee.socketio.testkit.ChatApplication.Upload;

class ClientTest {
    @RegisterExtension
    final SocketIoTester io = ChatApplication.tester().timeout(Duration.ofMillis(500));

    private TestClient ann;
    private TestClient bob;

    @BeforeEach
    void connect() {
        ann = io.connect("/chat", new Credentials("t-ann"));
        bob = io.connect("/chat", new Credentials("t-bob"));
        assertThat(ann.next("joined", String.class)).isEqualTo("bob");
    }

    private void bothJoin(String room) {
        ann.emit("join", new Join(room));
        bob.emit("join", new Join(room));
    }

    // ---- Receiving

    @Test
    void eventReachesTheOthersInTheRoom() {
        bothJoin("lobby");
        TestClient cat = io.connect("/chat", new Credentials("t-cat"));

        ann.emit("say", new Say("lobby", "hi"));

        assertThat(bob.next("joined", String.class)).isEqualTo("cat");
        assertThat(bob.next("posted", Posted.class)).isEqualTo(new Posted("ann", "hi"));
        bob.expectNothing();
        cat.expectNothing();
        ann.expectNothing("posted");
    }

    @Test
    void nextTakesTheOldestOfItsNameAndLeavesTheOthers() {
        bothJoin("lobby");
        ann.emit("typing", "lobby");
        ann.emit("say", new Say("lobby", "1"));
        ann.emit("say", new Say("lobby", "2"));

        assertThat(bob.next("posted", Posted.class).text()).isEqualTo("1");
        assertThat(bob.received()).extracting(Received::event).containsExactly("typing", "posted");
        assertThat(bob.next().args()).containsExactly("ann");
        assertThat(bob.next().arg(0, Posted.class).text()).isEqualTo("2");
        bob.expectNothing();
    }

    @Test
    void errorTellsWhatWasReceivedInstead() {
        bothJoin("lobby");
        ann.emit("typing", "lobby");

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> bob.next("posted"))
                .withMessageContaining("\"posted\"")
                .withMessageContaining("client " + bob.id() + " of /chat")
                .withMessageContaining("PT0.5S")
                .withMessageContaining("typing(\"ann\")");
    }

    @Test
    void errorTellsThatNothingWasReceived() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(bob::next)
                .withMessageContaining("Received: nothing");
    }

    @Test
    void errorOfAnUnexpectedEventShowsIt() {
        bothJoin("lobby");
        ann.emit("say", new Say("lobby", "hi"));

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(bob::expectNothing)
                .withMessageContaining("posted({\"from\":\"ann\",\"text\":\"hi\"})");
        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> bob.expectNothing("posted"));
        bob.expectNothing("typing");
    }

    @Test
    void errorOfAnArgumentThatCannotBeBoundShowsIt() {
        io.fire(new Announcement("soon"));

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> bob.next("announcement", Posted.class))
                .withMessageContaining("argument 0 cannot be read as")
                .withMessageContaining("announcement(\"soon\")");
    }

    @Test
    void longEventIsShownInPart() {
        io.fire(new Announcement("x".repeat(10_000)));

        assertThat(bob.next()).hasToString("announcement(\"" + "x".repeat(499) + "…)");
    }

    // ---- Acknowledgements of the server

    @Test
    void acknowledgementIsTheReturnedValue() {
        assertThat(ann.emitWithAck(Receipt.class, "say", new Say("lobby", "hi")).number())
                .isEqualTo(1);
    }

    @Test
    void emptyAcknowledgementHasNoValue() {
        assertThat(ann.emitWithAck(Void.class, "join", new Join("lobby"))).isNull();
        assertThat(ann.emitWithAck("join", new Join("lobby")).arity()).isZero();
    }

    @Test
    void rejectionHasCodeAndMessage() {
        Rejection rejection = ann.expectRejected("say", new Say("lobby", " "));

        assertThat(rejection.code()).isEqualTo("TEXT");
        assertThat(io.failures()).isEmpty();
        assertThat(rejection.message()).isEqualTo("say something");
        assertThat((Object) rejection.as(Map.class)).isEqualTo(Map.of("code", "TEXT", "message", "say something"));
    }

    @Test
    void rejectionFailsWhoExpectsAValue() {
        assertThatExceptionOfType(RejectedError.class)
                .isThrownBy(() -> ann.emitWithAck(Receipt.class, "say", new Say("lobby", " ")))
                .withMessageContaining("say({\"room\":\"lobby\",\"text\":\" \"})")
                .withMessageContaining("say something")
                .satisfies(error -> assertThat(error.rejection().code()).isEqualTo("TEXT"));
    }

    @Test
    void valueFailsWhoExpectsARejection() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> ann.expectRejected("say", new Say("lobby", "hi")))
                .withMessageContaining("the answer is say({\"")
                .withMessageContaining("\"number\":1");
    }

    @Test
    void whatMerelyLooksLikeARejectionIsAValue() {
        Map<String, Object> value = Map.of("error", Map.of("code", 1L), "more", true);

        assertThat(ann.emitWithAck("echo", value).args()).containsExactly(value);
    }

    @Test
    void acknowledgementCanBeAwaitedLater() {
        assertThat(ann.emitAsync("say", new Say("lobby", "hi")))
                .succeedsWithin(Duration.ofSeconds(5))
                .satisfies(reply ->
                        assertThat(reply.arg(0, Receipt.class).number()).isEqualTo(1));
    }

    // ---- Binary

    @Test
    void binaryDataGoBothWays() {
        Upload reply = ann.emitWithAck(Upload.class, "upload", new Upload("a.png", new byte[] {1, 2, 3}), 2);

        assertThat(reply.name()).isEqualTo("a.png");
        assertThat(reply.bytes()).hasSize(6);
    }

    @Test
    void bigMessagesAreAllowedUpToTheLimitOfTheServer() {
        assertThat(ann.emitWithAck(Upload.class, "upload", new Upload("big", new byte[1_000_000]), 1)
                        .bytes())
                .hasSize(1_000_000);

        ann.emit("upload", new Upload("bigger", new byte[1_000_001]), 1);

        assertThat(ann.isConnected()).isFalse();
        assertThat(ann.disconnectReason()).contains("transport close");
    }

    @Test
    void textIsLimitedInBytes() {
        ann.emit("echo", Map.of("text", "ü".repeat(500_000)));

        assertThat(ann.isConnected()).isFalse();
    }

    // ---- Misuse

    @Test
    void clientThatHasGoneCannotSend() {
        ann.disconnect();

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> ann.emit("join", new Join("lobby")))
                .withMessageContaining("not connected: io client disconnect");
    }

    @Test
    void clientThatGetsDisconnectedHasNoAcknowledgement() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> ann.emitWithAck("upload", new Upload("bigger", new byte[1_000_001]), 1))
                .withMessageContaining("disconnected: transport close");
        assertThat(bob.emitAsync("upload", new Upload("bigger", new byte[1_000_001]), 1))
                .failsWithin(Duration.ofSeconds(5))
                .withThrowableThat()
                .isNotInstanceOf(CompletionException.class);
    }

    @Test
    void reservedNamesCannotBeSent() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ann.emit("disconnect"))
                .withMessageContaining("reserved");
    }

    @Test
    void eventThatWantsNoAcknowledgementCannotBeAcknowledged() {
        io.fire(new Announcement("soon"));
        Received event = bob.next();

        assertThat(event.ackRequested()).isFalse();
        assertThatIllegalStateException()
                .isThrownBy(() -> event.ack(1))
                .withMessageContaining("announcement(\"soon\")");
    }

    @Test
    void argumentsThatDoNotExistAreNull() {
        io.fire(new Announcement("soon"));
        Received event = bob.next();

        assertThat(event.arity()).isEqualTo(1);
        assertThat(event.arg(1, String.class)).isNull();
        assertThat(event.arg(0, (java.lang.reflect.Type) String.class)).isEqualTo("soon");
        assertThat(event.args()).isEqualTo(List.of("soon"));
    }
}

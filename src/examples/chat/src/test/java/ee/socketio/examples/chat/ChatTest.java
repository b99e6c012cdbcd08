/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.examples.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ee.socketio.examples.chat.Chat.Receipt;
import ee.socketio.examples.chat.Chat.Say;
import ee.socketio.examples.chat.ChatClient.Members;
import ee.socketio.examples.chat.ChatClient.Said;
import ee.socketio.examples.chat.ChatClient.Typing;
import ee.socketio.examples.chat.Guest.Hello;
import ee.socketio.testkit.Received;
import ee.socketio.testkit.SocketIoTest;
import ee.socketio.testkit.SocketIoTester;
import ee.socketio.testkit.TestClient;

/** The whole server once more: in memory, with clients that are objects of the test. */
@SocketIoTest({Chat.class, Guest.class, Nicknames.class})
class ChatTest {

    private static TestClient connect(SocketIoTester io, String nickname, String... rooms) {
        return io.connect("/", new Hello(nickname, rooms.length == 0 ? null : List.of(rooms)));
    }

    // ---- Coming in

    @Test
    void newcomerIsInTheLobby(SocketIoTester io) {
        TestClient ann = connect(io, "Ann");

        assertThat(ann.next("members", Members.class)).isEqualTo(new Members("lobby", List.of("Ann")));
    }

    @Test
    void whoReconnectsIsInTheRoomsOfBefore(SocketIoTester io) {
        TestClient ann = connect(io, "Ann", "tea", "not a room", "coffee");

        assertThat(ann.next("members", Members.class).room()).isEqualTo("tea");
        assertThat(ann.next("members", Members.class).room()).isEqualTo("coffee");
        ann.expectNothing();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "<b>", "a name of twenty-one c"})
    void nicknameIsChecked(String nickname, SocketIoTester io) {
        assertThat(io.expectRefused("/", new Hello(nickname, null)).message()).startsWith("A nickname has 1 to 20");
    }

    @Test
    void nicknameIsNeeded(SocketIoTester io) {
        assertThat(io.expectRefused("/").message()).startsWith("A nickname has 1 to 20");
    }

    @Test
    void nicknameIsTakenOnce(SocketIoTester io) {
        TestClient ann = connect(io, "Ann");

        assertThat(io.expectRefused("/", new Hello("ANN", null)).message())
                .isEqualTo("Somebody here is called ANN already.");
        ann.disconnect();
        assertThat(connect(io, "ANN").isConnected()).isTrue();
    }

    // ---- Rooms

    @Test
    void everybodyInARoomLearnsWhoElseIs(SocketIoTester io) {
        TestClient ann = connect(io, "Ann", "tea");
        TestClient bob = connect(io, "Bob");
        ann.next("members");
        bob.next("members");

        bob.emit("join", "tea");
        assertThat(ann.next("members", Members.class).names()).containsExactlyInAnyOrder("Ann", "Bob");
        assertThat(bob.next("members", Members.class).names()).containsExactlyInAnyOrder("Ann", "Bob");

        bob.emit("leave", "tea");
        assertThat(ann.next("members", Members.class).names()).containsExactly("Ann");
        bob.expectNothing();
    }

    @Test
    void whoIsGoneIsOutOfAllRooms(SocketIoTester io) {
        TestClient ann = connect(io, "Ann", "tea");
        TestClient bob = connect(io, "Bob", "tea");
        ann.next("members");
        ann.next("members");

        bob.drop();

        assertThat(ann.next("members", Members.class).names()).containsExactly("Ann");
    }

    @Test
    void nameOfARoomIsChecked(SocketIoTester io) {
        TestClient ann = connect(io, "Ann");

        assertThat(ann.expectRejected("join", "not a room").code()).isEqualTo("INVALID");
        assertThat(ann.expectRejected("leave", "elsewhere").code()).isEqualTo("ROOM");
    }

    // ---- Talking

    @Test
    void messageReachesTheOthersInTheRoom(SocketIoTester io) {
        TestClient ann = connect(io, "Ann", "tea");
        TestClient bob = connect(io, "Bob", "tea");
        TestClient cat = connect(io, "Cat", "coffee");

        Receipt receipt = ann.emitWithAck(Receipt.class, "say", "tea", new Say(" hi ", null));

        assertThat(bob.next("said", Said.class))
                .isEqualTo(new Said(receipt.id(), receipt.at(), "tea", "Ann", "hi", null));
        ann.expectNothing("said");
        cat.expectNothing("said");
    }

    @Test
    void messageMayBeAPicture(SocketIoTester io) {
        TestClient ann = connect(io, "Ann");
        TestClient bob = connect(io, "Bob");

        ann.emit("say", "lobby", new Say(null, new Picture("image/png", new byte[900_000])));

        assertThat(bob.next("said", Said.class).picture().data()).hasSize(900_000);
    }

    @Test
    void messageIsChecked(SocketIoTester io) {
        TestClient ann = connect(io, "Ann");
        Picture page = new Picture("text/html", new byte[1]);
        Picture poster = new Picture("image/png", new byte[900_001]);

        assertThat(ann.expectRejected("say", "lobby", new Say(" ", null)).code())
                .isEqualTo("EMPTY");
        assertThat(ann.expectRejected("say", "lobby", new Say("x".repeat(2001), null))
                        .code())
                .isEqualTo("INVALID");
        assertThat(ann.expectRejected("say", "tea", new Say("hi", null)).code()).isEqualTo("ROOM");
        assertThat(ann.expectRejected("say", "lobby", new Say("hi", page)).code())
                .isEqualTo("INVALID");
        assertThat(ann.expectRejected("say", "lobby", new Say("hi", poster)).code())
                .isEqualTo("INVALID");
    }

    @Test
    void whoTalksTooFastHasToWait(SocketIoTester io) {
        TestClient ann = connect(io, "Ann");
        TestClient bob = connect(io, "Bob");
        for (int i = 0; i < 30; i++) {
            ann.emitWithAck(Receipt.class, "say", "lobby", new Say("hi", null));
        }

        assertThat(ann.expectRejected("say", "lobby", new Say("hi", null)).code())
                .isEqualTo("TOO_FAST");
        assertThat(bob.emitWithAck(Receipt.class, "say", "lobby", new Say("hi", null)))
                .isNotNull();
    }

    @Test
    void whisperReachesOnePersonAndIsAcknowledgedByItsPage(SocketIoTester io) {
        TestClient ann = connect(io, "Ann");
        TestClient bob = connect(io, "Bob", "elsewhere");
        TestClient cat = connect(io, "Cat");

        CompletableFuture<Received> receipt = ann.emitAsync("whisper", "Bob", new Say("psst", null));
        Received whisper = bob.next("whispered");
        Said said = whisper.arg(0, Said.class);
        assertThat(receipt).isNotDone();
        whisper.ack();

        assertThat(said).isEqualTo(new Said(said.id(), said.at(), null, "Ann", "psst", null));
        assertThat(receipt.join().arg(0, Receipt.class)).isEqualTo(new Receipt(said.id(), said.at()));
        cat.expectNothing("whispered");
    }

    @Test
    void whisperToNobodyIsNotAcknowledged(SocketIoTester io) {
        TestClient ann = connect(io, "Ann");

        assertThat(ann.expectRejected("whisper", "Bob", new Say("psst", null)).code())
                .isEqualTo("ACK_TIMEOUT");
    }

    @Test
    void typingIsForgottenWhereItCannotBeShownAtOnce(SocketIoTester io) {
        TestClient ann = connect(io, "Ann");
        TestClient bob = connect(io, "Bob");
        ann.next("members");
        bob.next("members");
        bob.stall();

        ann.emit("typing", "lobby"); // is on its way
        ann.emit("typing", "lobby"); // is dropped
        bob.resume();

        assertThat(bob.next("typing", Typing.class)).isEqualTo(new Typing("lobby", "Ann"));
        bob.expectNothing();
        assertThat(io.failures()).isEmpty();
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import java.security.Principal;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ee.socketio.Socket;
import ee.socketio.impl.engine.Party;
import ee.socketio.impl.engine.WebSocketClient;

/** Addressing users: alice has two sockets, bob one, and one is nobody's. */
class UsersTest {
    private static final String HI = "42[\"hi\"]";
    private static final Principal ALICE = () -> "alice";
    private static final Principal BOB = () -> "bob";

    private final TestServer server = new TestServer();
    private final WebSocketClient alice = joinAs("alice");
    private final Socket socketOfAlice = server.lastSocket();
    private final WebSocketClient alsoAlice = joinAs("alice");
    private final WebSocketClient bob = joinAs("bob");
    private final Socket socketOfBob = server.lastSocket();
    private final WebSocketClient nobody = server.join();
    private final Socket socketOfNobody = server.lastSocket();

    private WebSocketClient joinAs(String user) {
        WebSocketClient client = WebSocketClient.openAs(user, server.engine);
        client.frames();
        server.join(client, "/");
        return client;
    }

    private void assertReceived(String... receivers) {
        Set<String> expected = Set.of(receivers);
        assertThat(alice.frames()).hasSize(expected.contains("alice") ? 1 : 0).allMatch(HI::equals);
        assertThat(alsoAlice.frames())
                .hasSize(expected.contains("also alice") ? 1 : 0)
                .allMatch(HI::equals);
        assertThat(bob.frames()).hasSize(expected.contains("bob") ? 1 : 0).allMatch(HI::equals);
        assertThat(nobody.frames()).hasSize(expected.contains("nobody") ? 1 : 0).allMatch(HI::equals);
    }

    // ---- Who is addressed

    @Test
    void areAllTheSocketsOfThatName() {
        server.io.toUser("alice").emit("hi");
        assertReceived("alice", "also alice");
        server.io.toUser("bob").emit("hi");
        assertReceived("bob");
        server.io.toUser("carol").emit("hi");
        assertReceived();
        server.io.toUser("alice", "bob").emit("hi");
        assertReceived("alice", "also alice", "bob");
    }

    @Test
    void areAddressedAlongWithRooms() {
        socketOfNobody.join("x");
        socketOfAlice.join("x");

        server.io.to("x").toUser("bob").emit("hi");
        assertReceived("alice", "bob", "nobody");
        server.io.toUser("bob").toUser("alice").except("x").emit("hi");
        assertReceived("also alice", "bob");
        server.io.except("x").toUser("alice").emit("hi");
        assertReceived("also alice");
    }

    @Test
    void areOthersThanTheSocketThatAddressesThem() {
        socketOfAlice.toUser("alice").emit("hi");
        assertReceived("also alice");
        socketOfAlice.broadcast().toUser("bob").emit("hi");
        assertReceived("bob");
    }

    @Test
    void areKnownInEachNamespaceApart() {
        server.join(bob, "/chat");
        server.io.of("/chat").toUser("alice", "bob").emit("hi");

        assertThat(bob.frames()).containsExactly("42/chat,[\"hi\"]");
        assertReceived();
    }

    @Test
    void areDisconnectedAndMovedLikeOthers() {
        server.io.toUser("alice").socketsJoin("y");
        server.io.to("y").emit("hi");
        assertReceived("alice", "also alice");
        server.io.toUser("bob").disconnectSockets(false);
        assertThat(socketOfBob.connected()).isFalse();
    }

    @Test
    void areThoseWhomTheObserversAccept() {
        server.application.onConnecting = request -> request.accept(BOB);
        joinAs("alice");
        Socket accepted = server.lastSocket();
        server.io.toUser("alice").socketsJoin("of alice");
        server.io.toUser("bob").socketsJoin("of bob");

        assertThat(accepted.rooms()).containsExactlyInAnyOrder(accepted.id(), "of bob");
    }

    @Test
    void areSomebodyElseOnceReauthenticated() {
        socketOfAlice.reauthenticate(BOB, Set.of());
        socketOfNobody.reauthenticate(ALICE, Set.of());

        server.io.toUser("alice").emit("hi");
        assertReceived("also alice", "nobody");
        server.io.toUser("bob").emit("hi");
        assertReceived("alice", "bob");
    }

    @Test
    void stayAddressedWhenOnlyTheirRolesChange() {
        socketOfAlice.reauthenticate(ALICE, Set.of("admin"));
        server.io.toUser("alice").emit("hi");

        assertReceived("alice", "also alice");
    }

    @Test
    void areNotAddressedBeforeTheyAreAdmitted() {
        server.application.onConnecting = request -> {
            request.accept(ALICE);
            server.io.toUser("alice").emit("hi");
        };
        WebSocketClient joining = server.open();
        joining.says("40");
        server.handlers.runAll();

        assertThat(joining.frames()).singleElement().asString().startsWith("40");
        assertReceived("alice", "also alice");
    }

    // ---- The rooms by which that is done

    @Test
    void haveNoRoomThatShows() {
        assertThat(socketOfAlice.rooms()).containsExactly(socketOfAlice.id());
    }

    @Test
    void haveNoRoomThatCounts() {
        socketOfAlice.join("a", "b", "c", "d");

        assertThat(socketOfAlice.rooms()).hasSize(TestServer.MAX_ROOMS);
    }

    @Test
    void areForgottenWhenTheyLeave() {
        alice.leaves();
        alsoAlice.leaves();
        bob.leaves();
        nobody.leaves();

        RoomsTest.assertEmpty(server.io.index());
    }

    @Test
    void areForgottenIfTheyAreNotAdmitted() {
        server.application.onConnecting = request -> {
            request.accept(() -> "carol");
            throw new IllegalStateException("expected");
        };
        server.open().says("40");
        server.handlers.runAll();

        assertThat(server.io.index())
                .extracting("members")
                .asInstanceOf(MAP)
                .doesNotContainKey(RoomNames.ofUser("carol"));
    }

    /** The names that an application, or a client that it trusts, might try. */
    @ParameterizedTest
    @ValueSource(
            strings = {"alice", "\0alice", "\0user:alice", "\0\0user:alice", "\0\0\0user:alice", "user:alice", "\0"})
    void cannotBeAddressedByNamesOfRooms(String room) {
        server.io.to(room).emit("hi");
        assertReceived();
        server.io.except(room).emit("hi");
        assertReceived("alice", "also alice", "bob", "nobody");
        socketOfAlice.leave(room);
        server.io.socketsLeave(room);
        server.io.toUser("alice").emit("hi");
        assertReceived("alice", "also alice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0user:bob", "\0"})
    void cannotBeJoined(String room) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> socketOfAlice.join("fine", room))
                .withMessageContaining("U+0000");
        assertThatIllegalArgumentException().isThrownBy(() -> server.io.socketsJoin(room));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> server.io.to("nobody in it").socketsJoin(room));
        assertThat(socketOfAlice.rooms()).containsExactly(socketOfAlice.id());
        server.io.toUser("bob").emit("hi");
        assertReceived("bob");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\0", "user:", "\0user:alice", "élise 😀"})
    void mayHaveAnyName(String name) {
        socketOfNobody.reauthenticate(() -> name, Set.of());
        server.io.toUser(name).emit("hi");

        assertReceived("nobody");
    }

    @Test
    void needNoName() {
        socketOfAlice.reauthenticate(() -> null, Set.of("member"));
        server.io.toUser("alice").emit("hi");

        assertReceived("also alice");
        assertThat(socketOfAlice.isUserInRole("member")).isTrue();
    }

    @Test
    @Timeout(60)
    void areNotLeftBehindWhenASocketEndsAsItIsReauthenticated() throws Exception {
        for (int i = 0; i < 300; i++) {
            WebSocketClient joining = joinAs("carol");
            Socket ending = server.lastSocket();
            new Party()
                    .with(() -> ending.reauthenticate(() -> "dave", Set.of()))
                    .with(() -> ending.reauthenticate(() -> "erin", Set.of()))
                    .with(joining::leaves)
                    .celebrate();
            server.handlers.runAll();
        }

        assertThat(server.io.index())
                .extracting("members")
                .asInstanceOf(MAP)
                .doesNotContainKeys(RoomNames.ofUser("carol"), RoomNames.ofUser("dave"), RoomNames.ofUser("erin"));
    }
}

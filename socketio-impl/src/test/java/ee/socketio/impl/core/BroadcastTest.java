/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ee.socketio.BroadcastOperator;
import ee.socketio.Emitter;
import ee.socketio.RemoteSocket;
import ee.socketio.Socket;
import ee.socketio.impl.engine.CapturedLog;
import ee.socketio.impl.engine.FakeExchange;
import ee.socketio.impl.engine.PollingClient;
import ee.socketio.impl.engine.WebSocketClient;

/** Who gets what is emitted: a is in the rooms x and y, b in y and z, c in none. */
class BroadcastTest {
    private static final String HI = "42[\"hi\"]";

    private final TestServer server = new TestServer();
    private final WebSocketClient a = server.join();
    private final Socket socketA = server.lastSocket();
    private final WebSocketClient b = server.join();
    private final Socket socketB = server.lastSocket();
    private final WebSocketClient c = server.join();
    private final Socket socketC = server.lastSocket();

    @BeforeEach
    void joinRooms() {
        socketA.join("x", "y");
        socketB.join("y", "z");
    }

    @Test
    void addressesNobodyByAnEmptyList() {
        assertThatIllegalArgumentException().isThrownBy(() -> server.io.to()).withMessageContaining("everybody");
        assertThatIllegalArgumentException().isThrownBy(() -> server.io.toUser());
        assertThatIllegalArgumentException().isThrownBy(() -> socketA.to());
    }

    // ---- To one

    @Test
    void emitsToOneSocket() {
        socketA.emit("hi", "you", 1, null, true, Map.of("n", 1.5), List.of(1, 2));

        assertThat(a.frames()).containsExactly("42[\"hi\",\"you\",1,null,true,{\"n\":1.5},[1,2]]");
        assertReceived("");
    }

    @Test
    void emitsToASocketOfANamespace() {
        server.join(a, "/chat").emit("hi");

        assertThat(a.frames()).containsExactly("42/chat,[\"hi\"]");
    }

    @Test
    void emitsBinaryDataAsAttachments() {
        socketA.emit("hi", new byte[] {1, 2}, "x", Map.of("deep", new byte[] {3}));

        assertThat(a.frames())
                .containsExactly(
                        "452-[\"hi\",{\"_placeholder\":true,\"num\":0},\"x\","
                                + "{\"deep\":{\"_placeholder\":true,\"num\":1}}]",
                        WebSocketClient.hex(new byte[] {1, 2}),
                        WebSocketClient.hex(new byte[] {3}));
    }

    @Test
    void encodesBeforeItReturns() {
        a.slowDown();
        socketA.emit("first");
        byte[] bytes = {1};
        List<String> names = new ArrayList<>(List.of("before"));
        socketA.emit("hi", bytes, names);
        bytes[0] = 2;
        names.set(0, "after");
        a.speedUp();
        a.confirm();

        assertThat(a.frames())
                .containsExactly(
                        "42[\"first\"]",
                        "451-[\"hi\",{\"_placeholder\":true,\"num\":0},[\"before\"]]",
                        WebSocketClient.hex(new byte[] {1}));
    }

    @ParameterizedTest
    @ValueSource(strings = {"connect", "connect_error", "disconnect", "disconnecting", "newListener", "removeListener"})
    void refusesReservedNames(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> socketA.emit(name))
                .withMessageContaining(name);
        assertThatIllegalArgumentException().isThrownBy(() -> server.io.emit(name));
        assertThatIllegalArgumentException().isThrownBy(() -> socketA.emitWithAck(String.class, name));
        assertReceived("");
    }

    @Test
    void refusesWhatHasNoJson() {
        Object unwritable = new Object() {
            @SuppressWarnings("unused")
            public String getValue() {
                throw new IllegalStateException("expected");
            }
        };
        assertThatIllegalArgumentException().isThrownBy(() -> server.io.emit("hi", List.of(unwritable)));
        assertReceived("");
    }

    // ---- To many

    @Test
    void emitsToAllSocketsOfTheNamespace() {
        Socket chat = server.join(a, "/chat");
        server.io.emit("hi");
        assertReceived("abc");

        chat.namespace().emit("hi");
        assertThat(a.frames()).containsExactly("42/chat,[\"hi\"]");
        assertReceived("");
    }

    @Test
    void emitsToRooms() {
        server.io.to("x").emit("hi");
        assertReceived("a");
        server.io.to("y").emit("hi");
        assertReceived("ab");
        server.io.to("nobody").emit("hi");
        assertReceived("");
        server.io.in("z").emit("hi");
        assertReceived("b");
    }

    @Test
    void emitsToEachSocketOnceWhateverRoomsItIsIn() {
        server.io.to("x", "y", "z").emit("hi");
        assertReceived("ab");
        server.io.to("x").to("y").in("nobody").emit("hi");
        assertReceived("ab");
        server.io.to("y", "y").emit("hi");
        assertReceived("ab");
    }

    @Test
    void leavesOutRooms() {
        server.io.except("x").emit("hi");
        assertReceived("bc");
        server.io.except("x", "z").emit("hi");
        assertReceived("c");
        server.io.to("y").except("x").emit("hi");
        assertReceived("b");
        server.io.to("x", "z").except("y").emit("hi");
        assertReceived("");
        server.io.to("y").except("x").except("z").emit("hi");
        assertReceived("");
        server.io.except("nobody").emit("hi");
        assertReceived("abc");
    }

    @Test
    void takesTheIdOfASocketForARoom() {
        server.io.to(socketC.id()).emit("hi");
        assertReceived("c");
        server.io.to("x", socketC.id()).emit("hi");
        assertReceived("ac");
        server.io.except(socketC.id()).emit("hi");
        assertReceived("ab");
    }

    @Test
    void leavesOutTheSocketThatBroadcasts() {
        socketA.broadcast().emit("hi");
        assertReceived("bc");
        socketA.to("y").emit("hi");
        assertReceived("b");
        socketA.in("x").emit("hi");
        assertReceived("");
        socketC.to("x", "z").emit("hi");
        assertReceived("ab");
        socketA.except("z").emit("hi");
        assertReceived("c");
        socketA.to(socketA.id(), socketC.id()).emit("hi");
        assertReceived("c");
    }

    @Test
    void leavesOutSockets() {
        server.io.except(socketA).emit("hi");
        assertReceived("bc");
        server.io.to("y").except(socketA, socketB).emit("hi");
        assertReceived("");
        socketA.except(socketB).emit("hi");
        assertReceived("c");
    }

    @Test
    void addressesSocketsOfThisServer() {
        server.io.local().emit("hi");
        assertReceived("abc");
        server.io.to("x").local().emit("hi");
        assertReceived("a");
    }

    @Test
    void doesNotChangeAnOperatorThatIsNarrowed() {
        BroadcastOperator toX = server.io.to("x");
        toX.to("z");
        toX.except("y");
        toX.asVolatile();
        toX.timeout(Duration.ofMillis(1));

        toX.emit("hi");
        assertReceived("a");
        server.io.emit("hi");
        assertReceived("abc");
    }

    @Test
    void skipsSocketsThatHaveGone() {
        b.leaves();
        server.io.to("y").emit("hi");
        server.io.emit("hi");

        assertThat(a.frames()).containsExactly(HI, HI);
        assertThat(b.frames()).isEmpty();
    }

    @Test
    void doesNotFailBecauseOfOneReceiver() {
        a.slowDown();
        socketA.emit("hi");
        server.io.emit("hi");
        a.fail(new IOException("broken pipe"));
        a.frames();

        server.io.emit("hi");

        assertThat(b.frames()).containsExactly(HI, HI);
        assertThat(a.frames()).isEmpty();
    }

    @Test
    void encodesOnceForAll() {
        int before = server.binding.writes();
        server.io.to("x", "y", "z", socketC.id()).emit("hi");

        assertThat(server.binding.writes() - before).isEqualTo(1);
        assertReceived("abc");
    }

    @Test
    void mixesTransports() {
        PollingClient polling = server.joinPolling();
        FakeExchange poll = polling.poll();
        server.io.emit("hi");

        assertThat(poll.answer()).isEqualTo(HI);
        assertReceived("abc");
    }

    // ---- Volatile

    @Test
    void skipsBusySocketsIfVolatile() {
        PollingClient polling = server.joinPolling();
        a.slowDown();
        socketA.emit("busy");
        server.io.asVolatile().emit("hi");
        server.io.to("y").asVolatile().emit("hi");
        server.io.asVolatile().to("y").emit("hi");
        a.speedUp();
        a.confirm();

        assertThat(a.frames()).containsExactly("42[\"busy\"]");
        assertThat(b.frames()).containsExactly(HI, HI, HI);
        assertThat(polling.poll().answer()).isNull();
    }

    @Test
    void skipsItsClientIfVolatileAndBusy() {
        Emitter emitter = socketA.asVolatile();
        emitter.emit("one", new byte[] {1});
        a.slowDown();
        emitter.asVolatile().emit("two");
        emitter.emit("three");
        a.confirm();

        assertThat(a.frames())
                .containsExactly(
                        "451-[\"one\",{\"_placeholder\":true,\"num\":0}]",
                        WebSocketClient.hex(new byte[] {1}),
                        "42[\"two\"]");
        assertReceived("");
    }

    // ---- What else is done to many

    @Test
    void makesSocketsJoinAndLeave() {
        server.io.to("y").socketsJoin("new", "newer");
        assertThat(socketB.rooms()).containsExactlyInAnyOrder(socketB.id(), "y", "z", "new", "newer");
        assertThat(socketC.rooms()).containsExactly(socketC.id());
        server.io.to("y").except("x").socketsLeave("new", "y");
        assertThat(socketA.rooms()).containsExactlyInAnyOrder(socketA.id(), "x", "y", "new", "newer");
        assertThat(socketB.rooms()).containsExactlyInAnyOrder(socketB.id(), "z", "newer");
        server.io.socketsLeave("newer");
        assertThat(socketB.rooms()).containsExactlyInAnyOrder(socketB.id(), "z");
        server.io.socketsJoin("all");
        server.io.to("all").emit("hi");
        assertReceived("abc");
    }

    @Test
    void disconnectsSockets() {
        socketA.to("y").disconnectSockets(false);

        assertThat(b.frames()).containsExactly("41");
        assertThat(server.io.sockets()).containsExactlyInAnyOrder(socketA, socketC);
        server.io.except("x").disconnectSockets(true);
        assertThat(c.state()).isEqualTo(WebSocketClient.State.CLOSED);
        assertThat(a.state()).isEqualTo(WebSocketClient.State.OPEN);
    }

    @Test
    void disconnectsFromTheNamespaceOnlyIfNothingElseIsSaid() {
        server.io.to("z").disconnectSockets();

        assertThat(b.frames()).containsExactly("41");
        assertThat(b.state()).isEqualTo(WebSocketClient.State.OPEN);
    }

    @Test
    void makesTheOthersJoinIfASocketMayNot() {
        socketB.join("full", "up"); // It is in y, z and its own room already.
        try (CapturedLog log = CapturedLog.of("ee.socketio.core")) {
            server.io.to("y", socketC.id()).socketsJoin("new", "newer");

            assertThat(log.messages())
                    .singleElement()
                    .asString()
                    .startsWith("SIO000404: 1 sockets")
                    .contains("socketio.max-rooms");
        }
        assertThat(socketA.rooms()).contains("new", "newer");
        assertThat(socketC.rooms()).contains("new", "newer");
        assertThat(socketB.rooms()).doesNotContain("new", "newer");
    }

    @Test
    void fetchesTheSocketsItAddresses() {
        List<RemoteSocket> fetched = server.io
                .to("y")
                .except("z")
                .fetchSockets()
                .toCompletableFuture()
                .join();

        assertThat(fetched).isUnmodifiable().singleElement().satisfies(socket -> {
            assertThat(socket.id()).isEqualTo(socketA.id());
            assertThat(socket.rooms()).containsExactlyInAnyOrder(socketA.id(), "x", "y");
            assertThat(socket.handshake()).isSameAs(socketA.handshake());
        });
        assertThat(server.io.fetchSockets().toCompletableFuture().join())
                .extracting(RemoteSocket::id)
                .containsExactlyInAnyOrder(socketA.id(), socketB.id(), socketC.id());
        assertThat(socketA.to("nobody").fetchSockets().toCompletableFuture().join())
                .isEmpty();
    }

    @Test
    void doesToAFetchedSocketWhatCanBeDoneToASocket() {
        RemoteSocket fetched = server.io
                .to(socketC.id())
                .fetchSockets()
                .toCompletableFuture()
                .join()
                .get(0);
        fetched.emit("hi");
        assertReceived("c");
        fetched.join("new", "newer");
        fetched.leave("newer");
        assertThat(fetched.rooms()).containsExactlyInAnyOrder(socketC.id(), "new");
        fetched.disconnect();
        assertThat(c.frames()).containsExactly("41");
    }

    private void assertReceived(String clients) {
        assertThat(a.frames()).hasSize(clients.contains("a") ? 1 : 0).allMatch(HI::equals);
        assertThat(b.frames()).hasSize(clients.contains("b") ? 1 : 0).allMatch(HI::equals);
        assertThat(c.frames()).hasSize(clients.contains("c") ? 1 : 0).allMatch(HI::equals);
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import ee.socketio.RemoteSocket;
import ee.socketio.Socket;
import ee.socketio.SocketNamespace;
import ee.socketio.impl.engine.WebSocketClient;

/**
 * All organizations as one: a and b are in {@code /org-1}, c is in {@code /org-2}; d is in a team, which is not one.
 */
class ParentNamespaceTest {
    private final TestServer server = new TestServer();
    private final SocketNamespace parent = server.io.of("/org-{id}");
    private final WebSocketClient a = server.open();
    private final Socket socketA = server.join(a, "/org-1");
    private final WebSocketClient b = server.open();
    private final Socket socketB = server.join(b, "/org-1");
    private final WebSocketClient c = server.open();
    private final Socket socketC = server.join(c, "/org-2");
    private final WebSocketClient d = server.open();
    private final Socket socketD = server.join(d, "/team-a");

    private void assertReceived(String name) {
        assertThat(name.contains("a")).isEqualTo(a.frames().equals(List.of("42/org-1,[\"hi\"]")));
        assertThat(name.contains("b")).isEqualTo(b.frames().equals(List.of("42/org-1,[\"hi\"]")));
        assertThat(name.contains("c")).isEqualTo(c.frames().equals(List.of("42/org-2,[\"hi\"]")));
        assertThat(d.frames()).isEmpty();
    }

    @Test
    void isThePattern() {
        assertThat(parent.name()).isEqualTo("/org-{id}");
        assertThat(parent.pattern()).contains("/org-{id}");
        assertThat(parent.parameters()).isEmpty();
        assertThat(server.io.of("/org-{id}")).isSameAs(parent).hasToString("namespace /org-{id}");
        assertThat(parent.sockets()).containsExactlyInAnyOrder(socketA, socketB, socketC);
        assertThat(parent.socket(socketC.id())).contains(socketC);
        assertThat(parent.socket(socketD.id())).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> server.io.of("/{unknown}"));
    }

    @Test
    void emitsToAllChildren() {
        parent.emit("hi");
        assertReceived("abc");
        parent.local().emit("hi");
        assertReceived("abc");
        parent.asVolatile().emit("hi");
        assertReceived("abc");
    }

    @Test
    void emitsToRoomsOfAllChildren() {
        socketA.join("x");
        socketC.join("x", "y");
        parent.to("x").emit("hi");
        assertReceived("ac");
        parent.to("x").except("y").emit("hi");
        assertReceived("a");
        parent.except(socketA, socketC).emit("hi");
        assertReceived("b");
        socketC.namespace().to("x").emit("hi");
        assertReceived("c");

        assertThat(parent.roomSize("x")).isEqualTo(2);
        assertThat(parent.rooms()).containsExactlyInAnyOrder("x", "y", socketA.id(), socketB.id(), socketC.id());
    }

    @Test
    void encodesArgumentsOnce() {
        int before = server.binding.writes();
        parent.emit("hi");

        assertThat(server.binding.writes() - before).isEqualTo(1);
        assertReceived("abc");
    }

    @Test
    void sendsAttachmentsToAllChildren() {
        parent.emit("hi", new byte[] {1});

        assertThat(a.frames())
                .containsExactly(
                        "451-/org-1,[\"hi\",{\"_placeholder\":true,\"num\":0}]", WebSocketClient.hex(new byte[] {1}));
        assertThat(c.frames())
                .containsExactly(
                        "451-/org-2,[\"hi\",{\"_placeholder\":true,\"num\":0}]", WebSocketClient.hex(new byte[] {1}));
    }

    @Test
    void asksAllChildren() {
        socketA.emitWithAck(String.class, "first"); // Takes an id that the others must not get.
        CompletableFuture<List<String>> all =
                parent.emitWithAck(String.class, "hi").all().toCompletableFuture();
        assertThat(a.frames()).containsExactly("42/org-1,0[\"first\"]", "42/org-1,1[\"hi\"]");
        assertThat(b.frames()).containsExactly("42/org-1,1[\"hi\"]");
        assertThat(c.frames()).containsExactly("42/org-2,1[\"hi\"]");
        a.says("43/org-1,1[\"a\"]");
        c.says("43/org-2,1[\"c\"]");
        assertThat(all).isNotDone();
        b.says("43/org-1,1[\"b\"]");

        assertThat(all).isCompletedWithValue(List.of("a", "c", "b"));
    }

    @Test
    void asksForAsLongAsItSays() {
        CompletableFuture<List<String>> all = parent.timeout(Duration.ofMillis(100))
                .emitWithAck(String.class, "hi")
                .all()
                .toCompletableFuture();
        server.time.pass(1_000);

        assertThat(all).isCompletedExceptionally();
    }

    @Test
    void findsSocketsOfAllChildren() {
        assertThat(parent.fetchSockets().toCompletableFuture().join())
                .extracting(socket -> socket.namespace().name())
                .containsExactlyInAnyOrder("/org-1", "/org-1", "/org-2");
        assertThat(parent.to(socketB.id(), socketC.id())
                        .fetchSockets()
                        .toCompletableFuture()
                        .join())
                .extracting(RemoteSocket::id)
                .containsExactlyInAnyOrder(socketB.id(), socketC.id());
    }

    @Test
    void doesToAllChildrenWhatItDoesToSockets() {
        parent.socketsJoin("all");
        assertThat(List.of(socketA, socketB, socketC))
                .allMatch(socket -> socket.rooms().contains("all"));
        assertThat(socketD.rooms()).doesNotContain("all");
        parent.except(socketA).socketsLeave("all");
        assertThat(socketC.rooms()).doesNotContain("all");
        parent.to("all").disconnectSockets();
        assertThat(socketA.connected()).isFalse();
        assertThat(socketB.connected()).isTrue();
        parent.disconnectSockets();
        assertThat(parent.sockets()).isEmpty();
        assertThat(socketD.connected()).isTrue();
    }

    @Test
    void refusesReservedNamesAlsoIfThereIsNobody() {
        a.leaves();
        b.leaves();
        c.leaves();

        assertThatIllegalArgumentException().isThrownBy(() -> parent.emit("connect"));
        assertThatIllegalArgumentException().isThrownBy(() -> parent.emitWithAck(String.class, "connect"));
    }
}

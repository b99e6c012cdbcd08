/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ee.socketio.AckTimeoutException;
import ee.socketio.RemoteSocket;
import ee.socketio.Socket;
import ee.socketio.impl.engine.WebSocketClient;

/** Sockets of several servers, seen and moved from one. */
class ClusterSocketsTest {
    private final TestCluster cluster = new TestCluster();
    private final WebSocketClient a = cluster.a.join();
    private final Socket socketA = cluster.a.lastSocket();
    private final WebSocketClient b = cluster.b.join();
    private final Socket socketB = cluster.b.lastSocket();
    private final WebSocketClient c = WebSocketClient.openAs("ann", cluster.c.engine, "admin");
    private Socket socketC;

    @BeforeEach
    void settle() {
        c.frames();
        c.says("40{\"token\":\"t\"}");
        cluster.run();
        c.frames();
        cluster.c.application.news();
        socketC = cluster.c.lastSocket();
        cluster.settle();
    }

    private CompletableFuture<List<RemoteSocket>> fetch() {
        CompletableFuture<List<RemoteSocket>> found =
                cluster.a.io.fetchSockets().toCompletableFuture();
        cluster.run();
        return found;
    }

    private RemoteSocket fetched(Socket socket) {
        return fetch().join().stream()
                .filter(found -> found.id().equals(socket.id()))
                .findFirst()
                .orElseThrow();
    }

    // ---- Finding

    @Test
    void findsTheSocketsOfAllServers() {
        assertThat(fetch().join())
                .extracting(RemoteSocket::id)
                .containsExactly(socketA.id(), socketB.id(), socketC.id());
    }

    @Test
    void findsThoseOfThisServerOnlyIfLocal() {
        assertThat(cluster.a.io.local().fetchSockets().toCompletableFuture().join())
                .extracting(RemoteSocket::id)
                .containsExactly(socketA.id());
        assertThat(cluster.network.idle()).isTrue();
    }

    @Test
    void findsOneSocketByItsId() {
        CompletableFuture<List<RemoteSocket>> found =
                cluster.a.io.in(socketB.id()).fetchSockets().toCompletableFuture();
        cluster.run();

        assertThat(found.join()).extracting(RemoteSocket::id).containsExactly(socketB.id());
        assertThat(cluster.network.routes()).containsExactly("srvA>srvB", "srvB>srvA");
    }

    @Test
    void tellsWhatIsKnownOfASocket() {
        socketC.join("x", "y");
        socketC.data().put("name", "Ann");
        RemoteSocket found = fetched(socketC);

        assertThat(found.rooms()).isEqualTo(Set.of(socketC.id(), "x", "y"));
        assertThat(found.data().get("name", String.class)).hasValue("Ann");
        assertThat(found.data().keys()).containsExactly("name");
        assertThat(found.handshake().auth(Object.class))
                .isEqualTo(socketC.handshake().auth(Object.class));
        assertThat(found.handshake().auth(Object.class)).isPresent();
        assertThat(found.handshake().address()).isEqualTo(socketC.handshake().address());
        assertThat(found.handshake().headers()).isEqualTo(socketC.handshake().headers());
        assertThat(found.handshake().query()).isEqualTo(socketC.handshake().query());
        assertThat(found.handshake().url()).isEqualTo(socketC.handshake().url());
        assertThat(found.handshake().secure()).isEqualTo(socketC.handshake().secure());
        assertThat(found).hasToString("socket " + socketC.id() + " in /, of another server");
    }

    @Test
    void doesNotLetTheDataOfOthersBeChanged() {
        socketB.data().put("name", "Bob");
        RemoteSocket found = fetched(socketB);

        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> found.data().put("name", "Eve"));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> found.data().remove("name"));
        assertThat(found.data().asMap()).containsEntry("name", "Bob");
    }

    @Test
    void findsSocketsOfAllNamespacesOfAPattern() {
        cluster.b.join(cluster.b.open(), "/org-1");
        cluster.c.join(cluster.c.open(), "/org-2");
        cluster.settle();
        CompletableFuture<List<RemoteSocket>> found =
                cluster.a.io.of("/org-{id}").fetchSockets().toCompletableFuture();
        cluster.run();

        assertThat(found.join())
                .extracting(Object::toString)
                .satisfiesExactly(
                        one -> assertThat(one).contains("in /org-1"),
                        two -> assertThat(two).contains("in /org-2"));
    }

    @Test
    void saysWhichServersWereSilent() {
        cluster.network.lose((from, to) -> to.equals("srvC"));
        CompletableFuture<List<RemoteSocket>> found = fetch();
        assertThat(found).isNotDone();
        cluster.pass(TestServer.ACK_TIMEOUT);
        Throwable failure = found.handle((value, thrown) -> thrown).join();

        assertThat(failure).isInstanceOf(AckTimeoutException.class);
        AckTimeoutException timeout = (AckTimeoutException) failure;
        assertThat(timeout.missing()).containsExactly("srvC");
        assertThat(timeout.partial().stream().map(socket -> ((RemoteSocket) socket).id()))
                .containsExactly(socketA.id(), socketB.id());
        assertThat(timeout.expected()).isEqualTo(3);
    }

    @Test
    void doesNotWaitForAServerThatGoes() {
        cluster.network.lose((from, to) -> to.equals("srvC"));
        CompletableFuture<List<RemoteSocket>> found = fetch();
        cluster.network.vanish("srvC");

        assertThat(found.join()).extracting(RemoteSocket::id).containsExactly(socketA.id(), socketB.id());
    }

    // ---- What can be done to one

    @Test
    void emitsToASocketOfAnotherServer() {
        RemoteSocket found = fetched(socketB);
        found.emit("hello", 1);
        CompletableFuture<List<String>> answers =
                found.emitWithAck(String.class, "ask").all().toCompletableFuture();
        cluster.run();
        assertThat(b.frames()).containsExactly("42[\"hello\",1]", "420[\"ask\"]");
        b.says("430[\"b\"]");
        cluster.run();

        assertThat(answers).isCompletedWithValue(List.of("b"));
        assertThat(a.frames()).isEmpty();
    }

    @Test
    void makesASocketOfAnotherServerJoinAndLeave() {
        RemoteSocket found = fetched(socketB);
        found.join("x", "y");
        found.leave("y");
        cluster.run();

        assertThat(socketB.rooms()).containsExactlyInAnyOrder(socketB.id(), "x");
        assertThat(socketA.rooms()).containsExactly(socketA.id());
    }

    @Test
    void disconnectsASocketOfAnotherServer() {
        fetched(socketB).disconnect(false);
        cluster.run();

        assertThat(b.frames()).containsExactly("41");
        assertThat(b.state()).isEqualTo(WebSocketClient.State.OPEN);
        assertThat(cluster.b.application.news()).contains("disconnected /: server namespace disconnect");
        assertThat(c.frames()).isEmpty();
    }

    // ---- What can be done to many

    @Test
    void movesSocketsOfAllServers() {
        cluster.a.io.socketsJoin("x");
        cluster.run();
        assertThat(List.of(socketA, socketB, socketC))
                .allSatisfy(socket -> assertThat(socket.rooms()).contains("x"));
        cluster.settle();
        cluster.a.io.except(socketB.id()).socketsLeave("x");
        cluster.run();

        assertThat(socketA.rooms()).doesNotContain("x");
        assertThat(socketB.rooms()).contains("x");
        assertThat(socketC.rooms()).doesNotContain("x");
    }

    @Test
    void movesSocketsOfARoom() {
        socketA.join("x");
        socketB.join("x");
        cluster.settle();
        cluster.c.io.in("x").socketsJoin("y", "z");
        cluster.settle();
        assertThat(List.of(socketA, socketB))
                .allSatisfy(socket -> assertThat(socket.rooms()).contains("y", "z"));
        assertThat(socketC.rooms()).containsExactly(socketC.id());
        cluster.c.io.in("y").socketsLeave("z");
        cluster.run();

        assertThat(List.of(socketA, socketB))
                .allSatisfy(socket -> assertThat(socket.rooms()).contains("y").doesNotContain("z"));
    }

    @Test
    void reachesWhoWasJustMadeToJoin() {
        cluster.a.io.to(socketB.id()).socketsJoin("x");
        cluster.a.io.to("x").emit("welcome");
        cluster.run();

        assertThat(b.frames()).containsExactly("42[\"welcome\"]");
        assertThat(c.frames()).isEmpty();
        cluster.settle();
        cluster.a.io.to(socketB.id()).socketsLeave("x");
        cluster.settle();
        cluster.pass(2000);
        cluster.network.traffic();
        cluster.a.io.to("x").emit("nobody");
        assertThat(cluster.network.routes()).isEmpty();
    }

    @Test
    void disconnectsSocketsOfAllServers() {
        socketB.join("x");
        socketC.join("x");
        cluster.a.io.to("x").disconnectSockets(true);
        cluster.run();

        assertThat(a.state()).isEqualTo(WebSocketClient.State.OPEN);
        assertThat(b.state()).isEqualTo(WebSocketClient.State.CLOSED);
        assertThat(c.state()).isEqualTo(WebSocketClient.State.CLOSED);
    }

    @Test
    void sendsWhatWasEmittedBeforeItDisconnects() {
        cluster.a.io.emit("bye");
        cluster.a.io.disconnectSockets(true);
        cluster.run();

        assertThat(List.of(a, b, c)).allSatisfy(client -> {
            assertThat(client.frames()).containsExactly("42[\"bye\"]", "41");
            assertThat(client.state()).isEqualTo(WebSocketClient.State.CLOSED);
        });
    }

    @Test
    void doesNothingToOthersIfLocal() {
        cluster.a.io.local().socketsJoin("x");
        cluster.a.io.local().disconnectSockets(false);
        cluster.settle();

        assertThat(a.frames()).containsExactly("41");
        assertThat(b.frames()).isEmpty();
        assertThat(socketB.rooms()).doesNotContain("x");
    }
}

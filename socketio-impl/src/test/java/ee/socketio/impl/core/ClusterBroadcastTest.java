/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ee.socketio.Socket;
import ee.socketio.impl.engine.CapturedLog;
import ee.socketio.impl.engine.WebSocketClient;
import ee.socketio.spi.Cluster;
import ee.socketio.spi.Payload;

/** Broadcasts to the sockets of several servers: a1 and a2, b1 and b2, and c1. */
class ClusterBroadcastTest {
    private final TestCluster cluster = new TestCluster();
    private final Map<String, WebSocketClient> clients = new TreeMap<>();
    private final Map<String, Socket> sockets = new TreeMap<>();

    @BeforeEach
    void join() {
        join("a1", cluster.a);
        join("a2", cluster.a);
        join("b1", cluster.b);
        join("b2", cluster.b);
        join("c1", cluster.c);
        cluster.settle();
    }

    private Socket join(String name, TestServer server) {
        return join(name, server, server.open(), "/");
    }

    private Socket join(String name, TestServer server, WebSocketClient client, String namespace) {
        Socket socket = server.join(client, namespace);
        clients.put(name, client);
        sockets.put(name, socket);
        return socket;
    }

    /** Who has got what since the last call. */
    private Map<String, List<String>> received() {
        cluster.run();
        Map<String, List<String>> received = new TreeMap<>();
        clients.forEach((name, client) -> {
            List<String> frames = client.frames();
            if (!frames.isEmpty()) {
                received.put(name, frames);
            }
        });
        return received;
    }

    private void assertReceived(String frame, String... names) {
        Map<String, List<String>> expected = new TreeMap<>();
        List.of(names).forEach(name -> expected.put(name, List.of(frame)));
        assertThat(received()).isEqualTo(expected);
    }

    // ---- Who gets it

    @Test
    void reachesAllSocketsOfAllServersOnce() {
        cluster.a.io.emit("hello", 1);

        assertReceived("42[\"hello\",1]", "a1", "a2", "b1", "b2", "c1");
        assertThat(cluster.network.routes()).containsExactlyInAnyOrder("srvA>srvB", "srvA>srvC");
    }

    @Test
    void goesOnlyToServersThatHaveTheRoom() {
        sockets.get("a1").join("x");
        sockets.get("b2").join("x");
        cluster.settle();
        cluster.a.io.to("x").emit("hello");

        assertReceived("42[\"hello\"]", "a1", "b2");
        assertThat(cluster.network.routes()).containsExactly("srvA>srvB");
    }

    @Test
    void costsTheOthersNothingIfOnlyThisServerHasTheRoom() {
        sockets.get("a1").join("x");
        cluster.settle();
        cluster.a.io.to("x").emit("hello");

        assertReceived("42[\"hello\"]", "a1");
        assertThat(cluster.network.routes()).isEmpty();
    }

    @Test
    void reachesWhoIsInOneOfSeveralRoomsOnce() {
        sockets.get("b1").join("x", "y");
        sockets.get("b2").join("y");
        sockets.get("c1").join("z");
        cluster.settle();
        cluster.a.io.to("x", "y").emit("hello");

        assertReceived("42[\"hello\"]", "b1", "b2");
        assertThat(cluster.network.routes()).containsExactly("srvA>srvB");
    }

    @Test
    void leavesOutWhoIsInExceptedRooms() {
        sockets.get("a1").join("x");
        sockets.get("b1").join("x");
        cluster.a.io.except("x").emit("hello");

        assertReceived("42[\"hello\"]", "a2", "b2", "c1");
    }

    @Test
    void reachesAUserWhereverConnected() {
        join("ann1", cluster.a, WebSocketClient.openAs("ann", cluster.a.engine), "/");
        join("ann2", cluster.b, WebSocketClient.openAs("ann", cluster.b.engine), "/");
        cluster.settle();
        received();
        cluster.b.io.toUser("ann").emit("hello");

        assertReceived("42[\"hello\"]", "ann1", "ann2");
        assertThat(cluster.network.routes()).containsExactly("srvB>srvA");
    }

    @Test
    void reachesASocketOfAnotherServerByItsId() {
        assertThat(sockets.get("b2").id()).hasSize(20).startsWith("srvB");
        cluster.c.io.to(sockets.get("b2").id()).emit("hello");

        assertReceived("42[\"hello\"]", "b2");
        assertThat(cluster.network.routes()).containsExactly("srvC>srvB");
    }

    @Test
    void tellsNobodyOfTheOwnRoomsOfSockets() {
        assertThat(cluster.nodeB.things()).containsExactly("/,");
    }

    @Test
    void staysHereIfLocal() {
        cluster.a.io.local().emit("hello");
        cluster.a.io.to(sockets.get("b1").id()).local().emit("hello");

        assertReceived("42[\"hello\"]", "a1", "a2");
        assertThat(cluster.network.routes()).isEmpty();
    }

    @Test
    void reachesSocketsOfThisServerThoughOthersCannotBeTold() {
        try (CapturedLog log = CapturedLog.of("ee.socketio.cluster")) {
            cluster.network.lose((from, to) -> {
                throw new IllegalStateException("the network is down");
            });
            cluster.a.io.emit("hello");

            assertReceived("42[\"hello\"]", "a1", "a2");
            assertThat(log.messages()).allMatch(message -> message.startsWith("SIO000504"));
        }
    }

    @Test
    void leavesTheSenderOut() {
        sockets.get("a1").broadcast().emit("hello");
        assertReceived("42[\"hello\"]", "a2", "b1", "b2", "c1");
        sockets.get("a1").join("x");
        sockets.get("b1").join("x");
        sockets.get("a1").to("x").emit("again");

        assertReceived("42[\"again\"]", "b1");
    }

    @Test
    void isDroppedForBusySocketsEverywhereIfVolatile() {
        clients.get("b1").slowDown();
        sockets.get("b1").emit("busy");
        cluster.a.io.asVolatile().emit("hello");
        Map<String, List<String>> received = received();
        clients.get("b1").confirm();

        assertThat(received).containsEntry("b2", List.of("42[\"hello\"]")).containsEntry("b1", List.of("42[\"busy\"]"));
        assertThat(received()).isEmpty();
    }

    @Test
    void carriesBinaryData() {
        cluster.a.io.to(sockets.get("b1").id()).emit("hello", new byte[] {1, 2}, "text");

        assertThat(received())
                .isEqualTo(Map.of(
                        "b1",
                        List.of(
                                "451-[\"hello\",{\"_placeholder\":true,\"num\":0},\"text\"]",
                                WebSocketClient.hex(new byte[] {1, 2}))));
    }

    @Test
    void isWrittenOnce() {
        int before = cluster.a.binding.writes();
        cluster.a.io.emit("hello", 1);
        received();

        assertThat(cluster.a.binding.writes() - before).isEqualTo(1);
        assertThat(cluster.network.traffic())
                .extracting(Network.Parcel::message)
                .hasSize(2);
        assertThat(cluster.b.binding.writes()).isZero();
    }

    // ---- Namespaces

    @Test
    void reachesOtherNamespacesOnlyWhereTheyHaveSockets() {
        join("chat", cluster.c, cluster.c.open(), "/chat");
        cluster.settle();
        cluster.a.io.of("/chat").emit("hello");

        assertReceived("42/chat,[\"hello\"]", "chat");
        assertThat(cluster.network.routes()).containsExactly("srvA>srvC");
    }

    @Test
    void reachesDynamicNamespacesByNameAndByPattern() {
        join("one", cluster.b, cluster.b.open(), "/org-1");
        join("two", cluster.c, cluster.c.open(), "/org-2");
        join("team", cluster.c, cluster.c.open(), "/team-a");
        cluster.settle();
        cluster.a.io.of("/org-1").emit("named");
        assertReceived("42/org-1,[\"named\"]", "one");
        assertThat(cluster.network.routes()).containsExactly("srvA>srvB");
        cluster.a.io.of("/org-{id}").emit("all");
        Map<String, List<String>> received = received();

        assertThat(received)
                .isEqualTo(Map.of("one", List.of("42/org-1,[\"all\"]"), "two", List.of("42/org-2,[\"all\"]")));
        assertThat(cluster.network.routes()).containsExactly("srvA>srvB", "srvA>srvC");
    }

    @Test
    void reachesRoomsOfAllNamespacesOfAPattern() {
        join("one", cluster.b, cluster.b.open(), "/org-1").join("x");
        join("two", cluster.c, cluster.c.open(), "/org-2").join("x");
        join("three", cluster.c, cluster.c.open(), "/org-3");
        received();
        cluster.a.io.of("/org-{id}").to("x").emit("all");

        assertThat(received().keySet()).containsExactly("one", "two");
    }

    @Test
    void forgetsADynamicNamespaceWhenItsLastSocketHasGone() {
        join("one", cluster.b, cluster.b.open(), "/org-1");
        assertThat(cluster.nodeB.things()).contains("/org-1,", "/org-{id},");
        clients.get("one").leaves();
        cluster.settle();

        assertThat(cluster.nodeB.things()).containsExactly("/,");
        cluster.a.io.of("/org-{id}").emit("all");
        assertThat(cluster.network.routes()).isEmpty();
    }

    // ---- What others know, and when

    @Test
    void isKnownElsewhereBeforeAJoinReturns() {
        sockets.get("b1").join("x"); // no time passes

        assertThat(cluster.nodeA.holds("srvB", "/,x")).isTrue();
    }

    @Test
    void isKnownElsewhereBeforeTheClientIsTold() {
        WebSocketClient client = cluster.c.open();
        cluster.c.application.onConnecting = request -> request.socket().join("early");
        client.says("40/chat");
        while (client.frames().isEmpty()) { // no time passes
            cluster.c.handlers.runNext();
        }

        assertThat(cluster.nodeC.things()).contains("/chat,", "/chat,early");
    }

    @Test
    void tellsOfARoomUntilItsLastSocketLeaves() {
        sockets.get("b1").join("x");
        sockets.get("b2").join("x");
        sockets.get("b1").leave("x");
        cluster.settle();
        assertThat(cluster.nodeB.things()).contains("/,x");
        clients.get("b2").leaves();
        cluster.settle();

        assertThat(cluster.nodeB.things()).containsExactly("/,");
    }

    @Test
    void tellsTheLastStateOfARoomThatComesAndGoes() {
        for (int i = 0; i < 10; i++) {
            cluster.b.io.local().socketsJoin("x");
            cluster.b.io.local().socketsLeave("x");
        }
        cluster.settle();
        assertThat(cluster.nodeB.things()).doesNotContain("/,x");
        sockets.get("b1").leave("x");
        sockets.get("b1").join("x");
        cluster.settle();

        assertThat(cluster.nodeB.things()).contains("/,x");
    }

    // ---- Order, loss

    @Test
    void keepsTheOrderOfASender() {
        IntStream.range(0, 500).forEach(i -> {
            if (i % 3 == 0) {
                cluster.a.io.to(sockets.get("b1").id()).emit("n", i);
            } else {
                cluster.a.io.emit("n", i);
            }
        });

        assertThat(received().get("b1"))
                .isEqualTo(IntStream.range(0, 500)
                        .mapToObj(i -> "42[\"n\"," + i + "]")
                        .toList());
    }

    @Test
    void doesWhatComesTwiceOnce() {
        cluster.a.io.emit("one");
        received();
        cluster.network.traffic().forEach(cluster.network::deliver);

        assertThat(received()).isEmpty();
    }

    @Test
    void servesTheOthersWhenOneIsCutOff() {
        cluster.network.lose((from, to) -> to.equals("srvB"));
        cluster.a.io.emit("hello");
        assertReceived("42[\"hello\"]", "a1", "a2", "c1");
        cluster.network.vanish("srvB");
        cluster.network.traffic();
        cluster.a.io.emit("again");

        assertReceived("42[\"again\"]", "a1", "a2", "c1");
        assertThat(cluster.network.routes()).containsExactly("srvA>srvC");
    }

    @Test
    void doesNothingForNamesThatNobodyKnows() {
        cluster.nodeB.hold("/nowhere,");
        cluster.nodeB.hold("/,x");
        EmitOptions options = cluster.a.io.defaults();
        Peers peers = cluster.a.io.peers();
        Target nowhere = new Target("/nowhere", Set.of(), Set.of());
        peers.send(nowhere, options, "hello", Payload.EMPTY);
        peers.join(nowhere, List.of("x"));
        peers.leave(nowhere, List.of("x"));
        peers.disconnect(nowhere, true);
        peers.sendToServers("/nowhere", "hello", Payload.EMPTY);
        cluster.a.io.to("x").emit("hello");

        assertThat(received()).isEmpty();
        assertThat(cluster.network.routes()).hasSize(7);
        assertThat(cluster.b.application.told).isEmpty();
    }

    @Test
    void keepsTheOrderOfAServerThatWasOutOfSight() {
        WebSocketClient client = cluster.a.join();
        cluster.settle();
        client.frames();
        cluster.b.io.emit("before");
        cluster.network.deliverAll(); // and is not done yet
        cluster.network.vanish("srvB");
        cluster.nodeB.start((Cluster.Listener) cluster.b.io.peers());
        cluster.b.io.emit("after");
        cluster.network.deliverAll();

        while (cluster.a.handlers.waiting() > 0) {
            cluster.a.handlers.runLast();
        }

        assertThat(client.frames()).containsExactly("42[\"before\"]", "42[\"after\"]");
    }

    @Test
    void ignoresWhatAServerSaidBeforeItWasOutOfSight() {
        WebSocketClient client = cluster.a.join();
        cluster.settle();
        client.frames();
        cluster.network.lose((from, to) -> true);
        cluster.b.io.emit("late");
        List<Network.Parcel> late = cluster.network.traffic();
        cluster.network.lose((from, to) -> false);
        loseSight();
        cluster.b.io.emit("after");
        cluster.run();
        loseSight();

        late.forEach(cluster.network::deliver);
        cluster.run();

        assertThat(client.frames()).containsExactly("42[\"after\"]");
    }

    /** The first two servers miss each other for a moment. */
    private void loseSight() {
        ((Cluster.Listener) cluster.b.io.peers()).left("srvA");
        cluster.network.vanish("srvB");
        cluster.nodeB.start((Cluster.Listener) cluster.b.io.peers());
    }

    @Test
    void remembersNoServerThatHasGone() {
        cluster.a.io.emit("hello");
        cluster.run();
        List<Network.Parcel> late = cluster.network.traffic();
        cluster.network.vanish("srvB");
        cluster.pass(20_000);
        assertThat(cluster.a.io.peers())
                .extracting("correspondence.links")
                .asInstanceOf(MAP)
                .containsOnlyKeys("srvC");
        late.forEach(parcel -> ((Cluster.Listener) cluster.a.io.peers()).received("srvB", parcel.message()));
        cluster.run();
        cluster.pass(20_000);

        assertThat(cluster.a.io.peers())
                .extracting("correspondence.links")
                .asInstanceOf(MAP)
                .containsOnlyKeys("srvC");
    }
}

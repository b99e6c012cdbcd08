/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ee.socketio.ClusterEmitter;
import ee.socketio.Socket;
import ee.socketio.impl.cluster.GatewayEmitter;
import ee.socketio.impl.engine.CapturedLog;
import ee.socketio.impl.engine.HandRunExecutor;
import ee.socketio.impl.engine.WebSocketClient;
import ee.socketio.impl.json.JsonbBinding;

/** What a program emits that is no server, to the sockets of several: a1 and a2, b1, and c1. */
class ClusterEmitterTest {
    private final TestCluster cluster = new TestCluster();
    private final Map<String, WebSocketClient> clients = new TreeMap<>();
    private final Map<String, Socket> sockets = new TreeMap<>();
    private final HandRunExecutor threads = new HandRunExecutor();
    private final ClusterEmitter emitter = new GatewayEmitter(
            cluster.network.gateway("srvA"), JsonbBinding.create()::write, threads, cluster.time.timer(), () -> {});

    @BeforeEach
    void join() {
        join("a1", cluster.a);
        join("a2", cluster.a);
        join("b1", cluster.b);
        join("c1", cluster.c);
        cluster.settle();
    }

    private void join(String name, TestServer server) {
        WebSocketClient client = server.open();
        sockets.put(name, server.join(client, "/"));
        clients.put(name, client);
    }

    private void run() {
        do {
            threads.runAll();
            cluster.run();
        } while (threads.waiting() > 0);
    }

    private void done(CompletionStage<Void> stage) {
        run();
        assertThat(stage.toCompletableFuture()).isCompleted();
    }

    /** Who has got what since the last call. */
    private Map<String, List<String>> received() {
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

    @Test
    void reachesAllSocketsOfAllServersOnce() {
        done(emitter.emit("hello", 1, Map.of("a", true)));

        assertReceived("42[\"hello\",1,{\"a\":true}]", "a1", "a2", "b1", "c1");
    }

    @Test
    void costsOnlyTheServersThatHaveTheRoom() {
        sockets.get("b1").join("x");
        cluster.settle();
        done(emitter.to("x").emit("hello"));

        assertReceived("42[\"hello\"]", "b1");
        assertThat(cluster.network.routes()).containsExactly("srvA>srvB");
    }

    @Test
    void leavesOutRoomsAndReachesUsersAndNamespaces() {
        sockets.get("a1").join("x");
        sockets.get("c1").join("y");
        cluster.settle();
        done(emitter.except("x").except("y").asVolatile().compress(false).emit("some"));
        assertReceived("42[\"some\"]", "a2", "b1");
        done(emitter.in(sockets.get("c1").id()).to("x").emit("two"));
        assertReceived("42[\"two\"]", "a1", "c1");
        done(emitter.of("/nowhere").emit("none"));
        done(emitter.toUser("ann").emit("none"));

        assertThat(received()).isEmpty();
    }

    @Test
    void sendsBinaryData() {
        done(emitter.emit("file", (Object) new byte[] {1, 2, 3}));

        assertThat(received().get("b1"))
                .containsExactly("451-[\"file\",{\"_placeholder\":true,\"num\":0}]", "x01 x02 x03");
    }

    @Test
    void movesSocketsBetweenRooms() {
        done(emitter.in(sockets.get("a2").id(), sockets.get("b1").id()).socketsJoin("x", "y"));
        assertThat(sockets.get("a2").rooms()).contains("x", "y");
        assertThat(sockets.get("b1").rooms()).contains("x", "y");
        assertThat(cluster.nodeA.things()).contains("/,x", "/,y"); // The others know before the stage completes.
        done(emitter.to("x").emit("at once"));
        assertReceived("42[\"at once\"]", "a2", "b1");
        done(emitter.in("y").socketsLeave("x"));

        assertThat(sockets.get("b1").rooms()).contains("y").doesNotContain("x");
        assertThat(sockets.get("a2").rooms()).contains("y").doesNotContain("x");
    }

    @Test
    void disconnectsSocketsAfterWhatWasSentBefore() {
        emitter.in(sockets.get("b1").id()).emit("bye");
        done(emitter.in(sockets.get("b1").id()).disconnectSockets());
        assertThat(received()).isEqualTo(Map.of("b1", List.of("42[\"bye\"]", "41")));
        done(emitter.disconnectSockets(true));

        assertThat(sockets.values()).noneMatch(Socket::connected);
    }

    @Test
    void tellsAllServers() {
        done(emitter.of("/").serverSideEmit("purge", "all"));

        assertThat(List.of(cluster.a, cluster.b, cluster.c))
                .allSatisfy(
                        server -> assertThat(server.application.news()).containsExactly("server side / purge [all]"));
        assertThat(received()).isEmpty();
    }

    @Test
    void keepsTheOrder() {
        IntStream.range(0, 5000).forEach(i -> emitter.emit("e", i));
        run();

        List<String> all =
                IntStream.range(0, 5000).mapToObj(i -> "42[\"e\"," + i + "]").toList();
        assertThat(received()).isEqualTo(Map.of("a1", all, "a2", all, "b1", all, "c1", all));
    }

    @Test
    void reportsWhatServersCannotRead() {
        try (CapturedLog log = CapturedLog.of("ee.socketio.cluster")) {
            cluster.network.gateway("srvA").send("srvA", new byte[] {7, 7});
            cluster.network.gateway("srvA").send("srvA", new byte[0]);
            run();

            assertThat(log.messages()).singleElement().asString().startsWith("SIO000584");
        }
    }

    @Test
    void refusesWhatServersWouldRefuse() {
        assertThatIllegalArgumentException().isThrownBy(() -> emitter.emit("disconnect"));
        assertThatIllegalArgumentException().isThrownBy(() -> emitter.serverSideEmit("new_namespace"));
        assertThatIllegalArgumentException().isThrownBy(() -> emitter.to());
        assertThatIllegalArgumentException().isThrownBy(() -> emitter.toUser());
        assertThatIllegalArgumentException().isThrownBy(() -> emitter.socketsJoin("\0user:ann"));
        assertThatIllegalArgumentException().isThrownBy(() -> emitter.of("chat"));
        done(emitter.to("\0user:ann").emit("none"));

        assertThat(received()).isEmpty();
    }
}

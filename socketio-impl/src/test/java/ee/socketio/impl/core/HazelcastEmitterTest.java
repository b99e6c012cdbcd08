/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.client.test.TestHazelcastFactory;
import com.hazelcast.config.Config;
import com.hazelcast.core.HazelcastInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import ee.socketio.ClusterEmitter;
import ee.socketio.hazelcast.HazelcastEmitter;
import ee.socketio.impl.engine.FakeTime;
import ee.socketio.impl.engine.WebSocketClient;
import ee.socketio.impl.hazelcast.HazelcastClusters;
import ee.socketio.spi.Cluster;

/** A client of Hazelcast emits to the clients of two servers. */
@Timeout(60)
class HazelcastEmitterTest {
    private final TestHazelcastFactory factory = new TestHazelcastFactory();
    private final HazelcastInstance hazelcast = factory.newHazelcastInstance(config());
    private final FakeTime time = new FakeTime();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Cluster> clusters = new ArrayList<>();

    private static Config config() {
        Config config = new Config()
                .setProperty("hazelcast.logging.type", "none")
                .setProperty("hazelcast.phone.home.enabled", "false")
                .setProperty("hazelcast.partition.count", "11");
        config.getMetricsConfig().setEnabled(false);
        config.getJetConfig().setEnabled(false);
        return config;
    }

    /** Two on one member, which is all the same to them. */
    private TestServer server() {
        Cluster cluster = HazelcastClusters.join("", "/shop", type -> Optional.of(hazelcast), threads, time.timer());
        clusters.add(cluster);
        return new TestServer(threads, time, cluster);
    }

    @AfterEach
    void stop() {
        clusters.forEach(Cluster::close);
        factory.terminateAll();
        threads.shutdownNow();
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time is up").isLessThan(deadline);
            Thread.yield();
        }
    }

    private static WebSocketClient join(TestServer server) {
        WebSocketClient client = server.open();
        int before = server.application.sockets.size();
        client.says("40/");
        await(() -> server.application.sockets.size() > before);
        await(() -> !client.frames().isEmpty());
        return client;
    }

    private static void assertReceives(WebSocketClient client, List<String> expected) {
        List<String> received = new ArrayList<>();
        await(() -> {
            received.addAll(client.frames());
            return received.size() >= expected.size();
        });
        assertThat(received).isEqualTo(expected);
    }

    private static long emitterThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("Socket.IO emitter"))
                .count();
    }

    @Test
    void reachesTheClientsOfAllServersInOrder() throws Exception {
        TestServer a = server();
        TestServer b = server();
        await(() -> a.io.serverCount() == 2 && b.io.serverCount() == 2);
        WebSocketClient atA = join(a);
        WebSocketClient atB = join(b);
        HazelcastInstance client =
                factory.newHazelcastClient(new ClientConfig().setProperty("hazelcast.logging.type", "none"));
        List<CompletableFuture<Void>> stages;
        try (ClusterEmitter emitter = HazelcastEmitter.of(client, "/shop")) {
            emitter.socketsJoin("x").toCompletableFuture().get(30, TimeUnit.SECONDS);
            stages = IntStream.range(0, 2000)
                    .mapToObj(i -> emitter.to("x").emit("e", i).toCompletableFuture())
                    .toList();
            assertThat(emitterThreads()).isPositive();
        } // which waits until all are done
        CompletableFuture.allOf(stages.toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);
        List<String> all =
                IntStream.range(0, 2000).mapToObj(i -> "42[\"e\"," + i + "]").toList();
        assertReceives(atA, all);
        assertReceives(atB, all);

        await(() -> emitterThreads() == 0);
        assertThat(client.getLifecycleService().isRunning()).isTrue();
    }
}

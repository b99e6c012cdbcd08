/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.client.test.TestHazelcastFactory;
import com.hazelcast.core.HazelcastInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import ee.socketio.ClusterEmitter;
import ee.socketio.hazelcast.HazelcastEmitter;
import ee.socketio.impl.engine.FakeTime;
import ee.socketio.spi.Cluster;

/** Programs that are members or clients of Hazelcast, and no servers. */
@Timeout(60)
class HazelcastGatewayTest {
    private static final String APPLICATION = "app";

    private static TestHazelcastFactory factory;
    private static HazelcastInstance one;
    private static HazelcastInstance two;
    private static HazelcastInstance client;

    private final FakeTime time = new FakeTime();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<AutoCloseable> open = new ArrayList<>();

    @BeforeAll
    static void startMembers() {
        factory = new TestHazelcastFactory();
        one = factory.newHazelcastInstance(HazelcastClusterTest.config());
        two = factory.newHazelcastInstance(HazelcastClusterTest.config());
        client = newClient();
    }

    private static HazelcastInstance newClient() {
        return factory.newHazelcastClient(new ClientConfig().setProperty("hazelcast.logging.type", "none"));
    }

    @AfterAll
    static void stopMembers() {
        factory.terminateAll();
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
        threads.shutdownNow();
    }

    /** Writes down what programs want, and answers each. */
    private static final class Server implements Cluster.Listener {
        final BlockingQueue<String> emitted = new LinkedBlockingQueue<>();

        @Override
        public void received(String peer, byte[] message) {
            throw new AssertionError();
        }

        @Override
        public void left(String peer) {
            // That is a matter of servers.
        }

        @Override
        public void emitted(byte[] emission, Consumer<byte[]> answers) {
            String text = new String(emission, StandardCharsets.UTF_8);
            emitted.add(text);
            answers.accept(bytes("done " + text));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private HazelcastCluster server(HazelcastInstance instance, Cluster.Listener listener) {
        HazelcastCluster server = new HazelcastCluster(instance, APPLICATION, threads, time.timer(), () -> {});
        server.start(listener);
        open.add(server);
        return server;
    }

    private HazelcastGateway gateway(HazelcastInstance instance, BlockingQueue<String> answers) {
        HazelcastGateway gateway = new HazelcastGateway(instance, APPLICATION);
        gateway.start(answer -> answers.add(new String(answer, StandardCharsets.UTF_8)));
        open.add(gateway);
        return gateway;
    }

    private static String next(BlockingQueue<String> queue) throws InterruptedException {
        return queue.poll(30, TimeUnit.SECONDS);
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time is up").isLessThan(deadline);
            Thread.yield();
        }
    }

    @Test
    void isAWayToEachServerFromAClient() throws Exception {
        reachesEachServer(client);
    }

    @Test
    void isAWayToEachServerFromAMember() throws Exception {
        reachesEachServer(two);
    }

    private void reachesEachServer(HazelcastInstance instance) throws Exception {
        BlockingQueue<String> answers = new LinkedBlockingQueue<>();
        HazelcastGateway gateway = gateway(instance, answers); // before there is any server
        Server atOne = new Server();
        Server atTwo = new Server();
        HazelcastCluster a = server(one, atOne);
        HazelcastCluster b = server(two, atTwo);
        await(() -> gateway.servers().equals(Set.of(a.id(), b.id())));
        gateway.send(a.id(), bytes("to a"));
        assertThat(next(answers)).isEqualTo("done to a");
        gateway.send(b.id(), bytes("to b"));
        assertThat(next(answers)).isEqualTo("done to b");

        assertThat(atOne.emitted).containsExactly("to a");
        assertThat(atTwo.emitted).containsExactly("to b");
        b.close();
        await(() -> gateway.servers().equals(Set.of(a.id())));
    }

    @Test
    void doesNotSeeServersWhoseMembersHaveGone() {
        HazelcastInstance mortal = factory.newHazelcastInstance(HazelcastClusterTest.config());
        HazelcastGateway gateway = gateway(client, new LinkedBlockingQueue<>());
        HazelcastCluster a = server(one, new Server());
        HazelcastCluster b = server(mortal, new Server());
        await(() -> gateway.servers().equals(Set.of(a.id(), b.id())));
        mortal.getLifecycleService().terminate();

        await(() -> gateway.servers().equals(Set.of(a.id())));
    }

    @Test
    void listensNoLongerWhenItIsClosed() throws Exception {
        BlockingQueue<String> closed = new LinkedBlockingQueue<>();
        BlockingQueue<String> answers = new LinkedBlockingQueue<>();
        HazelcastGateway other = gateway(client, answers);
        HazelcastCluster a = server(one, new Server());
        gateway(client, closed).close();
        other.send(a.id(), bytes("x"));

        assertThat(next(answers)).isEqualTo("done x");
        assertThat(closed).isEmpty();
    }

    @Test
    void canBeClosedAfterItsClient() {
        HazelcastInstance shortLived = newClient();
        HazelcastGateway gateway = new HazelcastGateway(shortLived, APPLICATION);
        gateway.start(answer -> {});
        shortLived.shutdown();

        gateway.close();
        gateway.send("none", new byte[0]);
    }

    @Test
    void saysSoIfThereIsNoServer() {
        try (ClusterEmitter emitter = HazelcastEmitter.of(client, "nobody's")) {
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(
                            () -> emitter.emit("hello").toCompletableFuture().get(30, TimeUnit.SECONDS))
                    .withMessageContaining("SIO000580");
        }
    }
}

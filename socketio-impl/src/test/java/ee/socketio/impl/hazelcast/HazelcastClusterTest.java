/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import com.hazelcast.config.Config;
import com.hazelcast.core.DistributedObject;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.replicatedmap.ReplicatedMap;
import com.hazelcast.replicatedmap.impl.ReplicatedMapService;
import com.hazelcast.test.Accessors;
import com.hazelcast.test.SplitBrainTestSupport;
import com.hazelcast.test.TestHazelcastInstanceFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import ee.socketio.impl.engine.CapturedLog;
import ee.socketio.impl.engine.FakeTime;
import ee.socketio.spi.Cluster;

/** Members of Hazelcast in one JVM, without a network. */
@Timeout(60)
class HazelcastClusterTest {
    private static final String APPLICATION = "app";

    private static TestHazelcastInstanceFactory factory;
    private static HazelcastInstance one;
    private static HazelcastInstance two;

    private final FakeTime time = new FakeTime();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<HazelcastCluster> servers = new ArrayList<>();
    private final List<HazelcastInstance> mortals = new ArrayList<>();
    private final List<String> stopped = new CopyOnWriteArrayList<>();
    private final CapturedLog log = CapturedLog.of("ee.socketio.hazelcast");

    @BeforeAll
    static void startMembers() {
        factory = new TestHazelcastInstanceFactory();
        one = factory.newHazelcastInstance(config());
        two = factory.newHazelcastInstance(config());
    }

    @AfterAll
    static void stopMembers() {
        factory.terminateAll();
    }

    @AfterEach
    void stop() {
        servers.forEach(HazelcastCluster::close);
        lose(map(one, "servers"));
        lose(map(one, "things"));
        mortals.forEach(mortal -> mortal.getLifecycleService().terminate());
        threads.shutdownNow();
        log.close();
    }

    /** One that starts fast. */
    static Config config() {
        Config config = new Config()
                .setProperty("hazelcast.logging.type", "none")
                .setProperty("hazelcast.phone.home.enabled", "false")
                .setProperty("hazelcast.partition.count", "11")
                .setProperty("hazelcast.operation.thread.count", "2")
                .setProperty("hazelcast.operation.generic.thread.count", "2")
                .setProperty("hazelcast.event.thread.count", "1")
                .setProperty("hazelcast.slow.operation.detector.enabled", "false")
                .setProperty("hazelcast.wait.seconds.before.join", "0")
                .setProperty("hazelcast.merge.first.run.delay.seconds", "1")
                .setProperty("hazelcast.merge.next.run.delay.seconds", "1");
        config.getMetricsConfig().setEnabled(false);
        config.getJetConfig().setEnabled(false);
        return config;
    }

    /** A member that does not survive the test. */
    private HazelcastInstance mortal() {
        HazelcastInstance mortal = factory.newHazelcastInstance(config());
        mortals.add(mortal);
        return mortal;
    }

    // ---- Means

    /** Writes down what it is told. */
    private static final class Recorder implements Cluster.Listener {
        final List<String> told = new CopyOnWriteArrayList<>();

        @Override
        public void received(String peer, byte[] message) {
            told.add(peer + ":" + new String(message, StandardCharsets.UTF_8));
        }

        @Override
        public void left(String peer) {
            told.add(peer + " left");
        }
    }

    private HazelcastCluster server(HazelcastInstance instance) {
        return server(instance, new Recorder());
    }

    private HazelcastCluster server(HazelcastInstance instance, Recorder recorder) {
        HazelcastCluster server = made(instance, APPLICATION);
        server.start(recorder);
        return server;
    }

    private HazelcastCluster made(HazelcastInstance instance, String name) {
        HazelcastCluster server =
                new HazelcastCluster(instance, name, threads, time.timer(), () -> stopped.add(instance.getName()));
        servers.add(server);
        return server;
    }

    /** Servers that know each other. */
    private static void acquainted(HazelcastCluster... known) {
        for (HazelcastCluster server : known) {
            await(() -> server.peers().size() == known.length - 1);
        }
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time is up").isLessThan(deadline);
            Thread.yield();
        }
    }

    private static void hold(HazelcastCluster server, String thing) throws Exception {
        server.hold(thing).toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    private static ReplicatedMap<String, Object> map(HazelcastInstance instance, String name) {
        return instance.getReplicatedMap("socketio:" + APPLICATION + ":" + name);
    }

    /** Not cleared, which nobody would be told of. */
    private static void lose(ReplicatedMap<String, Object> map) {
        List.copyOf(map.keySet()).forEach(map::remove);
    }

    private static String topic(String id) {
        return "socketio:" + APPLICATION + ":" + id;
    }

    private static boolean hasTopic(HazelcastInstance instance, String name) {
        return instance.getDistributedObjects().stream()
                .map(DistributedObject::getName)
                .anyMatch(name::equals);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A server that is there, and never says anything. */
    private static void appear(String id) {
        map(two, "servers").put(id, two.getCluster().getLocalMember().getUuid().toString());
    }

    // ---- Who there is

    @Test
    void seesOthersComeAndGo() {
        Recorder told = new Recorder();
        HazelcastCluster a = server(one, told);
        assertThat(a.peers()).isEmpty();
        HazelcastCluster b = server(two);
        HazelcastCluster c = server(two);
        acquainted(a, b, c);
        assertThat(a.peers()).containsExactlyInAnyOrder(b.id(), c.id());
        b.close();
        await(() -> a.peers().equals(Set.of(c.id())));
        await(() -> !told.told.isEmpty());

        assertThat(told.told).containsExactly(b.id() + " left");
        assertThat(List.of(a.id(), b.id(), c.id()))
                .allSatisfy(id -> assertThat(id).hasSize(Cluster.ID_LENGTH));
    }

    @Test
    void seesNoOtherApplication() throws Exception {
        HazelcastCluster a = server(one);
        HazelcastCluster b = server(two);
        HazelcastCluster stranger = made(two, "other");
        stranger.start(new Recorder());
        acquainted(a, b);
        hold(a, "/,x");

        assertThat(stranger.peers()).isEmpty();
        assertThat(stranger.holds(a.id(), "/,x")).isFalse();
        assertThat(a.peers()).containsExactly(b.id());
    }

    @Test
    void noticesWhoDiesAndForgetsWhatThatHad() throws Exception {
        HazelcastInstance mortal = mortal();
        Recorder told = new Recorder();
        HazelcastCluster a = server(one, told);
        HazelcastCluster b = server(two);
        HazelcastCluster c = server(mortal);
        acquainted(a, b, c);
        hold(c, "/,x");
        hold(b, "/,x");
        mortal.getLifecycleService().terminate();
        await(() -> a.peers().equals(Set.of(b.id())) && b.peers().equals(Set.of(a.id())));
        await(() -> told.told.contains(c.id() + " left"));
        await(() -> map(one, "things").keySet().equals(Set.of(b.id() + "/,x")));
        await(() -> map(two, "servers").keySet().equals(Set.of(a.id(), b.id())));

        await(() -> !hasTopic(one, topic(c.id())));
        assertThat(told.told).hasSize(1);
    }

    // ---- Who has what

    @Test
    void isKnownToAllWhenItIsConfirmed() throws Exception {
        HazelcastCluster a = server(one);
        HazelcastCluster b = server(two);
        HazelcastCluster c = server(two);
        acquainted(a, b, c);
        for (int i = 0; i < 50; i++) {
            hold(a, "/,room" + i);
            assertThat(b.holds(a.id(), "/,room" + i)).isTrue();
            assertThat(c.holds(a.id(), "/,room" + i)).isTrue();
        }
        assertThat(b.holds(a.id(), "/,other")).isFalse();
        assertThat(b.holds(c.id(), "/,room1")).isFalse();
        a.release("/,room7");
        await(() -> !b.holds(a.id(), "/,room7"));

        assertThat(b.holds(a.id(), "/,room8")).isTrue();
        assertThat(b).extracting("watched").asInstanceOf(MAP).isEmpty();
        assertThat(log.messages()).noneMatch(message -> message.contains("SIO000552"));
    }

    @Test
    void waitsOnceForOneThatDoesNotConfirm() {
        HazelcastCluster a = server(one);
        appear("mute");
        await(() -> a.peers().contains("mute"));
        CompletableFuture<Void> first = a.hold("/,x").toCompletableFuture();
        assertThat(first).isNotDone();
        time.pass(520);
        assertThat(first).isCompleted();
        assertThat(log.messages())
                .filteredOn(message -> message.contains("SIO000552"))
                .hasSize(1);
        assertThat(a.hold("/,y").toCompletableFuture()).isDone();
        two.<byte[]>getTopic(topic(a.id())).publish(new Frame((byte) 99, "mute", "of a newer version").toBytes());
        await(() -> !a.hold("/,z").toCompletableFuture().isDone()); // It has been heard of.
        CompletableFuture<Void> last = a.hold("/,z").toCompletableFuture();
        assertThat(last).isNotDone();
        map(two, "servers").remove("mute");

        await(last::isDone);
    }

    @Test
    void watchesForAnEntryAsLongAsSomebodyMayWait() {
        HazelcastCluster a = server(one);
        List<byte[]> answers = new CopyOnWriteArrayList<>();
        appear("fake");
        two.<byte[]>getTopic(topic("fake")).addMessageListener(message -> answers.add(message.getMessageObject()));
        two.<byte[]>getTopic(topic(a.id())).publish(new Frame(Frame.DO_YOU_SEE, "fake", "fake/,x").toBytes());
        two.<byte[]>getTopic(topic(a.id())).publish(new Frame(Frame.DO_YOU_SEE, "fake", "fake/,never").toBytes());
        await(() -> watched(a) == 2);
        map(two, "things").put("fake/,x", true);
        await(() -> !answers.isEmpty());

        assertThat(Frame.of(answers.get(0)).kind()).isEqualTo(Frame.I_SEE);
        assertThat(Frame.of(answers.get(0)).text()).isEqualTo("fake/,x");
        assertThat(watched(a)).isEqualTo(1);
        time.pass(520);
        assertThat(watched(a)).isZero();
    }

    private static int watched(HazelcastCluster server) {
        int[] size = {0};
        assertThat(server).extracting("watched").asInstanceOf(MAP).satisfies(map -> size[0] = map.size());
        return size[0];
    }

    @Test
    void putsBackWhatWasLost() throws Exception {
        HazelcastCluster a = server(one);
        HazelcastCluster b = server(two);
        acquainted(a, b);
        hold(a, "/,x");
        hold(a, "/,y");
        a.release("/,y");
        lose(map(two, "servers"));
        lose(map(two, "things"));
        await(() -> a.peers().isEmpty() && b.peers().isEmpty());
        time.pass(HazelcastCluster.CHECK_MILLIS + 20);
        acquainted(a, b);
        await(() -> b.holds(a.id(), "/,x"));

        assertThat(b.holds(a.id(), "/,y")).isFalse();
    }

    // ---- Messages

    @Test
    void bringsMessagesInOrder() {
        Recorder told = new Recorder();
        HazelcastCluster a = server(one);
        HazelcastCluster b = server(two, told);
        acquainted(a, b);
        List<String> expected =
                IntStream.range(0, 2000).mapToObj(i -> "message" + i).toList();
        expected.forEach(message -> a.send(b.id(), bytes(message)));
        await(() -> told.told.size() >= 2000);

        assertThat(told.told)
                .isEqualTo(
                        expected.stream().map(message -> a.id() + ":" + message).toList());
    }

    @Test
    void ignoresWhatItCannotRead() {
        Recorder told = new Recorder();
        HazelcastCluster a = server(one, told);
        List.of(new byte[0], new byte[] {1}, new byte[] {1, 2, 3, 4}, new byte[] {7, 65, 65, 65, 65, 1})
                .forEach(garbage -> two.<byte[]>getTopic(topic(a.id())).publish(garbage));
        two.<byte[]>getTopic(topic(a.id())).publish(new Frame(Frame.MESSAGE, "else", "end").toBytes());
        await(() -> !told.told.isEmpty());

        assertThat(told.told).containsExactly("else:end");
    }

    @Test
    void makesNothingForServersThatAreNotThere() {
        HazelcastCluster a = server(one);
        HazelcastCluster b = server(two);
        acquainted(a, b);
        a.send(b.id(), bytes("m"));
        b.close();
        a.send(b.id(), bytes("late"));
        await(() -> a.peers().isEmpty());
        a.send(b.id(), bytes("later"));
        a.send("none", bytes("m"));

        assertThat(hasTopic(one, topic("none"))).isFalse();
        await(() -> !hasTopic(one, topic(b.id())) && !hasTopic(two, topic(b.id())));
        assertThat(a).extracting("topics").asInstanceOf(MAP).isEmpty();
        assertThat(log.messages()).noneMatch(message -> message.contains("SIO000553"));
    }

    // ---- The end

    @Test
    void leavesNothingBehind() throws Exception {
        Recorder told = new Recorder();
        HazelcastCluster a = server(one, told);
        HazelcastCluster b = server(two);
        acquainted(a, b);
        hold(a, "/,x");
        a.close();
        assertThat(stopped).containsExactly(one.getName());
        assertThat(a.peers()).isEmpty();
        assertThat(told.told).containsExactly(b.id() + " left");
        a.hold("/,late");
        a.release("/,x");
        time.pass(3 * HazelcastCluster.CHECK_MILLIS);
        threads.shutdown();
        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        await(() -> b.peers().isEmpty());

        await(() -> map(two, "things").isEmpty());
        assertThat(map(two, "servers").keySet()).containsExactly(b.id());
        assertThat(hasTopic(one, topic(a.id()))).isFalse();
        server(two);
        assertThat(told.told).as("nobody listens any more").hasSize(1);
    }

    @Test
    void canBeClosedWithoutHavingBegun() {
        HazelcastCluster a = made(one, APPLICATION);
        a.close();

        assertThat(stopped).containsExactly(one.getName());
        assertThat(hasTopic(one, topic(a.id()))).isFalse();
    }

    @Test
    void servesItsOwnWhenHazelcastIsStoppedUnderIt() {
        HazelcastInstance mortal = mortal();
        HazelcastCluster a = server(mortal);
        HazelcastCluster b = server(two);
        acquainted(a, b);
        mortal.getLifecycleService().terminate();
        await(() -> b.peers().isEmpty());
        CompletableFuture<Void> held = a.hold("/,x").toCompletableFuture();
        time.pass(520);
        assertThat(held).isCompleted();
        a.release("/,x");
        a.send(b.id(), bytes("m"));
        assertThat(a.holds(b.id(), "/,x")).isFalse();
        time.pass(HazelcastCluster.CHECK_MILLIS);
        a.close();

        assertThat(log.messages())
                .filteredOn(message -> message.contains("SIO000553"))
                .hasSize(1);
        assertThat(stopped).containsExactly(mortal.getName());
    }

    // ---- Partitions

    /** What Hazelcast does every 30 s: compares what the members have. */
    private static void compare(HazelcastInstance instance) {
        Accessors.getNodeEngineImpl(instance)
                .<ReplicatedMapService>getService(ReplicatedMapService.SERVICE_NAME)
                .triggerAntiEntropy();
    }

    @Test
    void isWholeAgainWhenAPartitionHas() throws Exception {
        TestHazelcastInstanceFactory other = new TestHazelcastInstanceFactory();
        try {
            HazelcastInstance left = other.newHazelcastInstance(config());
            HazelcastInstance right = other.newHazelcastInstance(config());
            Recorder toldA = new Recorder();
            Recorder toldB = new Recorder();
            HazelcastCluster a = server(left, toldA);
            HazelcastCluster b = server(right, toldB);
            acquainted(a, b);
            hold(a, "/,a");
            hold(b, "/,b");
            SplitBrainTestSupport.blockCommunicationBetween(left, right);
            SplitBrainTestSupport.suspectMember(left, right);
            SplitBrainTestSupport.suspectMember(right, left);
            await(() -> a.peers().isEmpty() && b.peers().isEmpty());
            a.hold("/,a2");
            b.hold("/,b2");
            b.release("/,b");
            SplitBrainTestSupport.unblockCommunicationBetween(left, right);
            await(() -> left.getCluster().getMembers().size() == 2);
            await(() -> {
                time.pass(1000);
                return a.peers().equals(Set.of(b.id())) && b.peers().equals(Set.of(a.id()));
            });
            await(() -> {
                List.of(left, right).forEach(HazelcastClusterTest::compare);
                return a.holds(b.id(), "/,b2") && b.holds(a.id(), "/,a") && b.holds(a.id(), "/,a2");
            });
            a.send(b.id(), bytes("again"));
            await(() -> toldB.told.contains(a.id() + ":again"));

            assertThat(a.holds(b.id(), "/,b")).isFalse();
            assertThat(toldA.told).contains(b.id() + " left");
        } finally {
            other.terminateAll();
        }
    }
}

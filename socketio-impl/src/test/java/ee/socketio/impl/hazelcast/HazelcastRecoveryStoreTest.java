/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.Principal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import com.hazelcast.ringbuffer.OverflowPolicy;
import com.hazelcast.ringbuffer.Ringbuffer;
import com.hazelcast.test.TestHazelcastInstanceFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import ee.socketio.impl.engine.CapturedLog;
import ee.socketio.impl.engine.FakeTime;
import ee.socketio.spi.Cluster;
import ee.socketio.spi.LoggedEvent;
import ee.socketio.spi.SavedIdentity;
import ee.socketio.spi.SavedSession;
import ee.socketio.spi.SharedRecoveryStore;

/** A store on members of Hazelcast in one JVM, without a network. */
@Timeout(120)
class HazelcastRecoveryStoreTest {
    private static final int CAPACITY = 1024;
    private static final RecoveryBounds BOUNDS = new RecoveryBounds(60_000, 120_000, CAPACITY, 1 << 20);
    private static final int UNIT = (1 << 20) / CAPACITY;

    private static TestHazelcastInstanceFactory factory;
    private static HazelcastInstance one;
    private static HazelcastInstance two;
    private static int applications;

    private final String application = "app" + applications++;
    private final FakeTime time = new FakeTime();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Server> servers = new ArrayList<>();
    private final List<HazelcastInstance> mortals = new ArrayList<>();
    private final CapturedLog log = CapturedLog.of("ee.socketio.hazelcast");

    @BeforeAll
    static void startMembers() {
        factory = new TestHazelcastInstanceFactory();
        one = factory.newHazelcastInstance(HazelcastClusterTest.config());
        two = factory.newHazelcastInstance(HazelcastClusterTest.config());
    }

    @AfterAll
    static void stopMembers() {
        factory.terminateAll();
    }

    @AfterEach
    void stop() {
        servers.forEach(Server::close);
        mortals.forEach(mortal -> mortal.getLifecycleService().terminate());
        threads.shutdownNow();
        log.close();
    }

    // ---- Means

    /** A server that writes down what it sends. */
    private final class Server implements SharedRecoveryStore.Listener, Cluster.Listener {
        final HazelcastCluster cluster;
        final HazelcastRecoveryStore store;
        final List<String> sent = new CopyOnWriteArrayList<>();
        final List<Long> offsets = new CopyOnWriteArrayList<>();

        Server(HazelcastInstance instance) {
            this(instance, BOUNDS);
        }

        Server(HazelcastInstance instance, RecoveryBounds bounds) {
            cluster = new HazelcastCluster(instance, application, threads, time.timer(), () -> {});
            store = cluster.recoveryStore(bounds, time::now);
            cluster.start(this);
            store.start(Set.of("/", "/room-{id}"), this);
            servers.add(this);
        }

        CompletionStage<Long> emit(String name) {
            return emit(event("/", name));
        }

        CompletionStage<Long> emit(LoggedEvent event) {
            CompletableFuture<Long> stage = new CompletableFuture<>();
            store.append(event, new SharedRecoveryStore.Turn() {
                @Override
                public void come(long offset) {
                    sent(offset, event);
                    stage.complete(offset);
                }

                @Override
                public void refused(Throwable reason) {
                    stage.completeExceptionally(reason);
                }

                @Override
                public void lost(Throwable reason) {
                    stage.completeExceptionally(reason);
                }
            });
            return stage;
        }

        private void sent(long offset, LoggedEvent event) {
            sent.add(event.event());
            offsets.add(offset);
        }

        @Override
        public String log(String namespace) {
            return namespace.startsWith("/room-") ? "/room-{id}" : namespace;
        }

        @Override
        public void appended(long offset, LoggedEvent event) {
            sent(offset, event);
        }

        @Override
        public void received(String peer, byte[] message) {
            throw new AssertionError(peer);
        }

        @Override
        public void left(String peer) {
            // It shows in the peers.
        }

        List<String> since(long offset) throws Exception {
            return get(store.since("/", offset))
                    .map(HazelcastRecoveryStoreTest::names)
                    .orElse(null);
        }

        void close() {
            store.close();
            cluster.close();
        }
    }

    private static List<String> names(SortedMap<Long, LoggedEvent> events) {
        return events.values().stream().map(LoggedEvent::event).toList();
    }

    private static LoggedEvent event(String namespace, String name) {
        return new LoggedEvent(namespace, name, List.of(), List.of(), Set.of(), Set.of(), true);
    }

    private static LoggedEvent event(String name, int bytes) {
        return new LoggedEvent("/", name, List.of(), List.of(new byte[bytes]), Set.of(), Set.of(), true);
    }

    private static SavedSession session(String pid) {
        return new SavedSession(
                "/", "sid", pid, Map.of(), Map.of(), Optional.empty(), Optional.empty(), 1, Long.MAX_VALUE, 3);
    }

    private static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time is up").isLessThan(deadline);
            Thread.yield();
        }
    }

    private static void acquainted(Server... known) {
        for (Server server : known) {
            await(() -> server.cluster.peers().size() == known.length - 1);
        }
    }

    private HazelcastInstance mortal() {
        HazelcastInstance mortal = factory.newHazelcastInstance(HazelcastClusterTest.config());
        mortals.add(mortal);
        return mortal;
    }

    private Ringbuffer<byte[]> ring(HazelcastInstance instance) {
        return instance.getRingbuffer("socketio:" + application + ":log:/");
    }

    private IMap<String, byte[]> sessions(HazelcastInstance instance) {
        return instance.getMap("socketio:" + application + ":sessions");
    }

    // ---- Events

    @Test
    void sendsEachEventOnEachServerInOneOrder() throws Exception {
        Server a = new Server(one);
        Server b = new Server(two);
        Server c = new Server(mortal());
        List<CompletionStage<Long>> stages = new ArrayList<>();
        CompletableFuture<?>[] emitters = servers.stream()
                .map(server -> CompletableFuture.runAsync(
                        () -> IntStream.range(0, 200).forEach(i -> {
                            CompletionStage<Long> stage = server.emit(server.cluster.id() + i);
                            synchronized (stages) {
                                stages.add(stage);
                            }
                        }),
                        threads))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(emitters).get(30, TimeUnit.SECONDS);
        for (Server server : servers) {
            await(() -> server.sent.size() >= 600);
        }
        for (CompletionStage<Long> stage : stages) {
            get(stage);
        }

        assertThat(a.offsets).hasSize(600).isSorted().doesNotHaveDuplicates();
        for (Server server : servers) {
            assertThat(server.sent).isEqualTo(a.sent);
            assertThat(server.offsets).isEqualTo(a.offsets);
            assertThat(a.sent.stream().filter(name -> name.startsWith(server.cluster.id())))
                    .containsExactlyElementsOf(IntStream.range(0, 200)
                            .mapToObj(i -> server.cluster.id() + i)
                            .toList());
            await(() -> server.store.position("/") == a.offsets.get(599));
        }
        assertThat(b.since(a.offsets.get(597))).containsExactlyElementsOf(a.sent.subList(598, 600));
        assertThat(c.since(a.offsets.get(599))).isEmpty();
        assertThat(c.since(a.offsets.get(599) + 1)).isNull();
        assertThat(c.since(a.offsets.get(0) - 2)).isNull();
    }

    /** More than there is room for: it is written no faster than it is read. */
    @Test
    void isNotOverwrittenByABurst() throws Exception {
        Server a = new Server(one);
        Server b = new Server(one);
        IntStream.range(0, 5 * CAPACITY).forEach(i -> a.emit("e" + i));
        await(() -> b.sent.size() == 5 * CAPACITY && a.sent.size() == 5 * CAPACITY);

        assertThat(a.sent)
                .isEqualTo(b.sent)
                .containsExactlyElementsOf(
                        IntStream.range(0, 5 * CAPACITY).mapToObj(i -> "e" + i).toList());
        assertThat(log.messages()).noneMatch(message -> message.startsWith("SIO000571: "));
    }

    @Test
    void keepsWhatAnEventIs() throws Exception {
        Server a = new Server(one);
        Server b = new Server(two);
        LoggedEvent event = new LoggedEvent(
                "/",
                "größe",
                List.of("{\"a\":1}", "\"x\""),
                List.of(new byte[] {1, 2}),
                Set.of("r", "s"),
                Set.of("t"),
                false);
        long offset = get(a.emit(event));
        LoggedEvent read = get(b.store.since("/", offset - 1)).orElseThrow().get(offset);

        assertThat(read).usingRecursiveComparison().isEqualTo(event);
    }

    @Test
    void hasOneLogForAllNamespacesOfAPattern() throws Exception {
        Server a = new Server(one);
        long start = a.store.position("/room-1");
        get(a.emit(event("/room-1", "one")));
        get(a.emit(event("/room-2", "two")));
        get(a.emit(event("/room-{id}", "all")));
        get(a.emit("elsewhere"));

        assertThat(names(get(a.store.since("/room-1", start)).orElseThrow())).containsExactly("one", "all");
        assertThat(names(get(a.store.since("/room-2", start)).orElseThrow())).containsExactly("two", "all");
    }

    @Test
    void forgetsWhatIsOverwritten() throws Exception {
        Server a = new Server(one);
        long start = a.store.position("/");
        long first = get(a.emit("first"));
        assertThat(a.since(start)).containsExactly("first");
        for (int i = 0; i < CAPACITY; i++) {
            get(a.emit("later"));
        }

        assertThat(a.since(start)).isNull();
        assertThat(a.since(first)).hasSize(CAPACITY);
    }

    /** What is large takes the place of much that is small. */
    @Test
    void isBoundedInBytes() throws Exception {
        Server a = new Server(one);
        long start = a.store.position("/");
        get(a.emit("first"));
        for (int i = 0; i < 7; i++) {
            get(a.emit(event("large", (CAPACITY / 8 - 1) * UNIT)));
        }
        assertThat(a.since(start)).hasSize(8);
        assertThat(ring(two).size()).isBetween(7L * CAPACITY / 8, (long) CAPACITY);
        get(a.emit(event("large", (CAPACITY / 8 - 1) * UNIT)));
        get(a.emit(event("large", (CAPACITY / 8 - 1) * UNIT)));

        assertThat(a.since(start)).isNull();
        assertThatThrownBy(() -> get(a.emit(event("too large", 1 << 18))))
                .hasMessageContaining("socketio.connection-state-recovery.max-bytes");
    }

    @Test
    void forgetsWhatIsTooOld() throws Exception {
        Server a = new Server(one, new RecoveryBounds(1000, 1000, CAPACITY, 1 << 20));
        long start = a.store.position("/");
        long offset = get(a.emit("old"));
        await(() -> ring(one).size() == 0);

        assertThat(a.since(start)).isNull();
        assertThat(a.since(offset)).isEmpty();
    }

    @Test
    void goesOnWhenAMemberDies() throws Exception {
        HazelcastInstance mortal = mortal();
        Server a = new Server(one);
        Server b = new Server(two);
        Server c = new Server(mortal);
        acquainted(a, b, c);
        long start = a.store.position("/");
        for (int i = 0; i < 50; i++) {
            c.emit("c" + i);
            a.emit("a" + i);
        }
        await(() -> a.sent.stream().anyMatch(name -> name.startsWith("c")));
        mortal.getLifecycleService().terminate();
        for (int i = 50; i < 100; i++) {
            a.emit("a" + i);
        }
        get(a.emit("end"));
        await(() -> b.sent.contains("end"));

        assertThat(a.sent).isEqualTo(b.sent).doesNotHaveDuplicates();
        assertThat(a.offsets).isEqualTo(b.offsets).isSorted();
        assertThat(a.sent.stream().filter(name -> name.startsWith("a")).toList())
                .containsExactlyElementsOf(
                        IntStream.range(0, 100).mapToObj(i -> "a" + i).toList());
        assertThat(b.since(start)).isEqualTo(b.sent);
    }

    /** Hazelcast may do twice what it is asked once. */
    @Test
    void sendsOnceWhatIsThereTwice() throws Exception {
        Server a = new Server(one);
        Server b = new Server(two);
        long start = a.store.position("/");
        get(a.emit("x"));
        byte[] bytes = ring(one).readOne(ring(one).tailSequence());
        ring(one).add(bytes);
        get(b.emit("y"));
        await(() -> a.sent.contains("y"));

        assertThat(a.sent).containsExactly("x", "y");
        assertThat(b.sent).containsExactly("x", "y");
        assertThat(a.since(start)).containsExactly("x", "y");
    }

    @Test
    void passesOverWhatItCannotRead() throws Exception {
        Server a = new Server(one);
        ring(two).addAllAsync(List.of(new byte[] {99, 1}, new byte[] {1}), OverflowPolicy.OVERWRITE);
        get(a.emit("x"));

        assertThat(a.sent).containsExactly("x");
        assertThat(log.messages()).anyMatch(message -> message.startsWith("SIO000575: "));
    }

    @Test
    void beginsANewEpochWhenTheLogIsLost() throws Exception {
        Server a = new Server(one);
        Server b = new Server(two);
        for (int i = 0; i < 5; i++) {
            get(a.emit("old" + i));
        }
        await(() -> b.sent.size() == 5);
        long before = a.offsets.get(4);
        ring(one).destroy();
        ring(one).add(new byte[0]);
        time.pass(HazelcastCluster.CHECK_MILLIS);
        time.tick();
        await(() -> a.store.position("/") > before && b.store.position("/") == a.store.position("/"));
        get(a.emit("new"));
        await(() -> b.sent.contains("new"));

        assertThat(a.offsets).isEqualTo(b.offsets).isSorted().doesNotHaveDuplicates();
        assertThat(a.since(before)).isNull();
        assertThat(a.since(a.offsets.get(5))).isEmpty();
        assertThat(log.messages()).anyMatch(message -> message.startsWith("SIO000572: "));
    }

    /** As when servers are renewed one after the other. */
    @Test
    void sharesTheLogWithServersOfOtherOptions() throws Exception {
        Server a = new Server(one);
        Server b = new Server(two, new RecoveryBounds(30_000, 30_000, 2 * CAPACITY, 1 << 21));
        get(b.emit("x"));
        await(() -> !a.sent.isEmpty());

        assertThat(log.messages()).anyMatch(message -> message.startsWith("SIO000573: "));
    }

    @Test
    void refusesEventsWhenItIsClosed() {
        Server a = new Server(one);
        a.store.close();

        assertThat(a.emit("x")).failsWithin(30, TimeUnit.SECONDS);
        assertThat(a.store.since("/", 0)).failsWithin(30, TimeUnit.SECONDS);
        assertThat(a.store.save(session("p"))).failsWithin(30, TimeUnit.SECONDS);
    }

    @Test
    void doesWithoutHazelcastWhenThatIsStopped() {
        HazelcastInstance mortal = mortal();
        Server a = new Server(mortal);
        mortal.getLifecycleService().terminate();

        assertThat(a.emit("x")).failsWithin(30, TimeUnit.SECONDS);
        assertThat(a.store.take("/", "p")).failsWithin(30, TimeUnit.SECONDS);
        assertThat(a.store.keep(session("p"))).failsWithin(30, TimeUnit.SECONDS);
    }

    // ---- Sessions

    @Test
    void keepsWhatASessionIs() throws Exception {
        Server a = new Server(one);
        Server b = new Server(two);
        Principal ann = () -> "ann";
        SavedSession session = new SavedSession(
                "/",
                "sid",
                "pid",
                Map.of("r", 7L),
                Map.of("k", "\"v\""),
                Optional.of("user"),
                Optional.of(new SavedIdentity(ann, Set.of("admin"), Optional.of(Instant.ofEpochMilli(1234)))),
                1,
                2,
                3);
        get(a.store.save(session));
        SavedSession taken = get(b.store.take("/", "pid")).orElseThrow();

        assertThat(taken).usingRecursiveComparison().ignoringFields("identity").isEqualTo(session);
        SavedIdentity identity = taken.identity().orElseThrow();
        assertThat(identity.principal().getName()).isEqualTo("ann");
        assertThat(identity.roles()).containsExactly("admin");
        assertThat(identity.expiresAt()).contains(Instant.ofEpochMilli(1234));
    }

    @Test
    void givesASessionOutOnce() throws Exception {
        Server a = new Server(one);
        Server b = new Server(two);
        for (int i = 0; i < 50; i++) {
            get(a.store.save(session("p" + i)));
            CompletionStage<Optional<SavedSession>> first = a.store.take("/", "p" + i);
            CompletionStage<Optional<SavedSession>> second = b.store.take("/", "p" + i);
            assertThat(get(first).isPresent()).isNotEqualTo(get(second).isPresent());
        }
        get(a.store.save(session("q")));

        assertThat(get(a.store.take("/other", "q"))).isEmpty();
        assertThat(get(a.store.take("/", "p"))).isEmpty();
        assertThat(get(a.store.take("/", "q".repeat(1000)))).isEmpty();
    }

    @Test
    void keepsASessionForAWhileWhenItsSocketHasGone() throws Exception {
        Server a = new Server(one, new RecoveryBounds(1000, 1000, CAPACITY, 1 << 20));
        get(a.store.keep(session("live")));
        get(a.store.save(session("gone")));
        get(a.store.keep(session("left")));
        get(a.store.forget("/", "left"));

        assertThat(sessions(one).getEntryView("/,gone").getTtl()).isEqualTo(1000);
        assertThat(sessions(one).getEntryView("/,live").getTtl()).isEqualTo(Long.MAX_VALUE);
        assertThat(sessions(one).keySet()).doesNotContain("/,left");
        await(() -> !sessions(one).containsKey("/,gone"));
        assertThat(get(a.store.take("/", "gone"))).isEmpty();
    }

    @Test
    void givesNoSessionOfASocketThatIsConnected() throws Exception {
        Server a = new Server(one);
        Server b = new Server(two);
        acquainted(a, b);
        get(a.store.keep(session("p")));

        assertThat(get(b.store.holder("/", "p"))).contains(a.cluster.id());
        assertThat(get(a.store.holder("/", "p"))).isEmpty();
        assertThat(get(b.store.take("/", "p"))).isEmpty();
        assertThat(get(a.store.take("/", "p"))).isEmpty();
        get(a.store.save(session("p")));
        assertThat(get(b.store.holder("/", "p"))).isEmpty();
        assertThat(get(b.store.take("/", "p"))).isPresent();
    }

    @Test
    void givesTheSessionsOfAServerThatHasDied() throws Exception {
        HazelcastInstance mortal = mortal();
        Server a = new Server(one);
        Server b = new Server(two);
        Server c = new Server(mortal);
        acquainted(a, b, c);
        for (int i = 0; i < 20; i++) {
            get(c.store.keep(session("c" + i)));
            get(b.store.keep(session("b" + i)));
        }
        mortal.getLifecycleService().terminate();
        acquainted(a, b);

        assertThat(get(a.store.holder("/", "c0"))).isEmpty();
        assertThat(get(a.store.take("/", "c0"))).isPresent();
        assertThat(get(a.store.take("/", "b0"))).isEmpty();
        time.pass(HazelcastCluster.CHECK_MILLIS);
        time.tick();
        await(() -> IntStream.range(1, 20)
                .allMatch(i -> sessions(one).getEntryView("/,c" + i).getTtl() == BOUNDS.maxDisconnectionDuration()));
        assertThat(sessions(one).getEntryView("/,b1").getTtl()).isEqualTo(Long.MAX_VALUE);
        assertThat(get(b.store.take("/", "c1"))).isPresent();
    }

    // ---- The end

    @Test
    void leavesNoListenersBehind() throws Exception {
        Server a = new Server(one);
        get(a.emit("x"));
        a.close();
        Server b = new Server(one);
        get(b.emit("y"));

        assertThat(b.sent).containsExactly("y");
        assertThat(a.sent).containsExactly("x");
    }
}

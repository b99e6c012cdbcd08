/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import ee.socketio.impl.engine.CapturedLog;
import ee.socketio.impl.engine.FakeTime;
import ee.socketio.spi.LoggedEvent;
import ee.socketio.spi.SavedSession;

/** What is kept, and when it is forgotten. */
class LocalRecoveryStoreTest {
    private static final int MAX_PACKETS = 5;
    private static final int MAX_BYTES = 20_000;
    private static final long MINUTE = 60_000;

    private final FakeTime time = new FakeTime();
    private final LocalRecoveryStore store = new LocalRecoveryStore(
            new RecoveryConfig(true, MINUTE, 2 * MINUTE, false, MAX_PACKETS, MAX_BYTES), time.timer(), 0);
    private final CapturedLog messages = CapturedLog.of("ee.socketio.core");

    @AfterEach
    void endCapture() {
        messages.close();
    }

    private static LoggedEvent event(String namespace, String name) {
        return new LoggedEvent(namespace, name, List.of(), List.of(), Set.of(), Set.of(), true);
    }

    private static LoggedEvent large(int length) {
        return new LoggedEvent("/", "large", List.of(), List.of(new byte[length]), Set.of(), Set.of(), true);
    }

    private static SavedSession session(String pid) {
        return session(pid, Map.of());
    }

    private static SavedSession session(String pid, Map<String, String> data) {
        return new SavedSession("/", "sid", pid, Map.of(), data, Optional.empty(), Optional.empty(), 0, 0, 0);
    }

    private long append(LoggedEvent event) {
        return store.append(event).toCompletableFuture().join();
    }

    private Optional<SortedMap<Long, LoggedEvent>> since(String namespace, long offset) {
        return store.since(namespace, offset).toCompletableFuture().join();
    }

    private Optional<Collection<String>> names(String namespace, long offset) {
        return since(namespace, offset)
                .map(found -> found.values().stream().map(LoggedEvent::event).toList());
    }

    private Optional<SavedSession> take(String pid) {
        return store.take("/", pid).toCompletableFuture().join();
    }

    // ---- Events

    @Test
    void findsTheEventsOfANamespaceBehindAnOffset() {
        long position = store.position("/");
        append(event("/", "a"));
        long offset = append(event("/chat", "b"));
        append(event("/", "c"));
        append(event("/chat", "d"));

        assertThat(names("/", position)).contains(List.of("a", "c"));
        assertThat(names("/", offset)).contains(List.of("c"));
        assertThat(names("/chat", offset)).contains(List.of("d"));
        assertThat(names("/", store.position("/"))).contains(List.of());
    }

    @Test
    void knowsNoOffsetThatItHasNotGiven() {
        append(event("/", "a"));

        assertThat(since("/", 2)).isEmpty();
        assertThat(since("/", Long.MAX_VALUE)).isEmpty();
        assertThat(since("/", -1)).isEmpty();
    }

    @Test
    void forgetsTheOldestOfTooManyEvents() {
        for (int i = 0; i < MAX_PACKETS; i++) {
            append(event("/", "e" + i));
        }
        assertThat(names("/", 0)).contains(List.of("e0", "e1", "e2", "e3", "e4"));
        assertThat(messages.messages()).isEmpty();
        append(event("/", "e5"));

        assertThat(since("/", 0)).isEmpty();
        assertThat(names("/", 1)).contains(List.of("e1", "e2", "e3", "e4", "e5"));
    }

    @Test
    void forgetsTheOldestOfTooManyBytes() {
        append(large(8_000));
        append(large(8_000));
        assertThat(since("/", 0)).isPresent();
        append(large(8_000));

        assertThat(since("/", 0)).isEmpty();
        assertThat(since("/", 1)).isPresent();
    }

    @Test
    void forgetsAnEventThatIsTooLargeAtOnce() {
        append(event("/", "a"));
        long offset = append(large(MAX_BYTES));

        assertThat(since("/", offset - 1)).isEmpty();
        assertThat(since("/", offset)).isPresent();
    }

    @Test
    void forgetsEventsInTime() {
        append(event("/", "a"));
        time.pass(MINUTE + 20);
        append(event("/", "b"));
        assertThat(since("/", 0)).isPresent();
        time.pass(MINUTE + 40);

        assertThat(since("/", 0)).isEmpty();
        assertThat(since("/", 1)).isPresent();
        time.pass(2 * MINUTE);
        assertThat(since("/", 1)).isEmpty();
    }

    @Test
    void beginsWhereItIsTold() {
        LocalRecoveryStore later = new LocalRecoveryStore(
                new RecoveryConfig(true, MINUTE, 2 * MINUTE, false, MAX_PACKETS, MAX_BYTES), time.timer(), 100);

        assertThat(later.position("/")).isEqualTo(100);
        assertThat(later.append(event("/", "a")).toCompletableFuture().join()).isEqualTo(101);
        assertThat(later.since("/", 100).toCompletableFuture().join()).isPresent();
        assertThat(later.since("/", 99).toCompletableFuture().join()).isEmpty();
    }

    // ---- Sessions

    @Test
    void givesASessionOutOnce() {
        SavedSession session = session("pid");
        store.save(session);

        assertThat(take("other")).isEmpty();
        assertThat(take("pid")).containsSame(session);
        assertThat(take("pid")).isEmpty();
    }

    @Test
    void givesASessionOutInItsNamespaceOnly() {
        store.save(session("pid"));

        assertThat(store.take("/chat", "pid").toCompletableFuture().join()).isEmpty();
        assertThat(take("pid")).isPresent();
    }

    @Test
    void givesASessionOutInTimeOnly() {
        store.save(session("a"));
        store.save(session("b"));
        time.pass(MINUTE - 1);
        assertThat(take("a")).isPresent();
        time.pass(1);

        assertThat(take("b")).isEmpty();
    }

    @Test
    void keepsTheLastOfASession() {
        SavedSession last = session("pid", Map.of("n", "2"));
        store.save(session("pid", Map.of("n", "1")));
        time.pass(MINUTE / 2);
        store.save(last);
        time.pass(MINUTE - 1);

        assertThat(take("pid")).containsSame(last);
    }

    @Test
    void forgetsTheOldestOfTooManySessions() {
        for (int i = 0; i < 100; i++) {
            store.save(session("s" + i));
        }

        assertThat(take("s0")).isEmpty();
        assertThat(take("s99")).isPresent();
    }

    @Test
    void countsTheDataOfSessions() {
        store.save(session("first"));
        store.save(session("large", Map.of("key", "x".repeat(MAX_BYTES - 1_000))));
        assertThat(take("first")).isEmpty();
        assertThat(take("large")).isPresent();
    }

    /** What is taken, or forgotten, makes room. */
    @Test
    void countsWhatIsThereOnly() {
        for (int i = 0; i < 1_000; i++) {
            store.save(session("pid"));
            take("pid");
            store.save(session("again"));
        }
        time.pass(2 * MINUTE + 40);
        for (int i = 0; i < 3; i++) {
            append(large(5_000));
        }

        assertThat(since("/", 0)).isPresent();
        assertThat(messages.messages()).isEmpty();
    }

    @Test
    void forgetsWhatIsOldestOfEventsAndSessions() {
        append(large(8_000));
        time.tick();
        store.save(session("pid"));
        time.tick();
        append(large(11_000));
        assertThat(since("/", 0)).isEmpty();
        append(large(8_000));

        assertThat(take("pid")).isEmpty();
        assertThat(since("/", 2)).isPresent();
    }

    // ---- And all that

    @Test
    void complainsOnceInAWhile() {
        for (int i = 0; i < 100; i++) {
            append(event("/", "e"));
        }
        assertThat(messages.messages()).singleElement().asString().startsWith("SIO000435: ");
        time.pass(MINUTE);
        append(event("/", "e"));

        assertThat(messages.messages()).hasSize(2);
    }

    @Test
    void hasOneTimeoutForAll() {
        for (int i = 0; i < 3; i++) {
            append(event("/", "e"));
            store.save(session("s" + i));
            time.tick();
        }
        assertThat(time.scheduled()).isEqualTo(1);
        time.pass(4 * MINUTE);

        time.assertNothingScheduledAfterARevolution();
    }

    @Test
    void keepsNothingOnceItIsClosed() {
        append(event("/", "a"));
        store.save(session("before"));
        store.close();
        append(event("/", "b"));
        store.save(session("after"));

        assertThat(since("/", 0)).isEmpty();
        assertThat(since("/", 1)).isEmpty();
        assertThat(since("/", 2)).isPresent();
        assertThat(take("before")).isEmpty();
        assertThat(take("after")).isEmpty();
        time.assertNothingScheduledAfterARevolution();
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.core.OperationTimeoutException;
import com.hazelcast.ringbuffer.Ringbuffer;
import org.junit.jupiter.api.Test;

import ee.socketio.impl.engine.FakeTime;
import ee.socketio.impl.engine.Timer;
import ee.socketio.spi.LoggedEvent;
import ee.socketio.spi.SharedRecoveryStore.Turn;

/** A Hazelcast that takes its time. */
class LogWriterTest {
    private static final int CAPACITY = 1024;

    private final FakeTime time = new FakeTime();
    private final Deque<CompletableFuture<Long>> operations = new ArrayDeque<>();
    private final List<Integer> sizes = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private long next;

    private final LogWriter writer = writer(time.timer());

    private LogWriter writer(Timer timer) {
        return new LogWriter("server", ring(), CAPACITY, 1 << 20, () -> next, Runnable::run, timer);
    }

    @SuppressWarnings("unchecked")
    private Ringbuffer<byte[]> ring() {
        return (Ringbuffer<byte[]>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Ringbuffer.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("addAllAsync");
                    sizes.add(((Collection<?>) arguments[0]).size());
                    operations.add(new CompletableFuture<>());
                    return operations.getLast();
                });
    }

    private void append(LogWriter to, String name) {
        to.append(new LoggedEvent("/", name, List.of(), List.of(), Set.of(), Set.of(), true), new Turn() {
            @Override
            public void come(long offset) {
                told.add(name + " came");
            }

            @Override
            public void refused(Throwable reason) {
                told.add(name + " refused");
            }

            @Override
            public void lost(Throwable reason) {
                told.add(name + " lost");
            }
        });
    }

    private void append(String... names) {
        List.of(names).forEach(name -> append(writer, name));
    }

    @Test
    void writesTogetherWhatComesMeanwhile() {
        append("a", "b", "c");
        operations.remove().complete(0L);
        assertThat(sizes).containsExactly(1, 2);
        operations.remove().complete(2L);
        append("d");

        assertThat(sizes).containsExactly(1, 2, 1);
        assertThat(told).isEmpty();
    }

    @Test
    void refusesWhatWouldWaitForAnOperationThatTakesTooLong() {
        append("a", "b");
        time.pass(LogWriter.PATIENCE_MILLIS - 50);
        assertThat(told).isEmpty();
        time.pass(100);
        append("c");
        assertThat(told).containsExactly("b refused", "c refused");
        operations.remove().complete(0L);
        append("d");
        writer.read(1, 100);

        assertThat(sizes).containsExactly(1, 1);
        assertThat(told).containsExactly("b refused", "c refused", "a came");
    }

    /** The operation ends in the moment in which it has taken too long. */
    @Test
    void isNotStuckByAnOperationThatHasEnded() {
        List<Consumer<Timer.Timeout>> late = new ArrayList<>();
        LogWriter writing = writer(new Timer() {
            @Override
            public Timeout schedule(long delayMillis, Consumer<Timeout> task) {
                late.add(task);
                return Timeout.NONE;
            }

            @Override
            public long currentMillis() {
                return 0;
            }
        });
        append(writing, "a");
        operations.remove().complete(0L);
        late.get(0).accept(Timer.Timeout.NONE);
        append(writing, "b");

        assertThat(told).isEmpty();
        assertThat(sizes).containsExactly(1, 1);
    }

    @Test
    void losesWhatMayHaveBeenWritten() {
        append("a", "b");
        operations.remove().completeExceptionally(new OperationTimeoutException("no answer"));
        operations.remove().completeExceptionally(new HazelcastInstanceNotActiveException());

        assertThat(told).containsExactly("a lost", "b refused");
    }

    @Test
    void waitsForTheReader() {
        append("a", "b");
        operations.remove().complete(CAPACITY / 2 + 1L);
        assertThat(sizes).hasSize(1);
        next = 1;
        writer.advanced();

        assertThat(sizes).hasSize(2);
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.concurrent.ContextService;

import org.junit.jupiter.api.Test;

class ClockTest {
    private final Queue<Runnable> scheduled = new ArrayDeque<>();
    private final AtomicInteger ticks = new AtomicInteger();
    private RuntimeException failure;

    private final Clock clock = new Clock(
            this::tick,
            50,
            Fakes.fake(ScheduledExecutorService.class, (method, arguments) -> {
                assertThat(method).isEqualTo("schedule");
                assertThat(arguments[1]).isEqualTo(50L);
                assertThat(arguments[2]).isEqualTo(TimeUnit.MILLISECONDS);
                scheduled.add((Runnable) arguments[0]);
                return null;
            }),
            Fakes.fake(ContextService.class, (method, arguments) -> (Executor) arguments[0]));

    private void tick() {
        ticks.incrementAndGet();
        if (failure != null) {
            throw failure;
        }
    }

    @Test
    void ticksByOneTaskAfterTheOther() {
        clock.start();
        assertThat(ticks).hasValue(0);

        scheduled.remove().run();
        assertThat(ticks).hasValue(1);
        assertThat(scheduled).hasSize(1);

        scheduled.remove().run();
        assertThat(ticks).hasValue(2);
        assertThat(scheduled).hasSize(1);
    }

    @Test
    void goesOnAfterATickThatFails() {
        failure = new IllegalStateException("tick");
        clock.start();

        assertThatIllegalStateException().isThrownBy(scheduled.remove()::run);

        assertThat(scheduled).hasSize(1);
    }

    @Test
    void leavesNothingBehindWhenItIsStopped() {
        clock.start();
        clock.stop();

        scheduled.remove().run();

        assertThat(ticks).hasValue(0);
        assertThat(scheduled).isEmpty();
    }
}

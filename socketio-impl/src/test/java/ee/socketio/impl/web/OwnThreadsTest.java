/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class OwnThreadsTest {
    private static final InheritableThreadLocal<String> USER = new InheritableThreadLocal<>();

    private final ClassLoader loader = new URLClassLoader(new URL[0]);
    private final OwnThreads threads = new OwnThreads("/chat", loader);

    @AfterEach
    void end() {
        threads.close();
    }

    @Test
    void handlersRunOnDaemonsWithTheClassLoaderOfTheApplicationAndNothingOfTheCaller() throws Exception {
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        CompletableFuture<String> user = new CompletableFuture<>();
        USER.set("ann");
        try {
            threads.executor().execute(() -> {
                user.complete(USER.get());
                thread.complete(Thread.currentThread());
            });
        } finally {
            USER.remove();
        }

        assertThat(user.get()).isNull();
        assertThat(thread.get().isDaemon()).isTrue();
        assertThat(thread.get().getName()).isEqualTo("Socket.IO /chat handler 1");
        assertThat(thread.get().getContextClassLoader()).isSameAs(loader);
    }

    @Test
    void soManyRunAndSoManyWaitAndNoMore() throws Exception {
        CountDownLatch running = new CountDownLatch(OwnThreads.MAX_THREADS);
        CountDownLatch end = new CountDownLatch(1);
        for (int i = 0; i < OwnThreads.MAX_THREADS; i++) {
            threads.executor().execute(() -> {
                running.countDown();
                await(end);
            });
        }
        running.await();
        for (int i = 0; i < OwnThreads.MAX_WAITING; i++) {
            threads.executor().execute(() -> {});
        }

        assertThatExceptionOfType(RejectedExecutionException.class)
                .isThrownBy(() -> threads.executor().execute(() -> {}));
        end.countDown();
    }

    @Test
    void theSchedulerDrivesTheTimerWhileItDoesSomethingElse() throws Exception {
        CountDownLatch ticks = new CountDownLatch(3);
        ScheduledFuture<?> clock =
                threads.scheduler().scheduleAtFixedRate(ticks::countDown, 0, 1, TimeUnit.MILLISECONDS);
        threads.scheduler().execute(() -> await(ticks));

        assertThat(ticks.await(20, TimeUnit.SECONDS)).isTrue();
        clock.cancel(false);
    }

    @Test
    void allOfThemEndWithTheApplication() throws Exception {
        CompletableFuture<Thread> handler = new CompletableFuture<>();
        CompletableFuture<Thread> timer = new CompletableFuture<>();
        threads.executor().execute(() -> {
            handler.complete(Thread.currentThread());
            await(new CountDownLatch(1));
        });
        threads.scheduler()
                .scheduleAtFixedRate(() -> timer.complete(Thread.currentThread()), 0, 1, TimeUnit.MILLISECONDS);
        List<Thread> made = List.of(handler.get(), timer.get());

        threads.close();

        for (Thread thread : made) {
            thread.join(20_000);
        }
        assertThat(made).noneMatch(Thread::isAlive);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;

import jakarta.enterprise.concurrent.ContextService;

import org.junit.jupiter.api.Test;

class NeutralExecutorTest {
    private final Queue<Runnable> waiting = new ArrayDeque<>();

    /** Whom the container takes for the caller on this thread. */
    private String caller = "nobody";

    /** The context class loader of the threads that have handed over tasks, which new threads would take over. */
    private final List<ClassLoader> loaders = new ArrayList<>();

    private final ContextService contexts = Fakes.fake(
            ContextService.class, (method, arguments) -> capture((Executor) arguments[0], (Class<?>) arguments[1]));
    private final Executor executor = NeutralExecutor.of(this::take, contexts);

    private void take(Runnable task) {
        loaders.add(Thread.currentThread().getContextClassLoader());
        waiting.add(task);
    }

    private Object capture(Executor target, Class<?> type) {
        assertThat(type).isEqualTo(Executor.class);
        String captured = caller;
        Executor contextual = task -> {
            String outer = caller;
            caller = captured;
            target.execute(task);
            caller = outer;
        };
        return contextual;
    }

    @Test
    void tasksRunOnTheExecutorAsWhoDeployedTheApplicationWhoeverHandsThemOver() {
        List<String> callers = new ArrayList<>();
        caller = "ann";
        executor.execute(() -> callers.add(caller));
        assertThat(callers).isEmpty();

        caller = "bob";
        waiting.remove().run();

        assertThat(callers).containsExactly("nobody");
        assertThat(caller).isEqualTo("bob");
    }

    @Test
    void tasksAreHandedOverAsWhoDeployedTheApplicationToGlassFish() {
        List<String> callers = new ArrayList<>();
        Executor ofServer = task -> {
            callers.add(caller);
            waiting.add(task);
        };
        Executor executor = NeutralExecutor.ofGlassFish(ofServer, contexts);
        caller = "ann";
        executor.execute(() -> callers.add("run"));

        assertThat(caller).isEqualTo("ann");
        waiting.remove().run();
        assertThat(callers).containsExactly("nobody", "run");
    }

    @Test
    void threadsOfTheExecutorDoNotTakeOverTheClassLoaderOfTheApplication() throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader application = new URLClassLoader(new URL[0], before)) {
            thread.setContextClassLoader(application);
            executor.execute(() -> {});

            assertThat(loaders).containsExactly(getClass().getClassLoader());
            assertThat(thread.getContextClassLoader()).isSameAs(application);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}

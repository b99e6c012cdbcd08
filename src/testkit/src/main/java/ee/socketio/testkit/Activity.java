/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.testkit;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool.ManagedBlocker;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What goes on in one server: its threads, and how to wait until they have nothing to do.
 *
 * <p>Handlers run on threads of their own, since one may wait for an answer of the very client that the test is about
 * to let speak. A test that has let a client speak waits until no task is left, or until all that are left wait
 * themselves: for that client, in most cases.
 *
 * <p>Its monitor also guards the state of the clients, so that there is one thing to wait for: {@linkplain #update a
 * change}. Nothing is called while it is held. Thread-safe.
 */
final class Activity implements Executor {
    /** How often to look whether all threads wait. */
    private static final long LOOK_MILLIS = 1;

    /** How long threads must be seen to wait for acknowledgements that clients owe. */
    private static final Duration WAITING_FOR_CLIENT = Duration.ofMillis(5);

    /** The same for anything else: a little patience brings it to light, or nothing does. */
    private static final Duration WAITING_FOR_OTHERS = Duration.ofMillis(200);

    /**
     * How often meanwhile another thread must have been woken and have run: one of those that seem to wait may have
     * been woken as well, and not have got a processor yet. On a busy machine that takes its time.
     */
    private static final int PROBES = 5;

    private final ThreadGroup group = new ThreadGroup("socketio-test");
    private final ExecutorService threads;
    private final Duration limit;
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();

    /** Those that run a task. Guarded by this, as are the following fields. */
    private final Set<Thread> running = new HashSet<>();

    /** The tasks that are running or will. */
    private int unfinished;

    /** What clients were asked and have not answered. */
    private final Set<Object> questions = new HashSet<>();

    /** The tasks that were given to threads, and have run, in order to see threads at work. */
    private int probesSent;

    private int probesRun;

    @SuppressForbidden // There is no server here that could lend its threads.
    Activity(Duration limit, ClassLoader loader) {
        this.limit = limit;
        this.threads = Executors.newCachedThreadPool(threadFactory(loader));
    }

    @SuppressForbidden // as above
    private ThreadFactory threadFactory(ClassLoader loader) {
        AtomicInteger made = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(group, task, "socketio-test-" + made.incrementAndGet());
            thread.setDaemon(true);
            thread.setContextClassLoader(loader);
            return thread;
        };
    }

    // ---- Tasks

    @Override
    public void execute(Runnable task) {
        begin();
        try {
            threads.execute(() -> run(task));
        } catch (RejectedExecutionException e) {
            end();
            throw e;
        }
    }

    private void run(Runnable task) {
        update(() -> running.add(Thread.currentThread()));
        try {
            task.run();
        } catch (RuntimeException | Error e) { // Errors too: assertions, for one.
            failed(e);
        } finally {
            update(() -> running.remove(Thread.currentThread()));
            end();
        }
    }

    /** Something has begun that is to be waited for. */
    synchronized void begin() {
        unfinished++;
    }

    /** It has ended. */
    synchronized void end() {
        unfinished--;
        notifyAll();
    }

    void failed(Throwable failure) {
        failures.add(failure);
    }

    List<Throwable> failures() {
        return List.copyOf(failures);
    }

    // ---- State

    /** Changes something that somebody may be waiting for. */
    synchronized void update(Runnable change) {
        change.run();
        notifyAll();
    }

    /** Reads something that changes. */
    synchronized <T> T read(Supplier<T> reading) {
        return reading.get();
    }

    void asked(Object question) {
        update(() -> questions.add(question));
    }

    void answered(Object question) {
        update(() -> questions.remove(question));
    }

    // ---- Waiting

    Duration limit() {
        return limit;
    }

    /** Waits until there is something, for the limit at most. */
    synchronized <T> Optional<T> await(Supplier<Optional<T>> wanted) {
        Stopwatch watch = new Stopwatch();
        Optional<T> found = wanted.get();
        while (found.isEmpty() && watch.elapsed().compareTo(limit) < 0) {
            pause(limit.minus(watch.elapsed()).toMillis() + 1);
            found = wanted.get();
        }
        return found;
    }

    /** Waits until all has been done, or waits for somebody. */
    void settle() {
        settle(WAITING_FOR_OTHERS);
    }

    /** Waits until all has been done, or waits for a client. */
    void settleForGood() {
        settle(limit);
    }

    private synchronized void settle(Duration patience) {
        if (running.contains(Thread.currentThread())) {
            return; // An answer to the server, given by a function of the test.
        }
        Stopwatch total = new Stopwatch();
        Stillness still = new Stillness();
        while (unfinished > 0) {
            if (allWait()) {
                if (still.lasts(allWaitForClients() ? WAITING_FOR_CLIENT : patience)) {
                    return;
                }
                probe();
            } else if (total.elapsed().compareTo(limit) < 0) {
                still = new Stillness();
            } else {
                throw new AssertionError("the server is still busy after " + limit + ":" + stacks());
            }
            pause(LOOK_MILLIS);
        }
    }

    private void probe() {
        if (probesSent == probesRun) {
            probesSent++;
            threads.execute(() -> update(() -> probesRun++));
        }
    }

    private boolean allWait() {
        return unfinished == running.size() && running.stream().allMatch(Activity::waits);
    }

    private static boolean waits(Thread thread) {
        return switch (thread.getState()) {
            case WAITING, TIMED_WAITING -> !released(thread);
            default -> false;
        };
    }

    /**
     * A thread seems to wait until it has a processor again. Of those that wait for a future it can be known sooner.
     */
    private static boolean released(Thread thread) {
        return LockSupport.getBlocker(thread) instanceof ManagedBlocker future && future.isReleasable();
    }

    /** As far as one can see: for futures, as those of acknowledgements are, and some client owes one. */
    private boolean allWaitForClients() {
        return !questions.isEmpty()
                && running.stream().allMatch(thread -> LockSupport.getBlocker(thread) instanceof ManagedBlocker);
    }

    private void pause(long millis) {
        try {
            wait(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for the server", e);
        }
    }

    private synchronized String stacks() {
        return running.stream()
                .map(thread -> "\n  " + thread.getName()
                        + Arrays.stream(thread.getStackTrace())
                                .limit(20)
                                .map(frame -> "\n    at " + frame)
                                .collect(Collectors.joining()))
                .collect(Collectors.joining());
    }

    /** Ends all threads. A handler that still waits is interrupted. */
    void close() {
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("handlers are still running, though they were interrupted:" + stacks());
            }
            joinThreads();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** They are about to end, and when this returns they have. */
    private void joinThreads() throws InterruptedException {
        Thread[] last = new Thread[group.activeCount() + 1];
        for (int i = group.enumerate(last) - 1; i >= 0; i--) {
            last[i].join(limit.toMillis());
        }
    }

    /** A time in which nothing moves. */
    private final class Stillness {
        private final Stopwatch watch = new Stopwatch();
        private final int probes = probesRun;

        boolean lasts(Duration patience) {
            return probesRun - probes >= PROBES && watch.elapsed().compareTo(patience) >= 0;
        }
    }

    private static final class Stopwatch {
        private final long begin = System.nanoTime();

        Duration elapsed() {
            return Duration.ofNanos(System.nanoTime() - begin);
        }
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class MailboxTest {
    private final HandRunExecutor relief = new HandRunExecutor();
    private final List<Throwable> failures = new ArrayList<>();
    private final Mailbox mailbox = new Mailbox(relief, failures::add);
    private final List<String> done = new ArrayList<>();

    @Test
    void runsATaskWithinTheCallIfNothingElseRuns() {
        mailbox.execute(() -> done.add("a"));
        mailbox.execute(() -> done.add("b"));

        assertThat(done).containsExactly("a", "b");
    }

    @Test
    void runsATaskThatATaskAddsAfterIt() {
        mailbox.execute(() -> {
            mailbox.execute(() -> {
                done.add("inner begins");
                mailbox.execute(() -> done.add("innermost"));
                done.add("inner ends");
            });
            mailbox.execute(() -> done.add("second"));
            done.add("outer ends");
        });

        assertThat(done).containsExactly("outer ends", "inner begins", "inner ends", "second", "innermost");
    }

    @Test
    void doesNotRecurse() {
        addOneAfterTheOther(100_000);
        relief.runAll();

        assertThat(done).hasSize(100_000);
    }

    private void addOneAfterTheOther(int count) {
        mailbox.execute(() -> {
            done.add("task");
            if (count > 1) {
                addOneAfterTheOther(count - 1);
            }
        });
    }

    @Test
    void goesOnAfterAFailure() {
        RuntimeException failure = new RuntimeException("expected");
        mailbox.execute(() -> {
            mailbox.execute(() -> done.add("queued"));
            throw failure;
        });
        mailbox.execute(() -> done.add("later"));

        assertThat(failures).containsExactly(failure);
        assertThat(done).containsExactly("queued", "later");
    }

    @Test
    void goesOnAfterAnError() {
        Error error = new StackOverflowError("expected");
        mailbox.execute(() -> {
            throw error;
        });
        mailbox.execute(() -> done.add("later"));

        assertThat(failures).containsExactly(error);
        assertThat(done).containsExactly("later");
    }

    @Test
    void runsTasksThatTheFailureHandlerAdds() {
        List<Mailbox> self = new ArrayList<>();
        self.add(new Mailbox(relief, failure -> self.get(0).execute(() -> done.add("cleaned up"))));

        self.get(0).execute(() -> {
            throw new IllegalStateException("expected");
        });

        assertThat(done).containsExactly("cleaned up");
    }

    @Test
    @Timeout(60)
    void doesNotMakeAThreadWaitForTheTasksOfAnother() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch added = new CountDownLatch(1);
        new Party()
                .with(() -> mailbox.execute(() -> {
                    begun.countDown();
                    awaitUninterruptibly(added);
                    done.add("slow");
                }))
                .with(() -> {
                    begun.await();
                    mailbox.execute(() -> done.add("queued"));
                    assertThat(done).isEmpty();
                    added.countDown();
                })
                .celebrate();

        assertThat(done).containsExactly("slow", "queued");
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    // ---- Relief

    @Test
    void doesNotKeepAThreadThatCameAlong() {
        addMany(1000);
        assertThat(done).hasSizeBetween(10, 100);
        assertThat(relief.waiting()).isEqualTo(1);

        relief.runNext();
        assertThat(done).hasSizeBetween(100, 200);
        relief.runAll();
        assertThat(done)
                .containsExactlyElementsOf(
                        IntStream.range(0, 1000).mapToObj(String::valueOf).toList());
    }

    @Test
    void runsNothingElseWhileItWaitsForRelief() {
        addMany(1000);
        int before = done.size();
        mailbox.execute(() -> done.add("1000"));
        assertThat(done).hasSize(before);
        relief.runAll();

        assertThat(done).last().isEqualTo("1000");
        mailbox.execute(() -> done.add("idle again"));
        assertThat(done).last().isEqualTo("idle again");
    }

    @Test
    void keepsTheThreadIfThereIsNoRelief() {
        relief.setFull(true);
        addMany(10_000);

        assertThat(done)
                .containsExactlyElementsOf(
                        IntStream.range(0, 10_000).mapToObj(String::valueOf).toList());
    }

    @Test
    void asksForNoReliefAfterTheLastTask() {
        addMany(63);

        assertThat(done).hasSize(63);
        assertThat(relief.waiting()).isZero();
    }

    /** Adds tasks while another one runs. */
    private void addMany(int count) {
        mailbox.execute(() ->
                IntStream.range(0, count).forEach(i -> mailbox.execute(() -> done.add(String.valueOf(i)))));
    }

    // ---- Threads

    /**
     * The list is not thread-safe: it would lose entries, or fail, if two tasks ran at once or did not see each other.
     */
    @Test
    @Timeout(60)
    void runsOneTaskAtATimeAndKeepsTheOrderOfEachThread() throws Exception {
        int threads = 8;
        int tasks = 20_000;
        List<int[]> ran = new ArrayList<>();
        Mailbox shared = new Mailbox(new Trampoline(), failures::add);
        Party party = new Party();
        for (int t = 0; t < threads; t++) {
            int thread = t;
            party.with(() ->
                    IntStream.range(0, tasks).forEach(i -> shared.execute(() -> ran.add(new int[] {thread, i}))));
        }
        party.celebrate();

        assertThat(ran).hasSize(threads * tasks);
        int[] next = new int[threads];
        for (int[] task : ran) {
            assertThat(task[1]).isEqualTo(next[task[0]]++);
        }
    }
}

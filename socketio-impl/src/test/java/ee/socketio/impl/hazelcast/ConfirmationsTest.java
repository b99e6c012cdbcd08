/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import ee.socketio.impl.engine.CapturedLog;
import ee.socketio.impl.engine.FakeTime;

class ConfirmationsTest {
    private final FakeTime time = new FakeTime();
    private final Confirmations confirmations = new Confirmations(time.timer());
    private final CapturedLog log = CapturedLog.of("ee.socketio.hazelcast");

    @AfterEach
    void nothingIsLeft() {
        log.close();
        assertThat(confirmations).extracting("open").asInstanceOf(MAP).isEmpty();
        time.assertNothingScheduledAfterARevolution();
    }

    private CompletableFuture<Void> await(String key) {
        return confirmations.await(key, List.of("a", "b"));
    }

    private void timeUp() {
        time.pass(Confirmations.PATIENCE_MILLIS);
        time.tick();
    }

    @Test
    void isDoneIfThereIsNobody() {
        assertThat(confirmations.await("x", List.of())).isDone();
    }

    @Test
    void isDoneWhenAllHaveConfirmed() {
        CompletableFuture<Void> done = await("x");
        confirmations.confirmed("x", "a");
        confirmations.confirmed("x", "a");
        confirmations.confirmed("y", "b");
        confirmations.confirmed("x", "c");
        assertThat(done).isNotDone();
        confirmations.confirmed("x", "b");

        assertThat(done).isCompleted();
        assertThat(log.messages()).isEmpty();
    }

    @Test
    void doesNotWaitForWhoGoes() {
        CompletableFuture<Void> done = await("x");
        confirmations.confirmed("x", "a");
        confirmations.left("b");

        assertThat(done).isCompleted();
        timeUp();
        assertThat(log.messages()).isEmpty();
    }

    @Test
    void waitsForASilentOneOnce() {
        CompletableFuture<Void> done = await("x");
        confirmations.confirmed("x", "a");
        time.pass(Confirmations.PATIENCE_MILLIS);
        assertThat(done).isNotDone();
        time.tick();
        assertThat(done).isCompleted();
        assertThat(log.messages()).singleElement().asString().startsWith("SIO000552: The servers [b]");
        assertThat(confirmations.await("y", List.of("b"))).isDone();
        CompletableFuture<Void> other = await("z");
        confirmations.confirmed("z", "a");

        assertThat(other).isCompleted();
    }

    @Test
    void waitsAgainForOneThatIsHeard() {
        await("x");
        timeUp();
        confirmations.heard("b");
        CompletableFuture<Void> done = await("y");
        assertThat(done).isNotDone();
        confirmations.confirmed("y", "b");

        assertThat(done).isCompleted();
    }

    /** A room that comes, goes and comes again, all in a moment. */
    @Test
    void blamesNobodyForAQuestionThatAnotherHasReplaced() {
        CompletableFuture<Void> first = await("x");
        CompletableFuture<Void> second = await("x");
        assertThat(first).isCompleted();
        assertThat(second).isNotDone();
        CompletableFuture<Void> other = await("y");
        assertThat(other).as("it still waits for both").isNotDone();
        List.of("a", "b").forEach(peer -> {
            confirmations.confirmed("x", peer);
            confirmations.confirmed("y", peer);
        });

        assertThat(second).isCompleted();
        assertThat(other).isCompleted();
        timeUp();
        assertThat(log.messages()).isEmpty();
    }
}

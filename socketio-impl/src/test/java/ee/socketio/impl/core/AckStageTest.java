/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import ee.socketio.impl.engine.HandRunExecutor;

class AckStageTest {
    private final HandRunExecutor executor = new HandRunExecutor();
    private final CompletableFuture<String> direct = new CompletableFuture<>();
    private final AckStage<String> stage = AckStage.of(direct, executor);
    private final List<Object> done = new ArrayList<>();

    @Test
    void completesItsFutureWithoutTheExecutor() {
        direct.complete("value");

        assertThat(stage.toCompletableFuture()).isCompletedWithValue("value");
    }

    @Test
    void failsItsFutureWithoutTheExecutor() {
        direct.completeExceptionally(new IllegalStateException("expected"));

        assertThat(stage.toCompletableFuture()).isCompletedExceptionally();
    }

    @Test
    void runsDependentsOnTheExecutor() {
        stage.thenAccept(done::add);
        stage.thenApply(value -> value + "!").thenAccept(done::add);
        stage.whenComplete((value, failure) -> done.add(failure == null));
        direct.complete("value");
        assertThat(done).isEmpty();

        executor.runAll();

        assertThat(done).containsExactlyInAnyOrder("value", "value!", true);
    }

    @Test
    void runsDependentsOfFailuresOnTheExecutor() {
        IllegalStateException failure = new IllegalStateException("expected");
        stage.exceptionally(thrown -> {
            done.add(thrown);
            return null;
        });
        direct.completeExceptionally(failure);
        assertThat(done).isEmpty();

        executor.runAll();

        assertThat(done).containsExactly(failure);
    }

    @Test
    void makesOrdinaryStages() {
        CompletableFuture<String> dependent =
                stage.thenApply(value -> value + "!").toCompletableFuture();
        direct.complete("value");
        executor.runAll();

        assertThat(dependent).isCompletedWithValue("value!");
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * A stage that keeps the application's code off the thread that completes it, yet cannot starve.
 *
 * <p>An acknowledgement arrives on a container thread, its timeout on the timer's; dependent work must run on neither,
 * so it is moved to the executor. But a handler that <em>waits</em> must be woken without the help of the executor, all
 * of whose threads may be handlers that wait: {@link #toCompletableFuture()}, by which they do, is the future that is
 * completed directly. Each stage has one of its own, so that who gives up waiting does so for nobody else.
 */
final class AckStage<T> extends CompletableFuture<T> {
    private final CompletableFuture<T> direct;

    private AckStage(CompletableFuture<T> direct) {
        this.direct = direct;
    }

    static <T> AckStage<T> of(CompletableFuture<T> source, Executor executor) {
        AckStage<T> stage = new AckStage<>(new CompletableFuture<>());
        source.whenComplete((value, failure) -> settle(stage.direct, value, failure));
        source.whenCompleteAsync((value, failure) -> settle(stage, value, failure), executor);
        return stage;
    }

    private static <T> void settle(CompletableFuture<T> future, T value, Throwable failure) {
        if (failure == null) {
            future.complete(value);
        } else {
            future.completeExceptionally(failure);
        }
    }

    @Override
    public CompletableFuture<T> toCompletableFuture() {
        return direct;
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new CompletableFuture<>();
    }
}

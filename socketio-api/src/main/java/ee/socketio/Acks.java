/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio;

import java.util.concurrent.CompletionStage;

/**
 * Acknowledgements to come.
 *
 * <p>Stages are completed by the thread that received the acknowledgement; use the {@code …Async} methods of
 * {@link CompletionStage} for dependent work that blocks. A handler may also wait:
 * {@code acks.first().toCompletableFuture().join()}.
 *
 * @param <T> the type of an acknowledged value
 */
public interface Acks<T> {

    /**
     * The first acknowledgement.
     *
     * @return a stage that completes with the first value of the first acknowledgement ({@code null} if it has none),
     *     or exceptionally with {@link AckTimeoutException} if none came in time or the client went away, or with
     *     {@link IllegalArgumentException} if the value cannot be bound to the type
     */
    CompletionStage<T> first();
}

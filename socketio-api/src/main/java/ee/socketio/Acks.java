/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio;

import java.util.concurrent.CompletionStage;

/**
 * Acknowledgements to come.
 *
 * <p>Dependent work runs on the server's managed executor. A handler may also wait:
 * {@code acks.first().toCompletableFuture().join()}; it is woken even if all threads of the executor wait so. Dependent
 * work that is added to that {@code CompletableFuture} runs on the thread that received the acknowledgement, and must
 * not block.
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

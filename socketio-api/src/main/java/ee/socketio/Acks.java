/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * Acknowledgements to come, of all sockets that an event was sent to: as one value, as a list, or one by one.
 *
 * <p>They are awaited until each socket has answered, or the time is up ({@link Emitter#timeout},
 * {@link SocketIoConfig#ackTimeout()}). A socket that leaves before it has answered is not waited for any longer, so
 * the result comes as soon as nobody is missing. Of each acknowledgement the first value counts ({@code null} if it has
 * none); later acknowledgements of the same socket are ignored.
 *
 * <p>Dependent work runs on the server's managed executor. A handler may also wait:
 * {@code acks.all().toCompletableFuture().join()}; it is woken even if all threads of the executor wait so. Dependent
 * work that is added to that {@code CompletableFuture} runs on the thread that received the acknowledgement, and must
 * not block. Thread-safe; each method may be called any number of times.
 *
 * @param <T> the type of an acknowledged value
 */
public interface Acks<T> {

    /**
     * The first acknowledgement: that of the socket, if there is only one.
     *
     * @return a stage that completes with the first value that comes, or exceptionally with {@link AckTimeoutException}
     *     if none came: in time, or because the sockets went away, or there were none; or with
     *     {@link IllegalArgumentException} if what came cannot be bound to the type
     */
    CompletionStage<T> first();

    /**
     * The acknowledgements of all sockets that did not leave meanwhile, in the order in which they came.
     *
     * @return a stage that completes with an unmodifiable list of their values, which may be {@code null}; empty if
     *     there was no socket; or exceptionally with {@link AckTimeoutException} if some did not answer in time or what
     *     they answered cannot be bound to the type: its {@link AckTimeoutException#partial()} has the others
     */
    CompletionStage<List<T>> all();

    /**
     * The acknowledgements one by one, as they come.
     *
     * <p>Each subscriber, whenever it subscribes, gets all of them from the first on, as it demands them, on threads of
     * the managed executor, one call at a time. Then it is told the end: {@code onComplete} or {@code onError}, as
     * {@link #all()} would. A stream has no {@code null}: acknowledgements without a value are left out; to see them,
     * make the type of the reply an {@code Optional}. Do not wait in a handler for what a subscriber does, since that
     * needs another thread of the executor.
     *
     * @return a publisher for any number of subscribers
     */
    Flow.Publisher<T> stream();
}

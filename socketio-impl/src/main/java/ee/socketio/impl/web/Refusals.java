/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.servlet.http.HttpServletResponse;

import ee.socketio.impl.engine.EngineError;
import ee.socketio.impl.engine.RefusedException;
import ee.socketio.impl.protocol.Json;

/** How what the application says to a request becomes a refusal of the protocol. */
final class Refusals {
    /** How long the opening of a WebSocket may hold a thread of the container. */
    private static final long PATIENCE_SECONDS = 5;

    private Refusals() {}

    /** What refuses a client whom the application does not want, or another server. */
    static RefusedException of(Throwable refusal) {
        if (refusal instanceof RefusedException refused) {
            return refused;
        }
        String message = refusal.getMessage();
        return message == null
                ? new RefusedException(EngineError.FORBIDDEN)
                : new RefusedException(EngineError.FORBIDDEN, message);
    }

    /** The body of a polling request that is refused. */
    static String json(RefusedException refusal) {
        return refusal.error().json(Json.quote(refusal.getMessage()));
    }

    /** Says when to come again, if that helps. */
    static void addHeaders(RefusedException refusal, HttpServletResponse response) {
        if (refusal.error().retryAfter() > 0) {
            response.setHeader("Retry-After", Integer.toString(refusal.error().retryAfter()));
        }
    }

    /**
     * Waits for the application.
     *
     * @return whether it has spoken in time
     */
    static boolean awaitObservers(CompletionStage<Void> verdict) throws RefusedException {
        boolean spoken = await(verdict.thenApply(nothing -> true)).isPresent();
        if (!spoken) {
            WebLog.slowObservers();
        }
        return spoken;
    }

    /**
     * Waits for the application, or for another server. Only where it cannot be helped: the container's filter that
     * takes WebSocket handshakes is passed on the thread of the request or, for want of asynchronous dispatches, never.
     *
     * @return what has been said; empty if nothing was in time
     */
    static <T> Optional<T> await(CompletionStage<T> verdict) throws RefusedException {
        try {
            return Optional.of(verdict.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } catch (ExecutionException e) {
            throw of(e.getCause());
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

import ee.socketio.ConnectionRefusedException;
import ee.socketio.HandshakeRequest;
import ee.socketio.RefusedRequest;
import ee.socketio.ResponseHeaders;

/**
 * The observers of HTTP requests. They may block, so they run on threads of the executor; where there are none, nothing
 * is handed over.
 */
public final class HttpObservers {
    /** Of an application that observes no requests. */
    public static final HttpObservers NONE = new HttpObservers(List.of(), List.of(), List.of(), null, null);

    private final List<Handler> handshaking;
    private final List<Handler> responding;
    private final List<Handler> refused;
    private final RefusalFeed refusals;
    private final Contexts contexts;
    private final Executor executor;

    private HttpObservers(
            List<Handler> handshaking,
            List<Handler> responding,
            List<Handler> refused,
            Contexts contexts,
            Executor executor) {
        this.handshaking = handshaking;
        this.responding = responding;
        this.refused = refused;
        this.refusals = new RefusalFeed(this::tell, executor);
        this.contexts = contexts;
        this.executor = executor;
    }

    static HttpObservers of(RoutingTable routes, Contexts contexts, Executor executor) {
        return new HttpObservers(
                routes.ofHttp(Occasion.HANDSHAKING),
                routes.ofHttp(Occasion.RESPONDING),
                routes.ofHttp(Occasion.REFUSED),
                contexts,
                executor);
    }

    /**
     * Asks whether a client may connect.
     *
     * @param request its first request
     * @return completes if it may; fails with a {@link ConnectionRefusedException}, and nothing else, if it may not
     */
    public CompletionStage<Void> check(HandshakeRequest request) {
        return run(handshaking, () -> handshaking.forEach(observer -> check(observer, request)));
    }

    private static void check(Handler observer, HandshakeRequest request) {
        try {
            observer.call(request);
        } catch (RuntimeException | Error e) {
            Throwable cause = Failures.unwrap(e);
            if (cause instanceof ConnectionRefusedException refusal) {
                throw refusal;
            }
            CdiLog.observerFailed(observer.name(), cause);
            throw new ConnectionRefusedException("Forbidden");
        }
    }

    /**
     * Whether there are any who add headers to answers.
     *
     * @return whether there are
     */
    public boolean observeAnswers() {
        return !responding.isEmpty();
    }

    /**
     * Has headers added to an answer.
     *
     * @param headers the headers
     * @return completes when they are, whatever the observers throw
     */
    public CompletionStage<Void> respond(ResponseHeaders headers) {
        return run(responding, () -> responding.forEach(observer -> call(observer, headers)));
    }

    /**
     * Tells of a request that was refused, later and on another thread.
     *
     * @param request the request
     * @param code the code of the protocol
     * @param message what the client is told
     */
    public void refused(HandshakeRequest request, int code, String message) {
        if (!refused.isEmpty()) {
            refusals.tell(request, code, message);
        }
    }

    private void tell(RefusedRequest refusal) {
        contexts.during(Delivery.of(Map.of()), () -> refused.forEach(observer -> call(observer, refusal)));
    }

    private static void call(Handler observer, Object event) {
        try {
            observer.call(event);
        } catch (RuntimeException | Error e) {
            CdiLog.observerFailed(observer.name(), Failures.unwrap(e));
        }
    }

    private CompletionStage<Void> run(List<Handler> observers, Runnable calls) {
        CompletableFuture<Void> over = new CompletableFuture<>();
        if (observers.isEmpty()) {
            over.complete(null);
        } else {
            executor.execute(() -> run(calls, over));
        }
        return over;
    }

    private void run(Runnable calls, CompletableFuture<Void> over) {
        try {
            contexts.during(Delivery.of(Map.of()), calls);
            over.complete(null);
        } catch (RuntimeException | Error e) {
            over.completeExceptionally(e);
        }
    }
}

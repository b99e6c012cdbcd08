/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cluster;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

import ee.socketio.impl.engine.CloseDetail;
import ee.socketio.impl.engine.EngineConfig;
import ee.socketio.impl.engine.EngineRequest;
import ee.socketio.impl.engine.PollingExchange;
import ee.socketio.impl.engine.PollingSession;
import ee.socketio.impl.engine.Timer;
import ee.socketio.impl.engine.WebSocketChannel;
import ee.socketio.impl.engine.WebSocketListener;

/**
 * A session of another server, for one request of its client that came here. Bodies are read here; all else is for the
 * other server to decide. If that does not answer, there is no such session.
 */
final class RemoteSession implements PollingSession {
    /** How long a WebSocket, and with it a thread of the container, waits for the other server. */
    static final long VERIFY_MILLIS = 1_000;

    private final String peer;
    private final EngineRequest request;
    private final Correspondence correspondence;
    private final EngineConfig config;
    private final Executor executor;
    private final Timer timer;

    /** That of the GET. Written by its thread, before others get to know of it. */
    private volatile long number;

    RemoteSession(
            String peer,
            EngineRequest request,
            Correspondence correspondence,
            EngineConfig config,
            Executor executor,
            Timer timer) {
        this.peer = peer;
        this.request = request;
        this.correspondence = correspondence;
        this.config = config;
        this.executor = executor;
        this.timer = timer;
    }

    private AnswerExchange answer(PollingExchange exchange) {
        return new AnswerExchange(exchange, failure -> {
            if (failure != null) {
                failPost(CloseDetail.WRITE_FAILED);
            }
        });
    }

    @Override
    public void poll(PollingExchange exchange) {
        number = correspondence.ask(
                peer,
                answer(exchange),
                next -> new Relayed.Poll(next, request, exchange.asksForHandshake()),
                config.exchangeTimeout());
    }

    @Override
    public void abandonPoll(PollingExchange exchange) {
        if (correspondence.forget(number)) {
            correspondence.send(peer, new Relayed.Abandon(number));
        }
    }

    /** Whether another one is being read is not known here: two that come at a time are taken one after the other. */
    @Override
    public boolean beginPost() {
        return true;
    }

    @Override
    public boolean readsBinaryBodies() {
        return request.readsBinaryBodies();
    }

    @Override
    public void endPost(String body, PollingExchange exchange) {
        endPost(Content.of(body), exchange);
    }

    @Override
    public void endPost(byte[] body, PollingExchange exchange) {
        endPost(Content.of(body), exchange);
    }

    private void endPost(Content body, PollingExchange exchange) {
        correspondence.ask(
                peer,
                answer(exchange),
                next -> new Relayed.Post(next, request, exchange.asksForHandshake(), body),
                config.exchangeTimeout());
    }

    @Override
    public void skipPost() {
        correspondence.send(peer, new Relayed.Skip(request));
    }

    @Override
    public void failPost(CloseDetail detail) {
        correspondence.send(peer, new Relayed.Fail(request, detail));
    }

    @Override
    public CompletionStage<EngineRequest> handshake() {
        CompletableFuture<EngineRequest> handshake = new CompletableFuture<>();
        correspondence.ask(
                peer, new VerifyExchange(handshake), next -> new Relayed.Verify(next, request), VERIFY_MILLIS);
        return handshake;
    }

    @Override
    public WebSocketListener probe(EngineRequest opened, WebSocketChannel channel) {
        RemoteWebSocket webSocket =
                new RemoteWebSocket(peer, channel, correspondence, config.maxInboundBytes(), executor, timer);
        webSocket.open(opened);
        return webSocket;
    }
}

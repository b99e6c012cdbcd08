/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cluster;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import ee.socketio.impl.engine.EngineServer;
import ee.socketio.impl.engine.EngineSession;
import ee.socketio.impl.engine.RefusedException;

/** The clients of this server whose requests came to one other server, the relay. Told of by one thread at a time. */
final class Guests {
    private final EngineServer engine;

    /** Sends a message to the relay, if it takes it. */
    private final Predicate<Message> relay;

    private final Map<Long, GuestPoll> polls = new ConcurrentHashMap<>();
    private final Map<Long, GuestWebSocket> webSockets = new ConcurrentHashMap<>();

    /** A GET that waits. */
    private record GuestPoll(EngineSession session, GuestExchange exchange) {
        void abandon() {
            session.abandonPoll(exchange);
        }
    }

    Guests(EngineServer engine, Predicate<Message> relay) {
        this.engine = engine;
        this.relay = relay;
    }

    // ---- Polling

    void poll(Relayed.Poll poll) {
        long number = poll.number();
        try {
            EngineSession session = engine.member(poll.request());
            GuestExchange exchange =
                    new GuestExchange(number, poll.asksForHandshake(), relay, () -> polls.remove(number));
            polls.put(number, new GuestPoll(session, exchange));
            session.poll(exchange);
        } catch (RefusedException e) {
            refuse(number, e);
        }
    }

    private void refuse(long number, RefusedException refusal) {
        relay.test(new RelayedReply.Refused(number, refusal.error()));
    }

    void abandon(long number) {
        GuestPoll poll = polls.remove(number);
        if (poll != null) {
            poll.abandon();
        }
    }

    void post(Relayed.Post post) {
        try {
            EngineSession session = engine.member(post.request());
            GuestExchange exchange = new GuestExchange(post.number(), post.asksForHandshake(), relay, () -> {});
            if (session.beginPost()) {
                post.body().pass(text -> session.endPost(text, exchange), bytes -> session.endPost(bytes, exchange));
            } else {
                exchange.refuse(400);
            }
        } catch (RefusedException e) {
            refuse(post.number(), e);
        }
    }

    void skip(Relayed.Skip skip) {
        try {
            engine.member(skip.request()).skipPost();
        } catch (RefusedException e) {
            ClusterLog.debug("a POST that is too large is for no session: {0}", e.error());
        }
    }

    void fail(Relayed.Fail fail) {
        try {
            engine.member(fail.request()).failPost(fail.detail());
        } catch (RefusedException e) {
            ClusterLog.debug("a request that failed is for no session: {0}", e.error());
        }
    }

    // ---- WebSocket

    void verify(Relayed.Verify question) {
        try {
            EngineSession session = engine.member(question.request());
            relay.test(new RelayedReply.Verified(question.number(), session.request()));
        } catch (RefusedException e) {
            refuse(question.number(), e);
        }
    }

    void open(Relayed.Open opened) {
        long number = opened.number();
        GuestWebSocket webSocket =
                new GuestWebSocket(number, relay, engine.config().maxInboundBytes(), () -> webSockets.remove(number));
        webSockets.put(number, webSocket);
        try {
            webSocket.listener(engine.member(opened.request()).probe(opened.request(), webSocket));
        } catch (RefusedException e) {
            webSocket.close();
        }
    }

    Optional<GuestWebSocket> webSocket(long number) {
        return Optional.ofNullable(webSockets.get(number));
    }

    /** The relay has gone, and their connections with it. */
    void left() {
        polls.keySet().forEach(this::abandon);
        webSockets.values().forEach(GuestWebSocket::left);
    }
}

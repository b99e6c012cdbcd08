/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client that polls, and as much of a container as it takes to serve it. */
public final class PollingClient {
    private static final Pattern SID = Pattern.compile("\"sid\":\"([^\"]+)\"");

    private final EngineServer server;

    /** How its queries begin. */
    private final String revision;

    private final String handshake;
    private final String query;

    /** Whom the container knows it as; {@code null} for nobody. */
    private final String user;

    /** What its polls were meant for. */
    private final Map<FakeExchange, PollingSession> polled = new IdentityHashMap<>();

    private PollingClient(EngineServer server, String revision, String handshake, String user) {
        this.server = server;
        this.revision = revision;
        this.handshake = handshake;
        this.user = user;
        Matcher sid = SID.matcher(handshake);
        this.query = revision + "&sid=" + (sid.find() ? sid.group(1) : "none") + "&transport=";
    }

    public static PollingClient open(EngineServer server) {
        return open(server, "EIO=4&transport=polling");
    }

    /** A client of the third revision. */
    public static PollingClient openEio3(EngineServer server) {
        return open(server, "EIO=3&transport=polling");
    }

    static PollingClient open(EngineServer server, String query) {
        return open(server, query, null);
    }

    /** A client that the container knows by name. */
    public static PollingClient openAs(String user, EngineServer server) {
        return open(server, "EIO=4&transport=polling", user);
    }

    private static PollingClient open(EngineServer server, String query, String user) {
        FakeExchange exchange = FakeExchange.create();
        EngineRequest request = Requests.request("GET", query, false, user);
        verify(server, request);
        server.open(request, exchange);
        return new PollingClient(server, query.substring(0, query.indexOf('&')), exchange.answer(), user);
    }

    /** Somebody else who knows the id of the session. */
    public PollingClient as(String other) {
        return new PollingClient(server, revision, handshake, other);
    }

    /** The same client, whose requests come to another server. */
    public PollingClient via(EngineServer other) {
        return new PollingClient(other, revision, handshake, user);
    }

    private static void verify(EngineServer server, EngineRequest request) {
        try {
            server.verify(request);
        } catch (RefusedException e) {
            throw new AssertionError(e);
        }
    }

    /** The answer to the request that opened the session. */
    String handshake() {
        return handshake;
    }

    String query(String transport) {
        return query + transport;
    }

    public FakeExchange poll() {
        return poll(FakeExchange.create());
    }

    public FakeExchange poll(FakeExchange exchange) {
        request(request("GET"), exchange, session -> {
            polled.put(exchange, session);
            session.poll(exchange);
        });
        return exchange;
    }

    /** The client of a waiting GET goes away. */
    public void abort(FakeExchange poll) {
        polled.get(poll).abandonPoll(poll);
    }

    /** A POST comes whose body is too large. */
    public void postTooMuch() {
        request(request("POST"), FakeExchange.create(), PollingSession::skipPost);
    }

    /** A POST comes whose body ends too early. */
    public void postInPart() {
        request(request("POST"), FakeExchange.create(), session -> session.failPost(CloseDetail.BODY_ABORTED));
    }

    public FakeExchange post(String... packets) {
        return post((session, exchange) -> session.endPost(String.join("\u001e", packets), exchange));
    }

    public FakeExchange post(byte[] body) {
        return post((session, exchange) -> session.endPost(body, exchange));
    }

    private FakeExchange post(BiConsumer<PollingSession, PollingExchange> end) {
        FakeExchange exchange = FakeExchange.create();
        request(request("POST"), exchange, session -> {
            if (session.beginPost()) {
                end.accept(session, exchange);
            } else {
                exchange.refuse(400);
            }
        });
        return exchange;
    }

    private EngineRequest request(String method) {
        return Requests.request(method, query("polling"), false, user);
    }

    private void request(EngineRequest request, FakeExchange exchange, Consumer<PollingSession> action) {
        try {
            server.verify(request);
            action.accept(server.session(request));
        } catch (RefusedException e) {
            exchange.refuse(e.error());
        }
    }

    EngineSession session() {
        try {
            return (EngineSession) server.session(Requests.get(query("polling")));
        } catch (RefusedException e) {
            throw new AssertionError(e);
        }
    }

    /** What is said of a WebSocket for the session before it opens. */
    public CompletionStage<EngineRequest> askToUpgrade() throws RefusedException {
        EngineRequest request = Requests.request("GET", query("websocket"), true, user);
        server.verify(request);
        return server.session(request).handshake();
    }

    /** Opens a WebSocket for the session. */
    public WebSocketClient upgrade() {
        return upgrade("");
    }

    /** Opens a WebSocket for the session, with more in its query. */
    WebSocketClient upgrade(String more) {
        return WebSocketClient.open(server, query("websocket") + more);
    }
}

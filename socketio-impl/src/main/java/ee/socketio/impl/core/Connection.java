/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import ee.socketio.ConnectionRefusedException;
import ee.socketio.DisconnectDetail;
import ee.socketio.DisconnectReason;
import ee.socketio.Transport;
import ee.socketio.impl.engine.CloseDetail;
import ee.socketio.impl.engine.CloseReason;
import ee.socketio.impl.engine.EnginePacket;
import ee.socketio.impl.engine.EngineSession;
import ee.socketio.impl.engine.SessionListener;
import ee.socketio.impl.engine.Timer.Timeout;
import ee.socketio.impl.protocol.BindingException;
import ee.socketio.impl.protocol.Json;
import ee.socketio.spi.LoggedEvent;
import ee.socketio.spi.Packet;
import ee.socketio.spi.PacketException;
import ee.socketio.spi.PacketParser;
import ee.socketio.spi.PacketParser.Limits;
import ee.socketio.spi.Payload;
import ee.socketio.spi.SavedIdentity;
import ee.socketio.spi.SavedSession;

/**
 * A client and the sockets it has, one for each namespace it joined.
 *
 * <h2>Ordered delivery</h2>
 *
 * What a client sends is decoded in the mailbox of its session, hence in order and by one thread at a time, which is
 * the container's and must not wait. So each packet goes where it does not hold up the next:
 *
 * <ul>
 *   <li>events, and the beginning and end of a socket, to the queue of their socket, whose handlers run one after the
 *       other on threads of the managed executor;
 *   <li>acknowledgements past that queue, directly to who waits for them, because that may be a handler at the queue's
 *       head.
 * </ul>
 *
 * A result of a handler that changes the connection comes back as a task of the mailbox. Fields that are neither final
 * nor atomic are touched by tasks of the mailbox only.
 *
 * <h2>Violations</h2>
 *
 * A packet that cannot be read, or must not be sent now, closes the whole connection, with all its namespaces; nothing
 * is sent to the client about it.
 */
final class Connection implements SessionListener {
    /** What an event costs beside its data: an estimate, so that many tiny ones are bounded too. */
    private static final int OVERHEAD = 256;

    /** The same for each of its values. */
    private static final int VALUE_OVERHEAD = 64;

    private final EngineSession session;
    private final SocketIoServer server;
    private final Dialect dialect;
    private final PacketParser.Decoder decoder;

    /** In the order in which they joined; also those whose {@code @Connecting} observers are still running. */
    private final Map<String, ConnectedSocket> sockets = new LinkedHashMap<>();

    /** The namespaces to which the client wants to come back, while it is found out whether it can. */
    private final Set<String> claimed = new HashSet<>();

    /** The namespaces about which the application has still to decide. */
    private final Set<String> requested = new HashSet<>();

    /** The number of sockets, of which those that have left count until their observers know. */
    private final AtomicInteger unfinished = new AtomicInteger();

    /** The weight of the events that wait for their handlers, or are being handled. */
    private final AtomicInteger inboundBytes = new AtomicInteger();

    private final Timeout connectTimeout;

    /** How often the client may send events; {@code null} for as often as it likes. */
    private final EventRate rate;

    /** How often it may ask to join: as often, since observers may have to hash a password each time. */
    private final EventRate joinRate;

    /** Whether the connection is being closed, so that nothing more is received. */
    private boolean closing;

    Connection(EngineSession session, SocketIoServer server) {
        this.session = session;
        this.server = server;
        this.dialect = Dialect.of(session.revision());
        CoreConfig config = server.config();
        this.decoder = server.parser().decoder(new Limits(config.maxAttachments(), config.maxJsonDepth()));
        this.rate = EventRate.of(config.eventLimits().maxPerSecond(), server.timer());
        this.joinRate = EventRate.of(config.eventLimits().maxPerSecond(), server.timer());
        this.connectTimeout = server.timer().schedule(config.connectTimeout(), this::closeIfNothingWasJoined);
    }

    /** The session has been opened. */
    void begin() {
        if (dialect.joinsUnasked()) {
            connect(Packet.connect(server.name()));
        }
    }

    private void closeIfNothingWasJoined(Timeout timeout) {
        session.execute(() -> {
            if (!timeout.cancelled()) {
                session.close();
            }
        });
    }

    SocketIoServer server() {
        return server;
    }

    Application application() {
        return server.application();
    }

    Transport transport() {
        return Transport.valueOf(session.transportName().toUpperCase(Locale.ROOT));
    }

    void send(List<EnginePacket> packets, boolean droppable) {
        if (droppable) {
            session.sendVolatile(packets);
        } else {
            session.send(packets);
        }
    }

    /** As {@link EngineSession#queue}. */
    Runnable queue(List<EnginePacket> packets, boolean droppable) {
        return session.queue(packets, droppable);
    }

    private void send(Packet packet) {
        session.send(Wire.encode(server.parser(), packet));
    }

    // ---- Receiving

    @Override
    public void onText(String message) {
        receive(() -> decoder.text(message));
    }

    @Override
    public void onBinary(byte[] message) {
        receive(() -> decoder.binary(message));
    }

    private void receive(Supplier<Optional<Packet>> decoding) {
        if (!closing) {
            decode(decoding).ifPresent(this::handle);
        }
    }

    private Optional<Packet> decode(Supplier<Optional<Packet>> decoding) {
        try {
            return decoding.get();
        } catch (PacketException e) {
            CoreLog.debug("unreadable packet: {0}", e.getMessage());
        } catch (RuntimeException | StackOverflowError e) {
            CoreLog.parserFailed(server.parser(), e);
        }
        close(DisconnectReason.FORCED_CLOSE, DisconnectDetail.UNREADABLE_PACKET);
        return Optional.empty();
    }

    private void handle(Packet packet) {
        switch (packet.type()) {
            case CONNECT -> request(dialect.request(packet));
            case CONNECT_ERROR -> violated("CONNECT_ERROR from a client");
            default -> {
                ConnectedSocket socket = sockets.get(packet.namespace());
                if (socket != null && socket.connected()) {
                    handle(socket, packet);
                } else {
                    violated("packet for a namespace that was not joined");
                }
            }
        }
    }

    private void handle(ConnectedSocket socket, Packet packet) {
        switch (packet.type()) {
            case EVENT -> receive(socket, packet);
            case ACK -> socket.acknowledged(packet.id(), packet.payload());
            default -> {
                sockets.remove(packet.namespace());
                socket.end(DisconnectReason.CLIENT_NAMESPACE_DISCONNECT, DisconnectDetail.LEFT);
            }
        }
    }

    private void receive(ConnectedSocket socket, Packet packet) {
        limited(
                rate,
                () -> enqueue(socket, packet),
                () -> new InboundEvent(socket, packet)
                        .replyError("RATE_LIMITED", "too many events: slow down and try again"));
    }

    private void request(Packet packet) {
        limited(
                joinRate,
                () -> connect(packet),
                () -> send(dialect.refused(packet.namespace(), new Refusal("Too many attempts"))));
    }

    private void limited(EventRate limit, Runnable handling, Runnable refusal) {
        switch (limit == null ? EventRate.Verdict.HANDLE : limit.next()) {
            case HANDLE -> handling.run();
            case REFUSE -> refusal.run();
            default -> {
                server.rateExceeded(session.request().address());
                close(DisconnectReason.FORCED_CLOSE, DisconnectDetail.RATE_LIMITED);
            }
        }
    }

    private void enqueue(ConnectedSocket socket, Packet packet) {
        int weight = weight(packet);
        if (inboundBytes.addAndGet(weight) > Math.max(server.config().maxInboundBytes(), weight)) {
            CoreLog.debug("the client sends faster than its events are handled");
            close(DisconnectReason.FORCED_CLOSE, DisconnectDetail.CLIENT_TOO_FAST);
        } else {
            InboundEvent event = new InboundEvent(socket, packet);
            socket.handle(() -> dispatch(socket, event, weight));
        }
    }

    private void dispatch(ConnectedSocket socket, InboundEvent event, int weight) {
        CompletionStage<Void> handled = Application.DONE;
        try {
            if (!socket.expelled()) {
                awaitAnswer(event);
                handled = application().event(event);
            }
        } finally {
            handled.whenComplete((done, failure) -> {
                event.handled();
                inboundBytes.addAndGet(-weight);
            });
        }
    }

    private void awaitAnswer(InboundEvent event) {
        long limit = server.config().eventLimits().handlerTimeout();
        if (limit > 0) {
            event.awaitAnswer(server.timer().schedule(limit, due -> answerLate(event)));
        }
    }

    /** The client is told at once; the observers on another thread, for which they may have to wait. */
    private void answerLate(InboundEvent event) {
        if (event.expire()) {
            server.executor().execute(() -> application().late(event));
        }
    }

    private static int weight(Packet packet) {
        Payload payload = packet.payload();
        int weight = OVERHEAD + packet.event().length();
        for (String value : payload.values()) {
            weight += VALUE_OVERHEAD + value.length();
        }
        for (byte[] attachment : payload.attachments()) {
            weight += attachment.length;
        }
        return weight;
    }

    private void violated(String rule) {
        CoreLog.debug("protocol violation: {0}", rule);
        closing = true;
        session.close(CloseReason.FORCED_CLOSE, CloseDetail.PROTOCOL_VIOLATION);
        // Unless that has ended the session already, and the sockets with it: a poll that could be told was waiting.
        session.execute(() -> endAll(
                transport() == Transport.WEBSOCKET
                        ? DisconnectReason.FORCED_CLOSE
                        : DisconnectReason.FORCED_SERVER_CLOSE,
                DisconnectDetail.PROTOCOL_VIOLATION));
    }

    @Override
    public void onUpgrade() {
        if (application().observesUpgrades()) {
            sockets.values().stream()
                    .filter(ConnectedSocket::connected)
                    .forEach(socket -> socket.handle(() -> application().upgraded(socket)));
        }
    }

    // ---- Joining a namespace

    private void connect(Packet packet) {
        String name = packet.namespace();
        NamespaceMatch undecided = server.undecided(name).orElse(null);
        if (sockets.containsKey(name) || claimed.contains(name) || requested.contains(name)) {
            violated("CONNECT to a namespace that was joined before");
        } else if (undecided == null) {
            server.find(name).ifPresentOrElse(found -> join(found, packet.payload()), () -> sendInvalid(name));
        } else if (hasRoom(name)) {
            request(name, undecided, packet.payload());
        }
    }

    /** An object to whomever: as in the reference, also to clients that are told all else by a text. */
    private void sendInvalid(String name) {
        send(Packet.connectError(name, new Refusal("Invalid namespace").json()));
    }

    /**
     * Whether there may be another socket, those included whose last observers are still running; else the client is
     * told.
     */
    private boolean hasRoom(String name) {
        int expected = unfinished.get() + claimed.size() + requested.size();
        boolean room = expected < server.config().maxNamespaces();
        if (!room) {
            send(dialect.refused(name, new Refusal("Too many namespaces")));
        }
        return room;
    }

    /** Asks the application whether there is such a namespace for this client; until then there is none. */
    private void request(String name, NamespaceMatch match, Payload payload) {
        requested.add(name);
        HandshakeView handshake = handshake(claim(payload).map(Claim::auth).orElse(payload));
        server.decide(
                new NamespaceAttempt(name, match, handshake),
                admitted -> session.execute(() -> decided(name, payload, admitted)));
    }

    private void decided(String name, Payload payload, boolean admitted) {
        requested.remove(name);
        if (closing) {
            return;
        }
        if (admitted) {
            server.find(name).ifPresent(found -> join(found, payload));
        } else {
            sendInvalid(name);
        }
    }

    private void join(LocalNamespace namespace, Payload payload) {
        if (hasRoom(namespace.name())) {
            claim(payload)
                    .ifPresentOrElse(
                            claim -> claim(namespace, claim),
                            () -> begin(new ConnectedSocket(namespace, this, handshake(payload))));
        }
    }

    /** The wish of a client to come back, if it can. */
    private Optional<Claim> claim(Payload payload) {
        return recovery().flatMap(recovery -> Claim.in(payload, server.binding()));
    }

    private HandshakeView handshake(Payload auth) {
        return new HandshakeView(session.request(), auth, server.binding());
    }

    private void begin(ConnectedSocket socket) {
        sockets.put(socket.namespace().name(), socket);
        server.begun(socket);
        unfinished.incrementAndGet();
        socket.finished().thenRun(unfinished::decrementAndGet);
        socket.handle(() -> attempt(socket));
    }

    private void attempt(ConnectedSocket socket) {
        try {
            if (server.skipsMiddlewares(socket)) {
                application().returning(socket);
            } else {
                application().connecting(new ConnectAttempt(socket));
            }
            requireUnexpired(socket);
            socket.enterNamespace(() -> session.execute(() -> admit(socket)));
        } catch (RuntimeException | Error e) {
            refuse(socket, refusal(socket, e));
        }
    }

    private static void requireUnexpired(ConnectedSocket socket) {
        if (socket.expired()) {
            throw new ConnectionRefusedException("credentials expired");
        }
    }

    private static Refusal refusal(ConnectedSocket socket, Throwable thrown) {
        Throwable failure = thrown;
        if (thrown instanceof BindingException) {
            CoreLog.unboundAuth(socket.id(), thrown);
            return new Refusal("malformed auth payload");
        }
        if (thrown instanceof ConnectionRefusedException refusal) {
            try {
                return new Refusal(
                        String.valueOf(refusal.getMessage()), refusal.data().map(data -> json(socket, data)));
            } catch (IllegalArgumentException e) {
                failure = e; // The data cannot be turned into JSON, or not without attachments.
            }
        }
        CoreLog.refusedForFailure(socket.id(), failure);
        return new Refusal("Internal error");
    }

    private static String json(ConnectedSocket socket, Object value) {
        Payload payload = socket.binding().write(value);
        if (!payload.attachments().isEmpty()) {
            throw new IllegalArgumentException("a refusal cannot carry binary data");
        }
        return payload.values().get(0);
    }

    private void admit(ConnectedSocket socket) {
        if (!socket.ended()) {
            connectTimeout.cancel();
            socket.origin().ifPresentOrElse(origin -> readmit(socket, origin), () -> {
                send(connected(socket));
                socket.admit();
            });
        }
    }

    private Packet connected(ConnectedSocket socket) {
        String pid = socket.pid().map(id -> ",\"pid\":" + Json.quote(id)).orElse("");
        return dialect.accepted(socket.namespace().name(), "{\"sid\":" + Json.quote(socket.id()) + pid + '}');
    }

    private void refuse(ConnectedSocket socket, Refusal refusal) {
        session.execute(() -> {
            if (!socket.ended()) {
                send(dialect.refused(socket.namespace().name(), refusal));
                leave(socket, DisconnectReason.SERVER_NAMESPACE_DISCONNECT, DisconnectDetail.DISCONNECTED);
            }
        });
    }

    // ---- Coming back

    /** The client claims to be one that lost its connection. */
    private void claim(LocalNamespace namespace, Claim claim) {
        HandshakeView handshake = handshake(claim.auth());
        claimed.add(namespace.name());
        recovery()
                .orElseThrow()
                .take(namespace, claim, handshake.user())
                .thenAccept(found -> session.execute(() -> answer(namespace, handshake, claim, found)));
    }

    private void answer(LocalNamespace namespace, HandshakeView handshake, Claim claim, Optional<SavedSession> found) {
        if (closing || !claimed.remove(namespace.name())) { // The client has gone again.
            found.ifPresent(recovery().orElseThrow()::save);
        } else {
            begin(found.filter(saved -> !expired(saved))
                    .map(saved -> new ConnectedSocket(new Origin(saved, claim.offset()), namespace, this, handshake))
                    .orElseGet(() -> new ConnectedSocket(namespace, this, handshake)));
        }
    }

    /** To be asked before there is a socket, which would be in the rooms of the session. */
    private boolean expired(SavedSession saved) {
        Instant now = server.clock().instant();
        return saved.identity()
                .flatMap(SavedIdentity::expiresAt)
                .filter(end -> !now.isBefore(end))
                .isPresent();
    }

    private void readmit(ConnectedSocket socket, Origin origin) {
        EventLog log = socket.namespace().log().orElseThrow();
        if (!socket.isWhoItWas()) {
            beginAnew(socket);
        } else {
            socket.reenter(log);
            log.since(origin.missedFrom()).thenAccept(found -> session.execute(() -> resume(socket, log, found)));
        }
    }

    private void resume(ConnectedSocket socket, EventLog log, Optional<SortedMap<Long, LoggedEvent>> found) {
        if (!socket.ended()) {
            found.ifPresentOrElse(missed -> log.resume(socket, missed, connected(socket)), () -> beginAnew(socket));
        }
    }

    /** The client cannot come back, but may connect as if for the first time. */
    private void beginAnew(ConnectedSocket socket) {
        leave(socket, DisconnectReason.SERVER_NAMESPACE_DISCONNECT, DisconnectDetail.DISCONNECTED);
        begin(new ConnectedSocket(socket.namespace(), this, socket.handshake()));
    }

    /** The client of a socket has come back over another connection, so this one is dead. */
    void supersede(ConnectedSocket socket) {
        session.execute(() -> {
            if (!socket.ended()) {
                close(DisconnectReason.TRANSPORT_CLOSE, DisconnectDetail.SUPERSEDED);
            }
        });
    }

    /** What lets the client come back; nothing, if it is not to. */
    Optional<Recovery> recovery() {
        return dialect.recovers() ? server.recovery() : Optional.empty();
    }

    // ---- Leaving

    void disconnect(ConnectedSocket socket, boolean close) {
        session.execute(() -> {
            if (!socket.ended()) {
                (close ? List.copyOf(sockets.values()) : List.of(socket))
                        .forEach(each -> dismiss(each, DisconnectDetail.DISCONNECTED));
                if (close) {
                    closing = true;
                    session.close();
                }
            }
        });
    }

    /** Makes a socket leave whose identity has expired; one whose identity has been renewed waits again. */
    void lookAtExpiry(ConnectedSocket socket) {
        session.execute(() -> {
            if (!socket.expired()) {
                socket.awaitExpiry();
            } else if (!socket.ended()) {
                dismiss(socket, DisconnectDetail.IDENTITY_EXPIRED);
            }
        });
    }

    private void dismiss(ConnectedSocket socket, DisconnectDetail detail) {
        String namespace = socket.namespace().name();
        send(
                socket.connected()
                        ? Packet.disconnect(namespace)
                        : dialect.refused(namespace, new Refusal("Disconnected by the server")));
        leave(socket, DisconnectReason.SERVER_NAMESPACE_DISCONNECT, detail);
    }

    /** Closes the connection so that the client comes back, when what was sent before has gone out. */
    void drain() {
        session.close(CloseReason.SERVER_SHUTTING_DOWN, CloseDetail.DRAINED);
    }

    /** The same, but at once. */
    void drop() {
        session.end(CloseReason.SERVER_SHUTTING_DOWN, CloseDetail.DRAINED);
    }

    private void leave(ConnectedSocket socket, DisconnectReason reason, DisconnectDetail detail) {
        sockets.remove(socket.namespace().name());
        socket.end(reason, detail);
    }

    private void close(DisconnectReason reason, DisconnectDetail detail) {
        closing = true;
        endAll(reason, detail);
        session.close();
    }

    private void endAll(DisconnectReason reason, DisconnectDetail detail) {
        List.copyOf(sockets.values()).forEach(socket -> leave(socket, reason, detail));
    }

    @Override
    public void onCongestion(long waiting) {
        sockets.values().stream()
                .filter(ConnectedSocket::connected)
                .forEach(socket -> socket.congested(waiting, session.maxOutboundBytes()));
    }

    @Override
    public void onClose(CloseReason reason, CloseDetail detail) {
        closing = true;
        connectTimeout.cancel();
        claimed.clear();
        server.remove(this);
        endAll(DisconnectReason.valueOf(reason.name()), DisconnectDetail.valueOf(detail.name()));
    }
}

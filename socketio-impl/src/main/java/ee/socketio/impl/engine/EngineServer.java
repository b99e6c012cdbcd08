/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * The sessions of one path, and the door to them. Thread-safe.
 *
 * <p>Each request is {@linkplain #verify verified} first, WebSocket handshakes before they are answered; it then opens
 * a session, or goes on with the one it names.
 */
public final class EngineServer {
    private final IdGenerator ids;
    private final Relay relay;
    private final Map<String, EngineSession> sessions = new ConcurrentHashMap<>();
    private final EngineConfig config;
    private final Timer timer;
    private final Executor relief;
    private final Function<EngineSession, SessionListener> acceptor;
    private final LimitLog limits;
    private final Admission admission;

    /** Whether the server takes no more sessions. Set once, by the thread that closes it, read by all. */
    private volatile boolean closed;

    /**
     * Makes a server that lets everybody in.
     *
     * @param config the options
     * @param timer drives heartbeats and timeouts
     * @param relief runs what a session has to do when the thread that came along has done its share; its tasks must
     *     not block, nor wait for tasks that do
     * @param acceptor called in the mailbox of each new session, after its handshake was sent
     */
    public EngineServer(
            EngineConfig config, Timer timer, Executor relief, Function<EngineSession, SessionListener> acceptor) {
        this(config, AdmissionConfig.UNLIMITED, timer, relief, acceptor, new IdGenerator(), Relay.NONE);
    }

    /**
     * Makes a server that may be one of several.
     *
     * @param config the options
     * @param admission how many clients are let in
     * @param timer drives heartbeats and timeouts
     * @param relief runs what a session has to do when the thread that came along has done its share; its tasks must
     *     not block, nor wait for tasks that do
     * @param acceptor called in the mailbox of each new session, after its handshake was sent
     * @param ids makes the ids of the sessions
     * @param relay finds the sessions of the others
     */
    public EngineServer(
            EngineConfig config,
            AdmissionConfig admission,
            Timer timer,
            Executor relief,
            Function<EngineSession, SessionListener> acceptor,
            IdGenerator ids,
            Relay relay) {
        this.config = config;
        this.limits = new LimitLog(timer);
        this.admission = new Admission(admission, timer, limits);
        this.timer = timer;
        this.relief = relief;
        this.acceptor = acceptor;
        this.ids = ids;
        this.relay = relay;
    }

    /**
     * The options.
     *
     * @return the options
     */
    public EngineConfig config() {
        return config;
    }

    /**
     * The timer of the heartbeats.
     *
     * @return the timer
     */
    public Timer timer() {
        return timer;
    }

    Executor relief() {
        return relief;
    }

    LimitLog limits() {
        return limits;
    }

    SessionListener accept(EngineSession session) {
        return acceptor.apply(session);
    }

    /**
     * The number of sessions that are open, or were until a moment ago.
     *
     * @return 0 or more
     */
    public int sessionCount() {
        return sessions.size();
    }

    /**
     * Checks a request, in the order in which the reference does. That of a session of another server is checked there.
     *
     * @param request the request
     * @throws RefusedException if it must not go any further
     */
    public void verify(EngineRequest request) throws RefusedException {
        refuseIf(!config.transports().contains(request.transport()), EngineError.UNKNOWN_TRANSPORT);
        if (request.sid().isEmpty()) {
            verifyHandshake(request);
        } else if (elsewhere(request).isEmpty()) {
            member(request);
        }
    }

    private Optional<PollingSession> elsewhere(EngineRequest request) {
        return sessions.containsKey(request.sid()) ? Optional.empty() : relay.find(request);
    }

    private void verifyHandshake(EngineRequest request) throws RefusedException {
        refuseIf(!"GET".equals(request.method()), EngineError.BAD_HANDSHAKE_METHOD);
        refuseIf(request.upgrade() != WebSocketTransport.NAME.equals(request.transport()), EngineError.BAD_REQUEST);
        refuseIf(!config.serves(request.revision()), EngineError.UNSUPPORTED_PROTOCOL_VERSION);
    }

    /**
     * Checks the limits, and counts the request if it is a handshake: to be called for what is in order otherwise, lest
     * somebody is refused for what others have made their browser ask for.
     *
     * @param request a verified request
     * @throws RefusedException if its address, or the server, has too many connections
     */
    public void admit(EngineRequest request) throws RefusedException {
        if (request.sid().isEmpty()) {
            admission.check(request);
        }
    }

    /**
     * Finds the session of this server that a request names, and checks whether it may have it.
     *
     * @param request the request
     * @return the session
     * @throws RefusedException if there is none, or the request must not go any further
     */
    public EngineSession member(EngineRequest request) throws RefusedException {
        EngineSession session = own(request);
        String expected = request.upgrade() ? WebSocketTransport.NAME : session.transportName();
        refuseIf(!request.transport().equals(expected), EngineError.BAD_REQUEST);
        refuseIf(!request.upgrade() && WebSocketTransport.NAME.equals(expected), EngineError.BAD_REQUEST);
        refuseIf(request.revision() != session.revision(), EngineError.BAD_REQUEST);
        refuseIf(!request.upgrade() && !sameForm(request, session.request()), EngineError.BAD_REQUEST);
        refuseIf(!request.sameUser(session.request()), EngineError.FORBIDDEN);
        return session;
    }

    /** A session is polled by scripts from its beginning or never: nobody can make a script of what is none. */
    private boolean sameForm(EngineRequest request, EngineRequest handshake) {
        return config.servesJsonp(request) == config.servesJsonp(handshake);
    }

    private static void refuseIf(boolean wrong, EngineError error) throws RefusedException {
        if (wrong) {
            throw new RefusedException(error);
        }
    }

    /**
     * Finds the session that a request names, of whichever server.
     *
     * @param request a verified request
     * @return the session
     * @throws RefusedException if there is none any more
     */
    public PollingSession session(EngineRequest request) throws RefusedException {
        Optional<PollingSession> elsewhere = elsewhere(request);
        return elsewhere.isPresent() ? elsewhere.get() : own(request);
    }

    private EngineSession own(EngineRequest request) throws RefusedException {
        EngineSession session = sessions.get(request.sid());
        refuseIf(session == null || !session.expects(request), EngineError.UNKNOWN_SID);
        return session;
    }

    /**
     * Opens a session that begins with polling.
     *
     * @param request a verified handshake
     * @param exchange the GET, which will be answered with the handshake
     */
    public void open(EngineRequest request, PollingExchange exchange) {
        try {
            newSession(request).open(exchange);
        } catch (RefusedException e) {
            exchange.refuse(e.error());
        }
    }

    /**
     * Takes an open WebSocket: for a new session, or for the one it wants to upgrade.
     *
     * @param request a verified handshake
     * @param channel the WebSocket
     * @return what is to be told of all that happens to the WebSocket
     * @throws RefusedException if the session has ended since the request was verified, or the last place was taken;
     *     the caller closes the WebSocket
     */
    public WebSocketListener open(EngineRequest request, WebSocketChannel channel) throws RefusedException {
        return request.sid().isEmpty()
                ? newSession(request).open(channel)
                : session(request).probe(request, channel);
    }

    private EngineSession newSession(EngineRequest request) throws RefusedException {
        admission.enter(request);
        return new EngineSession(ids.next(), request, this);
    }

    /** Called by a session that has its transport; before its client gets to know the id. */
    void add(EngineSession session) {
        sessions.put(session.id(), session);
        if (closed) {
            session.terminate();
        }
    }

    void remove(EngineSession session) {
        sessions.remove(session.id());
    }

    /** Called once by each session, when it ends. */
    void ended(EngineSession session) {
        admission.leave(session.request());
    }

    /** Opens no more sessions; those that are open go on. */
    public void refuseHandshakes() {
        admission.close();
    }

    /** Ends all sessions, and those that open later at once. */
    public void close() {
        closed = true;
        sessions.values().forEach(EngineSession::terminate);
    }
}

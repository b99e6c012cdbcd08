/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import ee.socketio.impl.engine.Timer.Timeout;

/**
 * A session of Engine.IO: what a client sees as one connection, over whichever transport.
 *
 * <h2>Threads</h2>
 *
 * All that happens to a session (a poll arrives, a frame arrives, a write has ended, a timeout comes, somebody sends)
 * is a task of its {@link Mailbox}. Hence there is no lock here: each field that is not final and not atomic is touched
 * by tasks of the mailbox only, and private methods run in it. No call into the container is made while anything is
 * held.
 *
 * <h2>Sending</h2>
 *
 * Packets wait in {@link #outbound} until the transport can write. One batch is under way at a time; when its callback
 * comes the next one goes, so that the order is kept whatever thread the container calls back on. The bytes that wait
 * or are under way are counted when they are handed over, those of volatile packets when the mailbox sees them: a
 * client that reads too slowly is closed at the limit, and memory is bounded even if the thread that runs the mailbox
 * is held up.
 *
 * <h2>Upgrade</h2>
 *
 * A session that polls changes to WebSocket in these steps:
 *
 * <ol>
 *   <li>A WebSocket with the session's id opens; it becomes the {@link #probe}. All packets still go by polling.
 *   <li>The client tests it with {@code 2probe}; the answer is {@code 3probe}. The poll that is waiting is answered
 *       with a noop, so that the client can stop polling; one that comes yet waits for
 *       {@value EngineConfig#LATE_POLL_TIMEOUT} ms at most.
 *   <li>The client, having stopped, sends {@code 5}: the probe becomes the transport, and what was buffered since the
 *       last poll goes over it. Whatever polling still delivers is ignored, and a GET that came ahead of the {@code 5},
 *       over a connection of its own, is refused as one behind it would be.
 * </ol>
 *
 * Anything else on the probe, or the time running out, closes the probe only; polling goes on as if nothing had been.
 * Order is kept because the client has no request in flight when it sends {@code 5}, and because both transports write
 * from the one buffer.
 *
 * <h2>Closing</h2>
 *
 * {@link #close} lets what is buffered go out first. Over WebSocket the close then follows at once; a polling client
 * has to come and fetch it, for which it has {@value EngineConfig#CLOSE_TIMEOUT} ms. In the meantime nothing is sent or
 * received any more.
 *
 * <p>A polling client that closes the session has a poll waiting, or on its way: its two requests may come over two
 * connections, in either order. Its listener is told at once, but the id stays valid until that poll was answered, for
 * {@value EngineConfig#LAST_POLL_TIMEOUT} ms at most.
 */
public final class EngineSession implements PollingSession {
    /** What a frame costs beside its data while it waits: an estimate, so that many tiny ones are bounded too. */
    static final int FRAME_OVERHEAD = 64;

    private static final System.Logger LOG = System.getLogger(EngineSession.class.getName());

    private static final SessionListener NO_LISTENER = new SessionListener() {
        @Override
        public void onText(String message) {
            // Nobody listens before the session is open.
        }

        @Override
        public void onBinary(byte[] message) {
            // Nobody listens before the session is open.
        }

        @Override
        public void onClose(CloseReason reason, CloseDetail detail) {
            // Nobody listens before the session is open.
        }
    };

    /** The ends that a client brings about which has been refused a body. */
    private static final Set<CloseReason> BY_CLIENT =
            EnumSet.of(CloseReason.TRANSPORT_CLOSE, CloseReason.TRANSPORT_ERROR, CloseReason.PING_TIMEOUT);

    private enum State {
        OPEN,
        CLOSING,
        CLOSED
    }

    private final String id;
    private final EngineRequest request;
    private final EngineServer server;
    private final Mailbox mailbox;
    private final Revision revision;
    private final Heartbeat heartbeat;

    /** Bytes in {@link #outbound}, under way, and on their way into the mailbox. */
    private final AtomicLong outboundBytes = new AtomicLong();

    /** Bytes of frames that came and have not been decoded yet. */
    private final AtomicLong undecodedBytes = new AtomicLong();

    /** Whether a POST is being received. Any thread: the container's decides at once what to do with another one. */
    private final AtomicBoolean posting = new AtomicBoolean();

    /** What is to be sent when the transport can write. */
    private List<EnginePacket> outbound = new ArrayList<>();

    private SessionListener listener = NO_LISTENER;
    private State state = State.OPEN;

    /** Why a session that is closing does. */
    private CloseReason closeReason;

    /** The same, exactly. */
    private CloseDetail closeDetail;

    private Timeout closeDeadline = Timeout.NONE;
    private Timeout probeDeadline = Timeout.NONE;

    /** Whether more than half of what may wait did, since less than a quarter has. */
    private boolean congested;

    /** Whether the last body was refused for its size: a session that ends then, ends for that. */
    private boolean bodyRefused;

    /** The WebSocket that may become the transport, or {@code null}. */
    private WebSocketTransport probe;

    /** Whether the probe has passed its test. */
    private boolean probed;

    /**
     * Whether the client closed the session by a POST that overtook its poll, which is not to come in vain. Written in
     * the mailbox; read by any thread, for which the session's end may be a moment away.
     */
    private volatile boolean lastPollDue;

    /** Written in the mailbox; read by any thread, for which a moment's delay does no harm. */
    private volatile Transport transport;

    EngineSession(String id, EngineRequest request, EngineServer server) {
        this.id = id;
        this.request = request;
        this.server = server;
        this.mailbox = new Mailbox(server.relief(), this::failed);
        this.revision = request.revision();
        this.heartbeat = revision.heartbeat(this, server.config());
    }

    /**
     * The id: a secret between the server and the client.
     *
     * @return the id
     */
    public String id() {
        return id;
    }

    /**
     * The request that opened the session.
     *
     * @return the request
     */
    public EngineRequest request() {
        return request;
    }

    /**
     * How much may wait to be sent.
     *
     * @return the size in bytes
     */
    public int maxOutboundBytes() {
        return server.config().maxOutboundBytes();
    }

    /**
     * The revision of the protocol that the client speaks.
     *
     * @return the revision
     */
    public Revision revision() {
        return revision;
    }

    /**
     * The name of the current transport.
     *
     * @return {@code polling} or {@code websocket}
     */
    public String transportName() {
        return transport.name();
    }

    @Override
    public CompletionStage<EngineRequest> handshake() {
        return CompletableFuture.completedStage(request);
    }

    /** Whether a request of this session's id makes sense: of one that is over, a last poll only. */
    boolean expects(EngineRequest next) {
        return !lastPollDue || next.isPoll();
    }

    /**
     * Runs a task in the mailbox of this session: after what was given to it before, before what will be given to it
     * later, never at the same time. It may run on this thread, within the call, or on another. It must not block.
     *
     * @param task the task
     */
    public void execute(Runnable task) {
        mailbox.execute(task);
    }

    /**
     * Sends packets, all or none, in order, without blocking. Dropped if the session is closing or closed.
     *
     * @param packets the packets, not to be changed afterwards
     */
    public void send(List<EnginePacket> packets) {
        execute(sending(packets));
    }

    /**
     * Sends packets if the transport can write at once, else drops them.
     *
     * @param packets the packets, not to be changed afterwards
     */
    public void sendVolatile(List<EnginePacket> packets) {
        execute(sendingVolatile(packets));
    }

    /**
     * Takes its place among those who send, but does nothing yet: for callers who keep several sessions in the same
     * order by a lock, under which nothing may be sent.
     *
     * @param packets the packets, not to be changed afterwards
     * @param droppable whether to send them as by {@link #sendVolatile}, not as by {@link #send}
     * @return what the caller has to run, soon and without fail, when it holds no lock any more
     */
    public Runnable queue(List<EnginePacket> packets, boolean droppable) {
        return mailbox.add(droppable ? sendingVolatile(packets) : sending(packets));
    }

    private Runnable sending(List<EnginePacket> packets) {
        int weight = weight(packets);
        long waiting = outboundBytes.addAndGet(weight);
        if (waiting > server.config().maxOutboundBytes() && waiting > weight) {
            outboundBytes.addAndGet(-weight);
            return this::overflow;
        }
        return () -> enqueue(packets, weight);
    }

    private void overflow() {
        if (state == State.OPEN) {
            server.limits().tooSlow(request);
            terminate(CloseReason.TRANSPORT_ERROR, CloseDetail.CLIENT_TOO_SLOW);
        }
    }

    private Runnable sendingVolatile(List<EnginePacket> packets) {
        return () -> {
            if (outbound.isEmpty() && transport.writable()) {
                int weight = weight(packets);
                outboundBytes.addAndGet(weight);
                enqueue(packets, weight);
            }
        };
    }

    /** Closes the session when all that was sent before has gone out. */
    public void close() {
        close(CloseReason.FORCED_CLOSE, CloseDetail.CLOSED_BY_SERVER);
    }

    /**
     * Closes the session when all that was sent before has gone out.
     *
     * @param reason why
     * @param detail why exactly
     */
    public void close(CloseReason reason, CloseDetail detail) {
        execute(() -> {
            if (state == State.OPEN) {
                state = State.CLOSING;
                closeReason = reason;
                closeDetail = detail;
                heartbeat.stop();
                closeDeadline =
                        after(EngineConfig.CLOSE_TIMEOUT, () -> terminate(reason, CloseDetail.CLOSE_NOT_FETCHED));
                endIfDrained();
            }
        });
    }

    // ---- Opening

    void open(PollingExchange handshake) {
        PollingTransport polling = new PollingTransport(revision.codec(), pollsTextOnly());
        transport = polling;
        execute(() -> {
            handshake.opens(id);
            polling.park(handshake);
            opened();
        });
    }

    private boolean pollsTextOnly() {
        return request.textOnly() || server.config().servesJsonp(request);
    }

    WebSocketTransport open(WebSocketChannel channel) {
        WebSocketTransport webSocket = new WebSocketTransport(channel, this, revision.codec(), textOnly(request));
        transport = webSocket;
        execute(this::opened);
        return webSocket;
    }

    private void opened() {
        server.add(this);
        send(List.of(EnginePacket.open(handshakeJson())));
        heartbeat.start();
        listener = server.accept(this);
    }

    private String handshakeJson() {
        EngineConfig config = server.config();
        boolean upgradable = transport instanceof PollingTransport && config.announcesWebSocket();
        return "{\"sid\":\"" + id + "\",\"upgrades\":" + (upgradable ? "[\"websocket\"]" : "[]")
                + ",\"pingInterval\":" + config.pingInterval()
                + ",\"pingTimeout\":" + config.pingTimeout()
                + ",\"maxPayload\":" + config.maxPayload() + '}';
    }

    // ---- Polling

    @Override
    public void poll(PollingExchange exchange) {
        exchange.carriesOn(request);
        execute(() -> {
            closeIf(heartbeat.overdueAtPoll());
            if (lastPollDue && transport instanceof PollingTransport polling) {
                forget();
                polling.park(exchange);
                polling.release(EnginePacket.NOOP);
            } else if (state == State.CLOSED || !(transport instanceof PollingTransport polling)) {
                exchange.refuse(state == State.CLOSED ? EngineError.UNKNOWN_SID : EngineError.BAD_REQUEST);
            } else if (polling.writable()) {
                exchange.refuse(400);
                terminate(CloseReason.TRANSPORT_ERROR, CloseDetail.OVERLAPPING_POLLS);
            } else {
                polling.park(exchange);
                answerPoll(polling);
            }
        });
    }

    private void answerPoll(PollingTransport polling) {
        if (!outbound.isEmpty()) {
            flush();
        } else if (state == State.CLOSING) {
            polling.endLate();
            terminate(closeReason, closeDetail);
        } else if (probed) {
            after(EngineConfig.LATE_POLL_TIMEOUT, this::releasePoll);
        }
    }

    @Override
    public void abandonPoll(PollingExchange exchange) {
        execute(() -> {
            if (transport instanceof PollingTransport polling && polling.isWaiting(exchange)) {
                polling.drop();
                terminate(CloseReason.TRANSPORT_ERROR, CloseDetail.POLL_ABORTED);
            }
        });
    }

    @Override
    public boolean beginPost() {
        boolean first = posting.compareAndSet(false, true);
        if (!first) {
            failPolling(CloseDetail.OVERLAPPING_BODIES);
        }
        return first;
    }

    @Override
    public boolean readsBinaryBodies() {
        return revision.codec().readsBinaryBodies();
    }

    @Override
    public void endPost(String body, PollingExchange exchange) {
        endPost(revision.codec().read(body), exchange);
    }

    @Override
    public void endPost(byte[] body, PollingExchange exchange) {
        endPost(revision.codec().read(body), exchange);
    }

    private void endPost(PacketReader packets, PollingExchange exchange) {
        exchange.carriesOn(request);
        posting.set(false);
        execute(() -> {
            closeIf(heartbeat.overdueAtPost());
            if (state != State.CLOSED && transport instanceof PollingTransport polling) {
                receiveAll(packets, polling);
                exchange.accept();
            } else {
                exchange.refuse(400);
            }
        });
    }

    @Override
    public void skipPost() {
        posting.set(false);
        execute(() -> {
            bodyRefused = true;
            server.limits().tooBig(request);
        });
    }

    @Override
    public void failPost(CloseDetail detail) {
        posting.set(false);
        failPolling(detail);
    }

    private void failPolling(CloseDetail detail) {
        execute(() -> {
            if (transport instanceof PollingTransport) {
                terminate(CloseReason.TRANSPORT_ERROR, detail);
            }
        });
    }

    private void receiveAll(PacketReader packets, PollingTransport polling) {
        try {
            while (packets.hasNext() && state == State.OPEN) {
                receive(polling, packets.next());
                bodyRefused = false;
            }
        } catch (ParseException e) {
            unreadable(polling, e);
        }
    }

    // ---- WebSocket

    /** To probe it, unless it is the second one. */
    @Override
    public WebSocketTransport probe(EngineRequest handshake, WebSocketChannel channel) {
        WebSocketTransport candidate = new WebSocketTransport(channel, this, revision.codec(), textOnly(handshake));
        execute(() -> {
            if (state == State.OPEN && probe == null && transport instanceof PollingTransport) {
                probe = candidate;
                probeDeadline = after(server.config().upgradeTimeout(), this::dropProbe);
            } else {
                candidate.abort();
            }
        });
        return candidate;
    }

    /** In the third revision it is a transport of the client that can take text only, in the fourth the client. */
    private boolean textOnly(EngineRequest handshake) {
        return handshake.textOnly() || revision == Revision.FOUR && request.textOnly();
    }

    private void receiveProbe(EnginePacket packet) {
        if (isProbe(packet) && probe.writable()) {
            probed = true;
            // Should the client upgrade before this is written, what it was to be sent waits for the callback.
            probe.send(List.of(EnginePacket.PROBE_PONG), failure -> flush());
            releasePoll();
        } else if (probed && packet.type() == EnginePacket.Type.UPGRADE) {
            upgrade();
        } else {
            dropProbe();
        }
    }

    private static boolean isProbe(EnginePacket packet) {
        return packet.type() == EnginePacket.Type.PING && packet.data().equals("probe");
    }

    private void releasePoll() {
        if (outbound.isEmpty() && transport instanceof PollingTransport polling) {
            polling.release(EnginePacket.NOOP);
        }
    }

    private void upgrade() {
        probeDeadline.cancel();
        if (transport instanceof PollingTransport polling) {
            polling.refuse(EngineError.BAD_REQUEST);
        }
        transport = probe;
        probe = null;
        probed = false;
        flush();
        listener.onUpgrade();
        endIfDrained();
    }

    private void dropProbe() {
        if (probe != null) {
            probeDeadline.cancel();
            probe.abort();
            probe = null;
            probed = false;
        }
    }

    // ---- Receiving

    /** What decodes a frame. */
    interface Frame {
        EnginePacket parse() throws ParseException;
    }

    /** Decodes a frame in the mailbox, unless more is waiting there than may. */
    void receiveFrame(WebSocketTransport from, int bytes, Frame frame) {
        int weight = bytes + FRAME_OVERHEAD;
        if (undecodedBytes.addAndGet(weight) > Math.max(server.config().maxInboundBytes(), weight)) {
            undecodedBytes.addAndGet(-weight);
            execute(() -> lost(from, CloseReason.TRANSPORT_ERROR, CloseDetail.CLIENT_TOO_FAST));
        } else {
            execute(() -> {
                undecodedBytes.addAndGet(-weight);
                receive(from, frame);
            });
        }
    }

    private void receive(WebSocketTransport from, Frame frame) {
        try {
            receive(from, frame.parse());
        } catch (ParseException e) {
            unreadable(from, e);
        }
    }

    private void receive(Transport from, EnginePacket packet) {
        if (from == probe) {
            receiveProbe(packet);
        } else if (from == transport && state == State.OPEN) {
            heartbeat.received(packet);
            handle(packet);
        }
    }

    private void handle(EnginePacket packet) {
        switch (packet.type()) {
            case MESSAGE -> deliver(packet);
            case PING, PONG -> {} // The heartbeat has seen it.
            case CLOSE -> closedByClient();
            default -> LOG.log(System.Logger.Level.DEBUG, "ignored a packet of type {0}", packet.type());
        }
    }

    private void deliver(EnginePacket packet) {
        if (packet.isBinary()) {
            listener.onBinary(packet.binary().data());
        } else {
            listener.onText(packet.data());
        }
    }

    /** As in the reference, the packet counts on polling only: over WebSocket a client closes the WebSocket itself. */
    private void closedByClient() {
        if (transport instanceof PollingTransport polling) {
            lastPollDue = !polling.writable();
            if (lastPollDue) {
                after(EngineConfig.LAST_POLL_TIMEOUT, this::forget);
            }
            polling.release(EnginePacket.NOOP);
            terminate(CloseReason.TRANSPORT_CLOSE, CloseDetail.CLOSED_BY_CLIENT);
        }
    }

    private void forget() {
        lastPollDue = false;
        server.remove(this);
    }

    private void unreadable(Transport from, ParseException e) {
        if (from == probe) {
            dropProbe();
        } else if (from == transport) {
            LOG.log(System.Logger.Level.DEBUG, "unreadable: {0}", e.getMessage());
            terminate(CloseReason.PARSE_ERROR, CloseDetail.UNREADABLE_FRAME);
        }
    }

    void lost(WebSocketTransport from, CloseReason reason, CloseDetail detail) {
        if (from == probe) {
            dropProbe();
        } else if (from == transport) {
            terminate(reason, detail);
        }
    }

    /** A message came that is larger than allowed. */
    void tooBig(WebSocketTransport from) {
        server.limits().tooBig(request);
        lost(from, CloseReason.TRANSPORT_ERROR, CloseDetail.MESSAGE_TOO_BIG);
    }

    // ---- Sending

    private void enqueue(List<EnginePacket> packets, int weight) {
        if (state == State.OPEN) {
            outbound.addAll(packets);
            flush();
            watchCongestion();
        } else {
            outboundBytes.addAndGet(-weight);
            endIfDrained();
        }
    }

    private void watchCongestion() {
        long waiting = outboundBytes.get();
        int limit = server.config().maxOutboundBytes();
        if (congested) {
            congested = waiting >= limit / 4;
        } else if (waiting > limit / 2 && !outbound.isEmpty() && state == State.OPEN) {
            congested = true;
            listener.onCongestion(waiting);
        }
    }

    private void flush() {
        if (state != State.CLOSED && !outbound.isEmpty() && transport.writable()) {
            List<EnginePacket> batch = outbound;
            outbound = new ArrayList<>();
            Transport writer = transport;
            writer.send(batch, failure -> execute(() -> sent(writer, weight(batch), failure)));
        }
    }

    private void sent(Transport writer, int weight, Throwable failure) {
        outboundBytes.addAndGet(-weight);
        if (failure != null && writer == transport) {
            LOG.log(System.Logger.Level.DEBUG, "cannot send: {0}", failure);
            terminate(CloseReason.TRANSPORT_ERROR, CloseDetail.WRITE_FAILED);
        } else {
            flush();
            watchCongestion();
            endIfDrained();
        }
    }

    private static int weight(List<EnginePacket> packets) {
        int weight = 0;
        for (EnginePacket packet : packets) {
            weight += packet.weight();
        }
        return weight;
    }

    // ---- Heartbeat

    private void closeIf(boolean overdue) {
        if (overdue && state == State.OPEN) {
            heartbeatMissed();
        }
    }

    /** The client has not shown in time that it is there. */
    void heartbeatMissed() {
        terminate(CloseReason.PING_TIMEOUT, CloseDetail.HEARTBEAT_MISSED);
    }

    /** The client sent what is the server's to send. */
    void heartbeatReversed() {
        terminate(CloseReason.TRANSPORT_ERROR, CloseDetail.WRONG_HEARTBEAT);
    }

    /** The time, by the clock that decides when tasks are due. */
    long now() {
        return server.timer().currentMillis();
    }

    /** Runs a task in the mailbox after some time. */
    Timeout after(long millis, Runnable task) {
        return server.timer()
                .schedule(
                        millis,
                        timeout -> execute(() -> {
                            if (!timeout.cancelled()) {
                                task.run();
                            }
                        }));
    }

    // ---- Closing

    private void endIfDrained() {
        if (state == State.CLOSING && outboundBytes.get() == 0 && transport.end()) {
            terminate(closeReason, closeDetail);
        }
    }

    private void failed(Throwable failure) {
        LOG.log(System.Logger.Level.ERROR, "SIO000302: A session failed and is closed", failure);
        end(CloseReason.FORCED_CLOSE, CloseDetail.INTERNAL_ERROR);
    }

    /** Ends the session at once, because the server stops. */
    void terminate() {
        end(CloseReason.SERVER_SHUTTING_DOWN, CloseDetail.SERVER_STOPPED);
    }

    /**
     * Ends the session at once.
     *
     * @param reason why
     * @param detail why exactly
     */
    public void end(CloseReason reason, CloseDetail detail) {
        execute(() -> terminate(reason, detail));
    }

    private void terminate(CloseReason reason, CloseDetail detail) {
        if (state != State.CLOSED) {
            LOG.log(System.Logger.Level.DEBUG, "session ends: {0} ({1})", reason, detail);
            state = State.CLOSED;
            server.ended(this);
            if (!lastPollDue) {
                server.remove(this);
            }
            heartbeat.stop();
            closeDeadline.cancel();
            outbound = List.of();
            try {
                dropProbe();
                transport.abort();
            } finally {
                listener.onClose(
                        reason, bodyRefused && BY_CLIENT.contains(reason) ? CloseDetail.MESSAGE_TOO_BIG : detail);
            }
        }
    }
}

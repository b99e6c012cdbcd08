/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

import java.util.List;

import ee.socketio.impl.engine.Timer.Timeout;

/**
 * The server pings, and the client has to answer in time. The next ping follows some time after the answer.
 *
 * <p>The first other packet after a ping is a sign of life too, as of a client busy with sending something large: it
 * prolongs the wait.
 */
final class ServerHeartbeat implements Heartbeat {
    /** The {@link #pongDue} of a client that owes no pong. */
    private static final long NEVER = Long.MAX_VALUE;

    private final EngineSession session;
    private final EngineConfig config;

    /** When to ping, or to give up waiting for the pong. */
    private Timeout next = Timeout.NONE;

    /** When the next ping is due, by the timer's clock. */
    private long pingDue;

    private long pongDue = NEVER;

    /** Whether a ping has been sent and not been answered, and no sign of life has prolonged the wait yet. */
    private boolean extensible;

    ServerHeartbeat(EngineSession session, EngineConfig config) {
        this.session = session;
        this.config = config;
    }

    @Override
    public void start() {
        extensible = false;
        next.cancel();
        next = session.after(config.pingInterval(), this::ping);
        pingDue = session.now() + config.pingInterval();
        pongDue = NEVER;
    }

    private void ping() {
        session.send(List.of(EnginePacket.PING));
        awaitPong();
        // What the timer is late by as a rule is not the client's gain; that it was held up is not the client's loss.
        pongDue = Math.max(pingDue, session.now() - 2 * TimingWheel.TICK_MILLIS) + config.pingTimeout();
        extensible = true;
    }

    private void awaitPong() {
        next.cancel();
        next = session.after(config.pingTimeout(), session::heartbeatMissed);
    }

    @Override
    public void received(EnginePacket packet) {
        switch (packet.type()) {
            case PONG -> receivePong();
            case PING -> session.heartbeatReversed();
            default -> prolong();
        }
    }

    /** One that nobody asked for counts for nothing, and costs nothing. */
    private void receivePong() {
        if (pongDue != NEVER) {
            start();
        }
    }

    private void prolong() {
        if (extensible) {
            extensible = false;
            awaitPong();
            pongDue = session.now() + config.pingTimeout();
        }
    }

    @Override
    public boolean overdueAtPoll() {
        return session.now() >= pongDue;
    }

    /** The timer decides whether the pong that may be in it is in time. */
    @Override
    public boolean overdueAtPost() {
        return false;
    }

    @Override
    public void stop() {
        next.cancel();
    }
}

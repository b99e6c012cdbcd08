/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

import java.util.List;

import ee.socketio.impl.engine.Timer.Timeout;

/**
 * The client pings, over whichever transport, and is answered. It is told the interval of its pings and has as much
 * time beyond that as it would have for an answer; nothing but a ping counts, as in the reference.
 */
final class ClientHeartbeat implements Heartbeat {
    private static final List<EnginePacket> PONG = List.of(EnginePacket.PONG);

    private final EngineSession session;
    private final long patience;
    private Timeout end = Timeout.NONE;

    /** When a ping is overdue, by the timer's clock. */
    private long pingDue;

    ClientHeartbeat(EngineSession session, EngineConfig config) {
        this.session = session;
        this.patience = config.pingInterval() + config.pingTimeout();
    }

    @Override
    public void start() {
        end.cancel();
        end = session.after(patience, session::heartbeatMissed);
        pingDue = session.now() + patience;
    }

    @Override
    public void received(EnginePacket packet) {
        switch (packet.type()) {
            case PING -> {
                start();
                session.send(PONG);
            }
            case PONG -> session.heartbeatReversed();
            default -> {} // No sign of life in this revision.
        }
    }

    @Override
    public boolean overdueAtPoll() {
        return session.now() >= pingDue;
    }

    /** Whatever the POST brings is too late. */
    @Override
    public boolean overdueAtPost() {
        return overdueAtPoll();
    }

    @Override
    public void stop() {
        end.cancel();
    }
}

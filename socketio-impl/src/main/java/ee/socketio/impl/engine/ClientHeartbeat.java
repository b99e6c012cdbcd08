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
        pingDue = session.now() + patience;
        look(patience);
    }

    /** One timeout after the other: pings only put off what is due, since a client may send them without end. */
    private void look(long delayMillis) {
        end = session.after(delayMillis, () -> {
            if (overdueAtPoll()) {
                session.heartbeatMissed();
            } else {
                look(pingDue - session.now());
            }
        });
    }

    @Override
    public void received(EnginePacket packet) {
        switch (packet.type()) {
            case PING -> {
                pingDue = session.now() + patience;
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

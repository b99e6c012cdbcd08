/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

import java.util.List;

/**
 * The options of the engine; times are in milliseconds.
 *
 * @param transports the names of the enabled transports
 * @param allowUpgrades whether clients are told that they may change to WebSocket
 * @param allowEio3 whether clients of the third revision are served, and JSONP
 * @param pingInterval the time from a pong to the next ping
 * @param pingTimeout the time a client has to answer a ping
 * @param upgradeTimeout the time a change of transport may take
 * @param maxPayload the size, in bytes, of the largest body or message that a client may send
 * @param maxInboundBytes the size, in bytes, of the frames of one session that may wait to be decoded
 * @param maxOutboundBytes the size, in bytes, of what may wait to be sent over one session
 */
public record EngineConfig(
        List<String> transports,
        boolean allowUpgrades,
        boolean allowEio3,
        long pingInterval,
        long pingTimeout,
        long upgradeTimeout,
        int maxPayload,
        int maxInboundBytes,
        int maxOutboundBytes) {

    /** What a session that is asked to close, while no poll is waiting, grants its client to fetch the news. */
    static final long CLOSE_TIMEOUT = 30_000;

    /** What a poll that comes between probe and upgrade may have to wait: as in the reference. */
    static final long LATE_POLL_TIMEOUT = 100;

    /** What a session that its client has closed grants the poll which that client may have on its way. */
    static final long LAST_POLL_TIMEOUT = 1_000;

    /**
     * How long any request of the polling transport may last: the longest that a poll can wait, and some time to write
     * its answer.
     *
     * @return the time in milliseconds
     */
    public long exchangeTimeout() {
        return pingInterval + pingTimeout + CLOSE_TIMEOUT;
    }

    /**
     * Whether a request is to be answered by a script.
     *
     * @param request the request
     * @return whether it asks for JSONP, and that is served
     */
    public boolean servesJsonp(EngineRequest request) {
        return allowEio3 && request.jsonp();
    }

    boolean serves(Revision revision) {
        return allowEio3 || revision != Revision.THREE;
    }

    boolean announcesWebSocket() {
        return allowUpgrades && transports.contains(WebSocketTransport.NAME);
    }
}

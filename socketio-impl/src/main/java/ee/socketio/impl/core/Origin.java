/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.util.Optional;

import ee.socketio.spi.SavedSession;

/**
 * What a socket continues.
 *
 * @param session what the socket was that lost its connection
 * @param offset the last event that the client says it has got; empty if it has got none
 */
record Origin(SavedSession session, Optional<Long> offset) {

    /**
     * The position in the log behind which there is what the client missed.
     *
     * <p>Nothing from before the socket connected is its business. One that got all it was sent missed only what came
     * after its end, however old its offset is; and with none it missed all.
     */
    long missedFrom() {
        long from = Math.max(session.start(), offset.orElse(session.start()));
        return from < session.sent() ? from : Math.max(from, session.end());
    }
}

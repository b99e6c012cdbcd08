/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

import java.util.List;

/** One way of carrying the packets of a session. Used in the session's mailbox only. */
sealed interface Transport permits PollingTransport, WebSocketTransport {

    /** The name in the protocol. */
    String name();

    /** Whether {@link #send} may be called: something is there to write to, and nothing is being written. */
    boolean writable();

    /** Writes packets; the callback comes when all are written or the first failed. */
    void send(List<EnginePacket> packets, SendCallback callback);

    /**
     * Ends the transport for a session that is to close once the client has got all that was sent to it.
     *
     * @return whether it has ended; if not, it will at the client's next request
     */
    boolean end();

    /** Ends the transport at once. */
    void abort();
}

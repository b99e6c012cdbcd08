/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import ee.socketio.impl.engine.WebSocketListener;

/**
 * Counts the bytes of messages that come in pieces, and ends the session whose message is larger than allowed. The
 * container's own limits do not do: WildFly 39 and Payara 6 each overlook some messages, and close with a reason of
 * their own where the reference gives none.
 */
final class MessageSize {
    private final int limit;
    private final WebSocketListener listener;
    private long bytes;

    MessageSize(int limit, WebSocketListener listener) {
        this.limit = limit;
        this.listener = listener;
    }

    /** Whether a piece may be kept; after one that may not, none may. */
    boolean admits(long piece, boolean last) {
        if (bytes > limit) {
            return false;
        }
        bytes += piece;
        if (bytes > limit) {
            listener.onTooBig();
            return false;
        }
        if (last) {
            bytes = 0;
        }
        return true;
    }
}

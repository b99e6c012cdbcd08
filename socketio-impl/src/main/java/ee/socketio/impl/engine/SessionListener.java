/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

/**
 * What the layer above wants to know of a session. Called in the session's {@linkplain EngineSession#execute mailbox}.
 */
public interface SessionListener {

    /**
     * A text message came.
     *
     * @param message the text
     */
    void onText(String message);

    /**
     * A binary message came.
     *
     * @param message the bytes
     */
    void onBinary(byte[] message);

    /** The transport has become WebSocket. Messages that come later came over it. */
    default void onUpgrade() {
        // Most do not care.
    }

    /**
     * The client reads more slowly than it is sent to: more than half of what may wait does.
     *
     * @param waiting the size, in bytes, of what waits
     */
    default void onCongestion(long waiting) {
        // Most do not care.
    }

    /**
     * The session has ended; nothing else will be called.
     *
     * @param reason why
     * @param detail what exactly ended it
     */
    void onClose(CloseReason reason, CloseDetail detail);
}

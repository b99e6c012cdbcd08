/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

/** What a WebSocket tells of. Its methods may be called by any thread, one at a time; they do not block. */
public interface WebSocketListener {

    /**
     * A text frame came.
     *
     * @param frame the text
     */
    void onText(String frame);

    /**
     * A binary frame came.
     *
     * @param frame the bytes, not to be changed afterwards
     */
    void onBinary(byte[] frame);

    /** A frame came that is larger than allowed: the WebSocket will be closed. */
    void onTooBig();

    /** The WebSocket was closed. */
    void onClose();

    /**
     * The WebSocket failed.
     *
     * @param failure how
     */
    void onError(Throwable failure);
}

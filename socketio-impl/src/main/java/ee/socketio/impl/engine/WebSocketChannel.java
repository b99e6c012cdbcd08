/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

/** An open WebSocket. None of the methods blocks. The next frame is sent only after the callback of the one before. */
public interface WebSocketChannel {

    /**
     * Sends a text frame.
     *
     * @param frame the text
     * @param callback told when it was written
     */
    void send(String frame, SendCallback callback);

    /**
     * Sends a binary frame.
     *
     * @param frame the bytes
     * @param callback told when it was written
     */
    void send(byte[] frame, SendCallback callback);

    /** Closes the WebSocket without a status; does nothing if it is closed. */
    void close();

    /** Closes the WebSocket with status 1009 and no reason, as the reference does; does nothing if it is closed. */
    void closeTooBig();
}

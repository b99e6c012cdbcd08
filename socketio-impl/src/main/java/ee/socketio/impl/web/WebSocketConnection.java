/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import java.io.IOException;
import java.nio.ByteBuffer;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;

import ee.socketio.impl.engine.SendCallback;
import ee.socketio.impl.engine.Timer;
import ee.socketio.impl.engine.WebSocketChannel;

/** A WebSocket of the container. */
final class WebSocketConnection implements WebSocketChannel {
    /** How long a client has to read what was sent before its WebSocket was closed. */
    private static final long CLOSE_MILLIS = 30_000;

    /** Long enough for a container to be done with opening. */
    private static final long OPENING_MILLIS = 50;

    private final Session session;
    private final Timer timer;

    /** Whether the container has been told that the WebSocket is open. Written by its thread, read by all. */
    private volatile boolean opened;

    WebSocketConnection(Session session, Timer timer) {
        this.session = session;
        this.timer = timer;
    }

    void opened() {
        opened = true;
    }

    @Override
    public void send(String frame, SendCallback callback) {
        SendHandler handler = handler(callback);
        try {
            session.getAsyncRemote().sendText(frame, handler);
        } catch (IllegalStateException e) {
            callback.sent(e); // Payara throws where the session has been closed.
        }
    }

    @Override
    public void send(byte[] frame, SendCallback callback) {
        SendHandler handler = handler(callback);
        try {
            session.getAsyncRemote().sendBinary(ByteBuffer.wrap(frame), handler);
        } catch (IllegalStateException e) {
            callback.sent(e);
        }
    }

    private static SendHandler handler(SendCallback callback) {
        return result -> callback.sent(failure(result));
    }

    private static Throwable failure(SendResult result) {
        return result.isOK() ? null : result.getException();
    }

    /**
     * As a normal closure. The reference sends no status, but Jakarta WebSocket has no word for that: where it is asked
     * for one that must not be sent, Open Liberty sends it ({@code WsocConnLink.close}), which clients call an error.
     */
    @Override
    public void close() {
        close(CloseCodes.NORMAL_CLOSURE, "");
    }

    @Override
    public void closeTooBig() {
        close(CloseCodes.TOO_BIG, "");
    }

    /**
     * On Payara 6 a WebSocket that is closed within {@code onOpen} now and then remains open, so it is closed later.
     */
    private void close(CloseCodes code, String reason) {
        if (opened) {
            closeNow(code, reason);
        } else {
            timer.schedule(OPENING_MILLIS, timeout -> closeNow(code, reason));
        }
    }

    private void closeNow(CloseCodes code, String reason) {
        try {
            if (session.isOpen()) {
                // The frame waits behind what the client has not read yet, which may be for ever.
                session.setMaxIdleTimeout(CLOSE_MILLIS);
                session.close(new CloseReason(code, reason));
            }
        } catch (IOException | IllegalStateException e) {
            WebLog.debug("a WebSocket was closed already: {0}", e.toString());
        }
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

import ee.socketio.impl.engine.CloseDetail;
import ee.socketio.impl.engine.CloseReason;
import ee.socketio.impl.engine.EngineConfig;
import ee.socketio.impl.engine.EngineRequest;
import ee.socketio.impl.engine.EngineServer;
import ee.socketio.impl.engine.RefusedException;
import ee.socketio.impl.engine.SendCallback;
import ee.socketio.impl.engine.SessionListener;
import ee.socketio.impl.engine.TimingWheel;
import ee.socketio.impl.engine.WebSocketChannel;
import ee.socketio.impl.engine.WebSocketListener;

/** An open WebSocket, and what its session gets to hear: messages, binary ones as {@code <01ff>}, and its end. */
final class AssembledMessages implements SessionListener, WebSocketChannel {
    private final List<String> messages = new ArrayList<>();
    private final WebSocketListener transport;
    private int timesTooBig;

    AssembledMessages() {
        EngineConfig config =
                new EngineConfig(List.of("websocket"), false, false, 1_000, 1_000, 1_000, 1_000, 1_000, 1_000);
        EngineServer engine = new EngineServer(config, new TimingWheel(() -> 0), Runnable::run, session -> this);
        EngineRequest handshake = new EngineRequest(
                "GET",
                "/",
                Map.of("EIO", "4", "transport", "websocket"),
                Map.of(),
                "192.0.2.1",
                false,
                true,
                null,
                Set.of(),
                Instant.EPOCH);
        try {
            transport = engine.open(handshake, this);
        } catch (RefusedException e) {
            throw new IllegalStateException(e);
        }
    }

    WebSocketListener transport() {
        return transport;
    }

    List<String> messages() {
        return messages;
    }

    int timesTooBig() {
        return timesTooBig;
    }

    @Override
    public void onText(String message) {
        messages.add(message);
    }

    @Override
    public void onBinary(byte[] message) {
        messages.add('<' + HexFormat.of().formatHex(message) + '>');
    }

    @Override
    public void onClose(CloseReason reason, CloseDetail detail) {
        messages.add(reason.name());
    }

    @Override
    public void send(String frame, SendCallback callback) {
        callback.sent(null);
    }

    @Override
    public void send(byte[] frame, SendCallback callback) {
        callback.sent(null);
    }

    @Override
    public void close() {
        // Of no interest.
    }

    @Override
    public void closeTooBig() {
        timesTooBig++;
    }
}

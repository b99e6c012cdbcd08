/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.websocket.CloseReason;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;

/** A WebSocket of the container. */
final class FakeSession {
    private final Map<String, Object> properties = new HashMap<>();
    private final Map<Class<?>, MessageHandler.Partial<?>> handlers = new HashMap<>();
    private final List<String> sent = new ArrayList<>();
    private final Session facade = Fakes.fake(Session.class, this::answer);
    private CloseReason closed;
    private Throwable sendFailure;
    private boolean broken;
    private long maxIdleTimeout = -1;

    Session facade() {
        return facade;
    }

    private Object answer(String method, Object... arguments) {
        return switch (method) {
            case "getUserProperties" -> properties;
            case "setMaxIdleTimeout" -> maxIdleTimeout = (long) arguments[0];
            case "addMessageHandler" -> handlers.put((Class<?>) arguments[0], (MessageHandler.Partial<?>) arguments[1]);
            case "isOpen" -> closed == null;
            case "close" -> closed = (CloseReason) arguments[0];
            case "getAsyncRemote" -> Fakes.fake(RemoteEndpoint.Async.class, this::send);
            default -> throw Fakes.unexpected(method);
        };
    }

    private Object send(String method, Object... arguments) {
        if (broken) {
            throw new IllegalStateException("closed");
        }
        sent.add(arguments[0] instanceof ByteBuffer bytes ? bytes.remaining() + " bytes" : (String) arguments[0]);
        ((SendHandler) arguments[1]).onResult(sendFailure == null ? new SendResult() : new SendResult(sendFailure));
        return null;
    }

    /** What the endpoint does with a frame. */
    void receive(String text) {
        @SuppressWarnings("unchecked") // it was added for this type
        MessageHandler.Partial<String> handler = (MessageHandler.Partial<String>) handlers.get(String.class);
        handler.onMessage(text, true);
    }

    void receive(byte... bytes) {
        @SuppressWarnings("unchecked") // it was added for this type
        MessageHandler.Partial<ByteBuffer> handler =
                (MessageHandler.Partial<ByteBuffer>) handlers.get(ByteBuffer.class);
        handler.onMessage(ByteBuffer.wrap(bytes), true);
    }

    Map<String, Object> properties() {
        return properties;
    }

    List<String> sent() {
        return sent;
    }

    /** When the container closes it, in milliseconds without a frame. */
    long maxIdleTimeout() {
        return maxIdleTimeout;
    }

    CloseReason closed() {
        return closed;
    }

    /** The frames to come cannot be written. */
    FakeSession failing(Throwable failure) {
        sendFailure = failure;
        return this;
    }

    /** Throws at whoever sends, as Payara does after the end. */
    FakeSession broken() {
        broken = true;
        return this;
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A WebSocket, seen from its client. A frame that is sent before the one before is written shows as an overlap. */
public final class WebSocketClient implements WebSocketChannel {
    /** How a WebSocket stands. */
    public enum State {
        OPEN,
        CLOSED,
        CLOSED_AS_TOO_BIG
    }

    private final Queue<String> frames = new ConcurrentLinkedQueue<>();
    private volatile State state = State.OPEN;

    /** Whether frames are under way until the test confirms them. */
    private boolean slow;

    /** Who waits to be told that the last frame was written. */
    private SendCallback underWay;

    private WebSocketListener transport;

    private WebSocketClient() {}

    public static WebSocketClient open(EngineServer server) {
        return open(server, "EIO=4&transport=websocket");
    }

    /** A client of the third revision. */
    public static WebSocketClient openEio3(EngineServer server) {
        return open(server, "EIO=3&transport=websocket");
    }

    static WebSocketClient open(EngineServer server, String query) {
        return open(server, Requests.upgrade(query));
    }

    /** A client that the container knows by name. */
    public static WebSocketClient openAs(String user, EngineServer server, String... roles) {
        return open(server, Requests.request("GET", "EIO=4&transport=websocket", true, user, Set.of(roles)));
    }

    private static WebSocketClient open(EngineServer server, EngineRequest request) {
        WebSocketClient client = new WebSocketClient();
        try {
            server.verify(request);
            client.transport = server.open(request, client);
        } catch (RefusedException e) {
            throw new AssertionError(e);
        }
        return client;
    }

    /** From now on the test confirms each frame. */
    public void slowDown() {
        slow = true;
    }

    /** From now on frames are written within the call. */
    public void speedUp() {
        slow = false;
    }

    @Override
    public void send(String frame, SendCallback callback) {
        write(frame, callback);
    }

    @Override
    public void send(byte[] frame, SendCallback callback) {
        write(hex(frame), callback);
    }

    /** How {@link #frames} shows a binary frame. */
    public static String hex(byte[] frame) {
        return HexFormat.ofDelimiter(" ").withPrefix("x").formatHex(frame);
    }

    private void write(String frame, SendCallback callback) {
        if (underWay != null) {
            frames.add("overlap: " + frame);
        }
        if (state != State.OPEN) {
            callback.sent(new IOException("closed"));
            return;
        }
        frames.add(frame);
        underWay = callback;
        if (!slow) {
            confirm();
        }
    }

    /** The last frame has been written. */
    public void confirm() {
        end(null);
    }

    /** The last frame could not be written. */
    public void fail(Throwable failure) {
        end(failure);
    }

    private void end(Throwable failure) {
        SendCallback callback = underWay;
        underWay = null;
        callback.sent(failure);
    }

    @Override
    public void close() {
        close(State.CLOSED);
    }

    @Override
    public void closeTooBig() {
        close(State.CLOSED_AS_TOO_BIG);
    }

    private void close(State how) {
        if (state == State.OPEN) {
            state = how;
        }
    }

    public State state() {
        return state;
    }

    /** The frames since the last call. */
    public List<String> frames() {
        List<String> news = new ArrayList<>();
        for (String frame = frames.poll(); frame != null; frame = frames.poll()) {
            news.add(frame);
        }
        return news;
    }

    public void says(String frame) {
        transport.onText(frame);
    }

    public void says(byte[] frame) {
        transport.onBinary(frame);
    }

    public void saysTooMuch() {
        transport.onTooBig();
    }

    public void leaves() {
        transport.onClose();
    }

    public void breaks(Throwable failure) {
        transport.onError(failure);
    }
}

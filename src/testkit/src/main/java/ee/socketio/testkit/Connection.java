/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.testkit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import ee.socketio.impl.engine.SendCallback;
import ee.socketio.impl.engine.WebSocketChannel;
import ee.socketio.impl.engine.WebSocketListener;
import ee.socketio.impl.protocol.JsonParser;
import ee.socketio.spi.Packet;
import ee.socketio.spi.PacketParser;
import ee.socketio.spi.PacketParser.Limits;

/**
 * The client's end of a WebSocket without a network. All that comes and goes is encoded and decoded as on the wire.
 *
 * <p>Frames come in the mailbox of the session, one at a time, and are read at once. What a client does about them goes
 * through the {@link Outbox}, so that nothing is called back while they are read.
 */
final class Connection implements WebSocketChannel {
    private static final PacketParser PARSER = new JsonParser();

    private final RunningServer server;
    private final Activity activity;
    private final Outbox outbox;

    /** Touched by the one who delivers a frame only. */
    private final PacketParser.Decoder decoder = PARSER.decoder(new Limits(Integer.MAX_VALUE, Limits.MAX_DEPTH));

    /** By namespace, those that are connected or try to be. Guarded by the activity, as are the following fields. */
    private final Map<String, TestClient> clients = new HashMap<>();

    private boolean closed;
    private boolean mute;
    private boolean stalled;

    /** What will go on when the client takes frames again. */
    private Runnable held = () -> {};

    /** Written before anything is sent, by the thread that opens it; read by all. */
    private volatile WebSocketListener transport;

    Connection(RunningServer server) {
        this.server = server;
        this.activity = server.activity();
        this.outbox = new Outbox(activity);
    }

    void opened(WebSocketListener opened) {
        transport = opened;
    }

    RunningServer server() {
        return server;
    }

    // ---- Its clients

    void add(TestClient client) {
        activity.update(() -> {
            if (closed) {
                throw new IllegalStateException("the connection is closed");
            }
            if (clients.putIfAbsent(client.namespace(), client) != null) {
                throw new IllegalStateException("this connection is in " + client.namespace() + " already");
            }
        });
    }

    void remove(TestClient client) {
        activity.update(() -> clients.remove(client.namespace(), client));
    }

    private boolean unused() {
        return activity.read(clients::isEmpty);
    }

    // ---- To the server

    void send(Packet packet) {
        List<Runnable> frames = new ArrayList<>();
        PARSER.encode(packet, new PacketParser.Frames() {
            @Override
            public void text(String frame) {
                frames.add(() -> sendText('4' + frame));
            }

            @Override
            public void binary(byte[] frame) {
                frames.add(() -> sendBinary(frame));
            }
        });
        outbox.execute(() -> frames.forEach(Runnable::run));
    }

    private void sendText(String frame) {
        if (fits(frame.getBytes(StandardCharsets.UTF_8).length)) {
            transport.onText(frame);
        }
    }

    private void sendBinary(byte[] frame) {
        if (fits(frame.length)) {
            transport.onBinary(frame.clone());
        }
    }

    /** As the container's end does. */
    private boolean fits(int bytes) {
        boolean fits = bytes <= server.maxMessageBytes();
        if (!fits) {
            transport.onTooBig();
        }
        return fits;
    }

    /** Ends it, as if the network did. */
    void drop() {
        outbox.execute(() -> {
            close();
            transport.onClose();
        });
    }

    /** As clients do, which keep no connection that they have no use for. */
    void dropIfUnused() {
        if (unused()) {
            drop();
        }
    }

    // ---- How well it works

    /** Leaves heartbeats unanswered from now on. */
    void mute() {
        activity.update(() -> mute = true);
    }

    /** Takes no frames until it is to go on. */
    void stall() {
        activity.update(() -> stalled = true);
    }

    void goOn() {
        Runnable next = activity.read(() -> {
            Runnable waiting = held;
            stalled = false;
            held = () -> {};
            return waiting;
        });
        next.run();
    }

    // ---- From the server

    @Override
    public void send(String frame, SendCallback callback) {
        arrive(() -> read(frame), callback);
    }

    @Override
    public void send(byte[] frame, SendCallback callback) {
        arrive(() -> decoder.binary(frame.clone()).ifPresent(this::receive), callback);
    }

    private void arrive(Runnable reading, SendCallback callback) {
        Runnable arrival = () -> {
            reading.run();
            callback.sent(null);
        };
        boolean now = activity.read(() -> {
            if (stalled) {
                held = arrival; // one at most: the next comes after the callback
            }
            return !stalled;
        });
        if (now) {
            arrival.run();
        }
    }

    private void read(String frame) {
        String data = frame.substring(1);
        switch (frame.charAt(0)) {
            case '2' -> answerPing(data);
            case '4' -> decoder.text(data).ifPresent(this::receive);
            default -> {} // The handshake, which tells nothing new.
        }
    }

    private void answerPing(String data) {
        if (!activity.read(() -> mute)) {
            outbox.execute(() -> sendText('3' + data));
        }
    }

    private void receive(Packet packet) {
        Optional.ofNullable(activity.read(() -> clients.get(packet.namespace())))
                .ifPresent(client -> client.receive(packet));
    }

    @Override
    public void close() {
        List<TestClient> left = activity.read(() -> {
            closed = true;
            List<TestClient> all = List.copyOf(clients.values());
            clients.clear();
            return all;
        });
        left.forEach(client -> client.ended("transport close"));
    }

    @Override
    public void closeTooBig() {
        close();
    }
}

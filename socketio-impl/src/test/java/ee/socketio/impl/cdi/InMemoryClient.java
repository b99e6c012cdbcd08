/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;

import ee.socketio.impl.engine.SendCallback;
import ee.socketio.impl.engine.WebSocketChannel;
import ee.socketio.impl.engine.WebSocketListener;

/**
 * A client whose WebSocket is a list of frames.
 *
 * <p>It speaks the wire format, but for two things that make tests legible: the digit by which Engine.IO marks messages
 * is left out, and the double quotes of JSON are single ones. Binary frames read like {@code <01ff>}.
 */
final class InMemoryClient implements WebSocketChannel {
    private final Queue<String> received = new ConcurrentLinkedQueue<>();
    private WebSocketListener transport;

    /** What the packets of the joined namespace have after their type. */
    private String address = "";

    private String id;
    private int nextAckId;
    private boolean closed;

    /** Whether it has ceased to read. */
    private boolean stalled;

    /** The error in place of a reply. */
    record Rejection(String code, String message) {}

    void opened(WebSocketListener opened) {
        transport = opened;
    }

    // ---- From the server

    @Override
    public void send(String frame, SendCallback callback) {
        if (frame.startsWith("4")) {
            received.add(frame.substring(1).replace('"', '\''));
        }
        if (!stalled) {
            callback.sent(null);
        }
    }

    @Override
    public void send(byte[] frame, SendCallback callback) {
        received.add('<' + HexFormat.of().formatHex(frame) + '>');
        callback.sent(null);
    }

    @Override
    public void close() {
        closed = true;
    }

    @Override
    public void closeTooBig() {
        closed = true;
    }

    /** Reads no more. */
    void stall() {
        stalled = true;
    }

    boolean closed() {
        return closed;
    }

    /** What came since the last call, joining aside. */
    List<String> received() {
        List<String> frames = List.copyOf(received);
        received.clear();
        return frames;
    }

    // ---- To the server

    /** Joins a namespace, to which all that follows refers. */
    InMemoryClient join(String namespace) {
        List<String> frames = tryToJoin(namespace, "");
        assertThat(frames).first().asString().startsWith('0' + address + "{'sid':'");
        id = frames.get(0).split("'")[3];
        return this;
    }

    /** The public id of its socket in the namespace joined last. */
    String id() {
        return id;
    }

    /** Attempts to join a namespace. Returns what came of it. */
    List<String> tryToJoin(String namespace, String auth) {
        address = namespace.equals("/") ? "" : namespace + ',';
        send('0' + address + auth);
        return received();
    }

    /** Sends a packet as it is. */
    void send(String packet, byte[]... attachments) {
        transport.onText('4' + packet.replace('\'', '"'));
        for (byte[] attachment : attachments) {
            transport.onBinary(attachment);
        }
    }

    void emit(String event, String... arguments) {
        send('2' + address + packet(event, arguments));
    }

    /** Emits an event and does not wait for the acknowledgement. */
    void emitAcknowledged(String event, String... arguments) {
        send('2' + address + nextAckId++ + packet(event, arguments));
    }

    /** Emits an event and returns the acknowledged values, as a JSON array. */
    String ask(String event, String... arguments) {
        String id = address + nextAckId++;
        send('2' + id + packet(event, arguments));
        List<String> frames = received();
        assertThat(frames).as("reply to %s", event).singleElement().asString().startsWith('3' + id + '[');
        return frames.get(0).substring(1 + id.length());
    }

    /** Emits an event and returns the error by which it is acknowledged. */
    Rejection askInVain(String event, String... arguments) {
        return rejection(ask(event, arguments));
    }

    static Rejection rejection(String reply) {
        try (JsonReader reader = Json.createReader(new StringReader(reply.replace('\'', '"')))) {
            JsonObject error = reader.readArray().getJsonObject(0).getJsonObject("error");
            return new Rejection(error.getString("code"), error.getString("message"));
        }
    }

    private static String packet(String event, String... arguments) {
        List<String> values = new ArrayList<>(List.of('\'' + event + '\''));
        values.addAll(List.of(arguments));
        return '[' + String.join(",", values) + ']';
    }

    /** Leaves the namespace. */
    void leave() {
        send('1' + address);
    }

    /** The connection ends. */
    void drop() {
        transport.onClose();
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.msgpack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.msgpack.core.ExtensionTypeHeader;
import org.msgpack.core.MessageFormat;
import org.msgpack.core.MessageUnpacker;
import org.msgpack.value.ValueType;

import ee.socketio.impl.protocol.Json;
import ee.socketio.spi.PacketException;
import ee.socketio.spi.PacketParser.Limits;
import ee.socketio.spi.Placeholder;

/**
 * Reads values as JSON, and what is binary in them as attachments, in the order in which it occurs.
 *
 * <p>No memory is reserved for a length that a client tells: strings and binary data must be there, and arrays and maps
 * are read element by element until the message ends. JSON takes at most some six times the bytes of what was read. The
 * recursion is bounded by the permitted depth.
 *
 * <p>A map that looks like a {@linkplain Placeholder placeholder} could not be told from one if there are attachments,
 * and is refused then.
 */
final class ValueReader {
    /** Under which the reference has what MessagePack has no type for; the format tells which. */
    private static final byte OF_THE_REFERENCE = 0;

    /** The extension type of the MessagePack specification for a point in time. */
    private static final byte TIMESTAMP = -1;

    /** As {@code Date.toJSON} does it. */
    private static final DateTimeFormatter DATE =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

    /** Up to there, JavaScript tells integers apart. */
    private static final double MAX_SAFE = 1L << 53;

    private final MessageUnpacker unpacker;
    private final int length;
    private final Limits limits;
    private final StringBuilder json = new StringBuilder();
    private List<byte[]> attachments = new ArrayList<>();
    private int depth;
    private boolean ambiguous;

    /**
     * Makes a reader.
     *
     * @param unpacker the message
     * @param length its length
     * @param limits what it must keep to
     */
    ValueReader(MessageUnpacker unpacker, int length, Limits limits) {
        this.unpacker = unpacker;
        this.length = length;
        this.limits = limits;
    }

    // ---- What packets are made of

    ValueType kind() throws IOException {
        return unpacker.getNextFormat().getValueType();
    }

    int mapSize() throws IOException {
        return unpacker.unpackMapHeader();
    }

    /** The key of a member: a string, or what JavaScript makes of an integer. */
    String key() throws IOException {
        return switch (kind()) {
            case STRING -> string();
            case INTEGER -> unpacker.unpackBigInteger().toString();
            default -> throw new PacketException("a key must be a string or an integer");
        };
    }

    long integer() throws IOException {
        return unpacker.unpackLong();
    }

    String string() throws IOException {
        require(kind() == ValueType.STRING, "not a string");
        return new String(bytes(unpacker.unpackRawStringHeader()), StandardCharsets.UTF_8);
    }

    /** Reads a value as JSON; empty if it is {@code undefined}. */
    Optional<String> value() throws IOException {
        json.setLength(0);
        return append() ? Optional.of(json.toString()) : Optional.empty();
    }

    /** Reads the elements of an array, which must be next, as JSON. */
    List<String> elements() throws IOException {
        List<String> elements = new ArrayList<>();
        int size = unpacker.unpackArrayHeader();
        enter();
        for (int left = size; left > 0; left--) {
            elements.add(value().orElse("null"));
        }
        leave();
        return elements;
    }

    /** Reads a value that does not matter. */
    void skip() throws IOException {
        List<byte[]> kept = attachments;
        boolean wasAmbiguous = ambiguous;
        attachments = new ArrayList<>();
        value();
        attachments = kept;
        ambiguous = wasAmbiguous;
    }

    /** Forgets the attachments that were read. */
    void detach() {
        attachments.clear();
        ambiguous = false;
    }

    void expectEnd() throws IOException {
        require(!unpacker.hasNext(), "the packet is followed by something else");
    }

    /** The binary data of the values that were read. */
    List<byte[]> attachments() {
        require(attachments.isEmpty() || !ambiguous, "an object looks like a placeholder");
        return attachments;
    }

    // ---- What arguments are made of

    /** Whether it was a value; nothing is appended for {@code undefined}. */
    private boolean append() throws IOException {
        MessageFormat format = unpacker.getNextFormat();
        switch (format.getValueType()) {
            case NIL -> nil();
            case BOOLEAN -> json.append(unpacker.unpackBoolean());
            case INTEGER -> integer(format);
            case FLOAT -> number(unpacker.unpackDouble());
            case STRING -> Json.appendQuoted(json, string());
            case BINARY -> attach(bytes(unpacker.unpackBinaryHeader()));
            case ARRAY -> array();
            case MAP -> map();
            case EXTENSION -> {
                return extension(format);
            }
        }
        return true;
    }

    private void nil() throws IOException {
        unpacker.unpackNil();
        json.append("null");
    }

    private void integer(MessageFormat format) throws IOException {
        if (format == MessageFormat.UINT64) {
            json.append(unpacker.unpackBigInteger());
        } else {
            json.append(unpacker.unpackLong());
        }
    }

    /** As {@code JSON.stringify} does it, but for the notation of very large and very small numbers. */
    private void number(double number) {
        if (!Double.isFinite(number)) {
            json.append("null");
        } else if (number == Math.rint(number) && Math.abs(number) <= MAX_SAFE) {
            json.append((long) number);
        } else {
            json.append(number);
        }
    }

    private void array() throws IOException {
        int size = unpacker.unpackArrayHeader();
        enter();
        json.append('[');
        for (int i = 0; i < size; i++) {
            if (i > 0) {
                json.append(',');
            }
            if (!append()) {
                json.append("null");
            }
        }
        json.append(']');
        leave();
    }

    private void map() throws IOException {
        int size = unpacker.unpackMapHeader();
        enter();
        json.append('{');
        int empty = json.length();
        for (int left = size; left > 0; left--) {
            int before = json.length();
            if (before > empty) {
                json.append(',');
            }
            member(before);
        }
        json.append('}');
        leave();
    }

    private void member(int before) throws IOException {
        String key = key();
        Json.appendQuoted(json, key);
        json.append(':');
        int start = json.length();
        if (!append()) {
            json.setLength(before);
        } else if (key.equals(Placeholder.MARKER) && json.charAt(start) == 't') {
            ambiguous = true;
        }
    }

    private boolean extension(MessageFormat format) throws IOException {
        ExtensionTypeHeader header = unpacker.unpackExtensionTypeHeader();
        switch (header.getType()) {
            case OF_THE_REFERENCE -> {
                return extension(format, bytes(header.getLength()));
            }
            case TIMESTAMP -> quote(unpacker.unpackTimestamp(header).toString());
            default -> {
                json.append('[').append(header.getType()).append(',');
                attach(bytes(header.getLength()));
                json.append(']');
            }
        }
        return true;
    }

    private boolean extension(MessageFormat format, byte[] data) {
        switch (format) {
            case FIXEXT1 -> {
                return false;
            }
            case FIXEXT8 ->
                quote(DATE.format(Instant.ofEpochMilli(ByteBuffer.wrap(data).getLong())));
            default -> attach(data);
        }
        return true;
    }

    private void quote(String plain) {
        json.append('"').append(plain).append('"');
    }

    private void attach(byte[] data) {
        require(attachments.size() < limits.maxAttachments(), "too many attachments");
        json.append(Placeholder.json(attachments.size()));
        attachments.add(data);
    }

    private byte[] bytes(int count) throws IOException {
        require(count <= length - unpacker.getTotalReadBytes(), "incomplete MessagePack");
        return unpacker.readPayload(count);
    }

    private void enter() {
        require(++depth <= limits.maxJsonDepth(), "MessagePack nested too deep");
    }

    private void leave() {
        depth--;
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new PacketException(message);
        }
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

import java.util.Base64;

/** A packet. Immutable; one instance can be sent over many sessions, so that a broadcast is encoded once. */
public final class EnginePacket {
    static final EnginePacket CLOSE = new EnginePacket(Type.CLOSE, "1", null);
    static final EnginePacket PING = new EnginePacket(Type.PING, "2", null);
    static final EnginePacket PONG = new EnginePacket(Type.PONG, "3", null);
    static final EnginePacket PROBE_PONG = new EnginePacket(Type.PONG, "3probe", null);
    static final EnginePacket NOOP = new EnginePacket(Type.NOOP, "6", null);

    /** What a packet costs beside its data: an estimate, so that many tiny packets are bounded too. */
    private static final int OVERHEAD = 64;

    /** The types, in the order of their digits. */
    enum Type {
        OPEN,
        CLOSE,
        PING,
        PONG,
        MESSAGE,
        UPGRADE,
        NOOP;

        private static final Type[] BY_DIGIT = values();

        static Type ofDigit(char digit) throws ParseException {
            int index = digit - '0';
            if (index < 0 || index >= BY_DIGIT.length) {
                throw new ParseException("unknown packet type");
            }
            return BY_DIGIT[index];
        }
    }

    private final Type type;

    /** The type's digit and the data; {@code null} for binary messages. */
    private final String text;

    /** {@code null} for all but binary messages. */
    private final BinaryMessage binary;

    private EnginePacket(Type type, String text, BinaryMessage binary) {
        this.type = type;
        this.text = text;
        this.binary = binary;
    }

    /**
     * Makes a text message.
     *
     * @param data the text
     * @return a packet of type message
     */
    public static EnginePacket message(String data) {
        return new EnginePacket(Type.MESSAGE, '4' + data, null);
    }

    /**
     * Makes a binary message.
     *
     * @param data the bytes, not to be changed afterwards
     * @return a packet of type message
     */
    public static EnginePacket message(byte[] data) {
        return new EnginePacket(Type.MESSAGE, null, new BinaryMessage(data));
    }

    static EnginePacket open(String json) {
        return new EnginePacket(Type.OPEN, '0' + json, null);
    }

    /** Reads a packet that is no binary message: its type's digit and its data. */
    static EnginePacket parse(String text) throws ParseException {
        if (text.isEmpty()) {
            throw new ParseException("empty packet");
        }
        return new EnginePacket(Type.ofDigit(text.charAt(0)), text, null);
    }

    /** Reads a binary message whose data is written in Base64 behind some mark. */
    static EnginePacket parseBase64(String text, int start) throws ParseException {
        try {
            // Line breaks are let pass, as by the reference: the official Java client sends them.
            return message(Base64.getMimeDecoder().decode(text.substring(start)));
        } catch (IllegalArgumentException e) {
            throw new ParseException("malformed Base64");
        }
    }

    Type type() {
        return type;
    }

    boolean isBinary() {
        return binary != null;
    }

    /** Only for binary messages. */
    BinaryMessage binary() {
        return binary;
    }

    /** The type's digit and the data. Only for packets that are not binary. */
    String text() {
        return text;
    }

    /** What follows the type's digit. Only for packets that are not binary. */
    String data() {
        return text.substring(1);
    }

    /** About how many bytes of memory it keeps while it waits to be sent. */
    int weight() {
        return OVERHEAD + (isBinary() ? binary.data().length : text.length());
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

import java.util.Base64;

/**
 * A packet of Engine.IO 4. Immutable; one instance can be sent over many sessions, so that a broadcast is encoded once.
 */
public final class EnginePacket {
    static final EnginePacket CLOSE = new EnginePacket(Type.CLOSE, "1", null);
    static final EnginePacket PING = new EnginePacket(Type.PING, "2", null);
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

    private final byte[] binary;

    /** The text form of a binary message, made when first needed; a race makes it twice, which does no harm. */
    private String base64;

    private final boolean compressible;

    private EnginePacket(Type type, String text, byte[] binary) {
        this(type, text, binary, true);
    }

    private EnginePacket(Type type, String text, byte[] binary, boolean compressible) {
        this.compressible = compressible;
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
        return new EnginePacket(Type.MESSAGE, null, data);
    }

    static EnginePacket open(String json) {
        return new EnginePacket(Type.OPEN, '0' + json, null);
    }

    /** Decodes a packet in text form: of a polling payload, or of a text frame. */
    static EnginePacket parse(String text) throws ParseException {
        if (text.isEmpty()) {
            throw new ParseException("empty packet");
        }
        return text.charAt(0) == 'b' ? parseBase64(text) : new EnginePacket(Type.ofDigit(text.charAt(0)), text, null);
    }

    private static EnginePacket parseBase64(String text) throws ParseException {
        try {
            // Line breaks are let pass, as by the reference: the official Java client sends them.
            return message(Base64.getMimeDecoder().decode(text.substring(1)));
        } catch (IllegalArgumentException e) {
            throw new ParseException("malformed Base64");
        }
    }

    /**
     * Makes the same packet, which is not to be compressed.
     *
     * @return a packet of the same type
     */
    public EnginePacket uncompressed() {
        return new EnginePacket(type, text, binary, false);
    }

    boolean isCompressible() {
        return compressible;
    }

    Type type() {
        return type;
    }

    boolean isBinary() {
        return binary != null;
    }

    byte[] binary() {
        return binary;
    }

    /** What follows the type's digit. Only for packets that are not binary. */
    String data() {
        return text.substring(1);
    }

    /** The packet in text form. */
    String text() {
        return isBinary() ? base64() : text;
    }

    private String base64() {
        String encoded = base64;
        if (encoded == null) {
            encoded = 'b' + Base64.getEncoder().encodeToString(binary);
            base64 = encoded;
        }
        return encoded;
    }

    /** About how many bytes of memory it keeps while it waits to be sent. */
    int weight() {
        return OVERHEAD + (isBinary() ? binary.length : text.length());
    }
}

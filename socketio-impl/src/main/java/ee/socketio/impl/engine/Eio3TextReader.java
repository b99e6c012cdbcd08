/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

/**
 * Reads {@code <length>:<packet>…}, the length in UTF-16 code units. An empty packet is passed over, as in the
 * reference; an empty body is none.
 */
final class Eio3TextReader implements PacketReader {
    private final String body;
    private final PacketCodec codec;
    private int at;

    Eio3TextReader(String body, PacketCodec codec) {
        this.body = body;
        this.codec = codec;
        skipEmptyPackets();
    }

    private void skipEmptyPackets() {
        while (body.startsWith("0:", at)) {
            at += 2;
        }
    }

    @Override
    public boolean hasNext() {
        return at < body.length() || body.isEmpty();
    }

    @Override
    public EnginePacket next() throws ParseException {
        int length = length();
        String packet = body.substring(at, at + length);
        at += length;
        skipEmptyPackets();
        return codec.parse(packet);
    }

    /** Never overflows: it stops at a length that the body does not have. */
    private int length() throws ParseException {
        int start = at;
        long length = 0;
        while (at < body.length() && body.charAt(at) != ':') {
            length = 10 * length + digit(body.charAt(at));
            requireLength(length);
            at++;
        }
        if (at == start || at == body.length()) {
            throw new ParseException("packet without length");
        }
        at++;
        requireLength(length);
        return (int) length;
    }

    private void requireLength(long length) throws ParseException {
        if (length > body.length() - at) {
            throw new ParseException("packet longer than its payload");
        }
    }

    private static int digit(char c) throws ParseException {
        if (c < '0' || c > '9') {
            throw new ParseException("malformed length");
        }
        return c - '0';
    }
}

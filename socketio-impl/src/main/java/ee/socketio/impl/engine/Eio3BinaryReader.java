/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

import java.nio.charset.StandardCharsets;

/** Reads what {@link Eio3BinaryWriter} describes. An empty body is none. */
final class Eio3BinaryReader implements PacketReader {
    private final byte[] body;
    private int at;

    Eio3BinaryReader(byte[] body) {
        this.body = body;
    }

    @Override
    public boolean hasNext() {
        return at < body.length || body.length == 0;
    }

    @Override
    public EnginePacket next() throws ParseException {
        int kind = octet();
        int length = length();
        int start = at;
        at += length;
        return switch (kind) {
            case Eio3BinaryWriter.TEXT -> EnginePacket.parse(new String(body, start, length, StandardCharsets.UTF_8));
            case Eio3BinaryWriter.BINARY -> Eio3Codec.parse(body, start, at);
            default -> throw new ParseException("packet that is neither text nor binary");
        };
    }

    private int octet() throws ParseException {
        if (at == body.length) {
            throw new ParseException("packet that breaks off");
        }
        return body[at++] & 0xff;
    }

    /** Never overflows: it stops at a length that the body does not have. */
    private int length() throws ParseException {
        int digit = octet();
        long length = 0;
        do {
            if (digit > 9) {
                throw new ParseException("malformed length");
            }
            length = 10 * length + digit;
            requireLength(length);
            digit = octet();
        } while (digit != Eio3BinaryWriter.END_OF_LENGTH);
        requireLength(length);
        return (int) length;
    }

    private void requireLength(long length) throws ParseException {
        if (length > body.length - at) {
            throw new ParseException("packet longer than its payload");
        }
    }
}

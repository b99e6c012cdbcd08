/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes packets as bytes: 0 for text or 1 for binary; the length in bytes, as decimal digits, each a byte of that
 * value; 255; and the packet.
 */
final class Eio3BinaryWriter {
    static final int TEXT = 0;
    static final int BINARY = 1;
    static final int END_OF_LENGTH = 0xff;

    private final ByteArrayOutputStream payload = new ByteArrayOutputStream();

    private Eio3BinaryWriter() {}

    static byte[] write(List<EnginePacket> packets) {
        Eio3BinaryWriter writer = new Eio3BinaryWriter();
        packets.forEach(writer::add);
        return writer.payload.toByteArray();
    }

    private void add(EnginePacket packet) {
        if (packet.isBinary()) {
            add(BINARY, packet.binary().typed());
        } else {
            add(TEXT, packet.text().getBytes(StandardCharsets.UTF_8));
        }
    }

    private void add(int kind, byte[] packet) {
        payload.write(kind);
        String.valueOf(packet.length).chars().forEach(digit -> payload.write(digit - '0'));
        payload.write(END_OF_LENGTH);
        payload.writeBytes(packet);
    }
}

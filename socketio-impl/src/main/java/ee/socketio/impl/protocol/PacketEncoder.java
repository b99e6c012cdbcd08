/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.protocol;

import java.util.List;

import ee.socketio.spi.Packet;
import ee.socketio.spi.PacketParser.Frames;

/** Writes packets: {@code <type>[<attachments>-][<namespace>,][<id>][<json>]}. */
final class PacketEncoder {

    /** Covers the digits, separators and brackets of any packet. */
    private static final int OVERHEAD = 40;

    private PacketEncoder() {}

    /**
     * Encodes a packet.
     *
     * @param packet the packet, its values valid JSON
     * @param frames takes its text, and then its attachments
     */
    static void encode(Packet packet, Frames frames) {
        StringBuilder frame = new StringBuilder(sizeOf(packet));
        appendHeader(frame, packet);
        appendPayload(frame, packet);
        frames.text(frame.toString());
        packet.payload().attachments().forEach(frames::binary);
    }

    private static int sizeOf(Packet packet) {
        int size = OVERHEAD + packet.namespace().length() + packet.event().length();
        for (String value : packet.payload().values()) {
            size += value.length() + 1;
        }
        return size;
    }

    private static void appendHeader(StringBuilder frame, Packet packet) {
        WireType type = WireType.of(packet);
        frame.append(type.digit());
        if (type.isBinary()) {
            frame.append(packet.payload().attachments().size()).append('-');
        }
        if (!packet.namespace().equals("/")) {
            frame.append(packet.namespace()).append(',');
        }
        if (packet.id() != Packet.NO_ID) {
            frame.append(packet.id());
        }
    }

    private static void appendPayload(StringBuilder frame, Packet packet) {
        List<String> values = packet.payload().values();
        switch (packet.type()) {
            case EVENT -> {
                Json.appendQuoted(frame.append('['), packet.event());
                values.forEach(value -> frame.append(',').append(value));
                frame.append(']');
            }
            case ACK -> frame.append('[').append(String.join(",", values)).append(']');
            case CONNECT, DISCONNECT, CONNECT_ERROR -> values.forEach(frame::append);
        }
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.msgpack;

import java.io.IOException;
import java.util.List;

import org.msgpack.core.MessagePacker;

import ee.socketio.spi.Packet;

/** Writes one packet. */
final class PacketWriter {
    private final MessagePacker packer;
    private final Packet packet;

    PacketWriter(MessagePacker packer, Packet packet) {
        this.packer = packer;
        this.packet = packet;
    }

    void write() throws IOException {
        boolean hasId = packet.id() != Packet.NO_ID;
        packer.packMapHeader(2 + (hasData() ? 1 : 0) + (hasId ? 1 : 0));
        packer.packString("type").packInt(packet.type().ordinal());
        packer.packString("nsp").packString(packet.namespace());
        if (hasData()) {
            packer.packString("data");
            data();
        }
        if (hasId) {
            packer.packString("id").packLong(packet.id());
        }
    }

    private boolean hasData() {
        return switch (packet.type()) {
            case EVENT, ACK -> true;
            case CONNECT, DISCONNECT, CONNECT_ERROR -> !values().isEmpty();
        };
    }

    private void data() throws IOException {
        switch (packet.type()) {
            case EVENT -> {
                packer.packArrayHeader(1 + values().size());
                packer.packString(packet.event());
            }
            case ACK -> packer.packArrayHeader(values().size());
            case CONNECT, DISCONNECT, CONNECT_ERROR -> {} // one value
        }
        for (String json : values()) {
            new ValueWriter(packer, json, packet.payload().attachments()).write();
        }
    }

    private List<String> values() {
        return packet.payload().values();
    }
}

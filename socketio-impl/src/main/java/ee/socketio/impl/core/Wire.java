/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.util.ArrayList;
import java.util.List;

import ee.socketio.impl.engine.EnginePacket;
import ee.socketio.impl.protocol.EncodedPacket;
import ee.socketio.impl.protocol.Packet;
import ee.socketio.impl.protocol.PacketEncoder;

/** Turns packets of Socket.IO into packets of Engine.IO. */
final class Wire {
    private Wire() {}

    static List<EnginePacket> encode(Packet packet) {
        EncodedPacket encoded = PacketEncoder.encode(packet);
        EnginePacket first = EnginePacket.message(encoded.text());
        if (encoded.attachments().isEmpty()) {
            return List.of(first);
        }
        List<EnginePacket> packets = new ArrayList<>(1 + encoded.attachments().size());
        packets.add(first);
        encoded.attachments().forEach(attachment -> packets.add(EnginePacket.message(attachment)));
        return packets;
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.util.List;

import ee.socketio.impl.engine.EnginePacket;
import ee.socketio.impl.protocol.Packet;
import ee.socketio.impl.protocol.PayloadBinding;

/** An event on its way to clients, encoded once for all of them. */
final class OutboundEvent extends PacketMessage {
    private final List<EnginePacket> packets;

    OutboundEvent(Packet packet, PayloadBinding binding, boolean compressed) {
        super(packet, binding);
        List<EnginePacket> encoded = Wire.encode(packet);
        this.packets = compressed
                ? encoded
                : encoded.stream().map(EnginePacket::uncompressed).toList();
    }

    List<EnginePacket> packets() {
        return packets;
    }
}

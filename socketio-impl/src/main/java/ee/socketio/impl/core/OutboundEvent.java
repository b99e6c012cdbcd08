/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.util.List;

import ee.socketio.impl.engine.EnginePacket;
import ee.socketio.impl.protocol.Json;
import ee.socketio.spi.Packet;
import ee.socketio.spi.PacketParser;

/** An event on its way to clients, encoded once for all of them. */
final class OutboundEvent extends PacketMessage {
    private final PacketParser parser;

    /** Made when first needed. Touched by the thread that emits, or with the monitor of the {@link EventLog} held. */
    private List<EnginePacket> packets;

    private final boolean compressed;

    OutboundEvent(Packet packet, Facilities facilities, boolean compressed) {
        super(packet, facilities.binding());
        this.parser = facilities.parser();
        this.compressed = compressed;
    }

    List<EnginePacket> packets() {
        if (packets == null) {
            packets = encode(packet());
        }
        return packets;
    }

    /** The event with its offset in the log, which a client is to name when it comes back. */
    List<EnginePacket> packets(long offset) {
        return encode(withOffset(packet(), offset));
    }

    private List<EnginePacket> encode(Packet packet) {
        List<EnginePacket> encoded = Wire.encode(parser, packet);
        return compressed
                ? encoded
                : encoded.stream().map(EnginePacket::uncompressed).toList();
    }

    private static Packet withOffset(Packet packet, long offset) {
        return packet.append(Json.quote(Claim.text(offset)));
    }

    /** Whether a client would take the last it gets of this event for an offset. */
    boolean endsInString() {
        List<String> values = packet().payload().values();
        return values.isEmpty() || values.get(values.size() - 1).startsWith("\"");
    }
}

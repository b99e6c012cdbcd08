/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.util.List;

import ee.socketio.impl.engine.EnginePacket;
import ee.socketio.impl.protocol.Json;
import ee.socketio.impl.protocol.Packet;
import ee.socketio.impl.protocol.PayloadBinding;

/** An event on its way to clients, encoded once for all of them. */
final class OutboundEvent extends PacketMessage {
    /** Made when first needed. Touched by the thread that emits, or with the monitor of the {@link EventLog} held. */
    private List<EnginePacket> packets;

    OutboundEvent(Packet packet, PayloadBinding binding) {
        super(packet, binding);
    }

    List<EnginePacket> packets() {
        if (packets == null) {
            packets = Wire.encode(packet());
        }
        return packets;
    }

    /** The event with its offset in the log, which a client is to name when it comes back. */
    List<EnginePacket> packets(long offset) {
        return Wire.encode(withOffset(packet(), offset));
    }

    static Packet withOffset(Packet packet, long offset) {
        return packet.append(Json.quote(Claim.text(offset)));
    }

    /** Whether a client would take the last it gets of this event for an offset. */
    boolean endsInString() {
        List<String> values = packet().payload().values();
        return values.isEmpty() || values.get(values.size() - 1).startsWith("\"");
    }
}

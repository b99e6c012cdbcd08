/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.util.ArrayList;
import java.util.List;

import ee.socketio.impl.engine.EnginePacket;
import ee.socketio.spi.Packet;
import ee.socketio.spi.PacketParser;

/** Turns packets of Socket.IO into packets of Engine.IO. */
final class Wire implements PacketParser.Frames {
    /** Most packets are one message. */
    private List<EnginePacket> packets = List.of();

    private Wire() {}

    static List<EnginePacket> encode(PacketParser parser, Packet packet) {
        Wire wire = new Wire();
        parser.encode(packet, wire);
        return wire.packets;
    }

    @Override
    public void text(String frame) {
        add(EnginePacket.message(frame));
    }

    @Override
    public void binary(byte[] frame) {
        add(EnginePacket.message(frame));
    }

    private void add(EnginePacket packet) {
        switch (packets.size()) {
            case 0 -> packets = List.of(packet);
            case 1 -> packets = new ArrayList<>(List.of(packets.get(0), packet));
            default -> packets.add(packet);
        }
    }
}

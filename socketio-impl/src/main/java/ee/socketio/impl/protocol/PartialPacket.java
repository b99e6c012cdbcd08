/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.protocol;

import java.util.ArrayList;
import java.util.List;

import ee.socketio.spi.Packet;
import ee.socketio.spi.Payload;

/** A binary packet that waits for its attachments. Not thread-safe. */
final class PartialPacket {
    private final Packet packet;
    private final int expected;
    private final List<byte[]> attachments = new ArrayList<>();

    PartialPacket(Packet packet, int expected) {
        this.packet = packet;
        this.expected = expected;
    }

    void add(byte[] attachment) {
        attachments.add(attachment);
    }

    boolean isComplete() {
        return attachments.size() == expected;
    }

    Packet complete() {
        Payload payload = new Payload(packet.payload().values(), attachments);
        return new Packet(packet.type(), packet.namespace(), packet.id(), packet.event(), payload);
    }
}

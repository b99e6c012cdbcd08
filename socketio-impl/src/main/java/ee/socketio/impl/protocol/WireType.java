/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.protocol;

import ee.socketio.spi.Packet;
import ee.socketio.spi.PacketException;
import ee.socketio.spi.PacketType;

/** The packet types of the wire, in the order of their digits. */
enum WireType {
    CONNECT(PacketType.CONNECT),
    DISCONNECT(PacketType.DISCONNECT),
    EVENT(PacketType.EVENT),
    ACK(PacketType.ACK),
    CONNECT_ERROR(PacketType.CONNECT_ERROR),
    BINARY_EVENT(PacketType.EVENT),
    BINARY_ACK(PacketType.ACK);

    private static final WireType[] BY_DIGIT = values();

    private final PacketType type;

    WireType(PacketType type) {
        this.type = type;
    }

    static WireType ofDigit(char digit) {
        if (digit < '0' || digit > BINARY_ACK.digit()) {
            throw new PacketException("unknown packet type");
        }
        return BY_DIGIT[digit - '0'];
    }

    static WireType of(Packet packet) {
        boolean binary = !packet.payload().attachments().isEmpty();
        return switch (packet.type()) {
            case CONNECT -> CONNECT;
            case DISCONNECT -> DISCONNECT;
            case EVENT -> binary ? BINARY_EVENT : EVENT;
            case ACK -> binary ? BINARY_ACK : ACK;
            case CONNECT_ERROR -> CONNECT_ERROR;
        };
    }

    PacketType type() {
        return type;
    }

    boolean isBinary() {
        return this == BINARY_EVENT || this == BINARY_ACK;
    }

    char digit() {
        return (char) ('0' + ordinal());
    }
}

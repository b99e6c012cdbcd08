/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.msgpack;

import java.io.IOException;
import java.time.DateTimeException;
import java.util.Optional;

import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePackException;
import org.msgpack.core.MessageUnpacker;

import ee.socketio.spi.Packet;
import ee.socketio.spi.PacketException;
import ee.socketio.spi.PacketParser.Decoder;
import ee.socketio.spi.PacketParser.Limits;

/**
 * Reads messages that are one packet each.
 *
 * @param limits what they must keep to
 */
record MessagePackDecoder(Limits limits) implements Decoder {

    @Override
    public Optional<Packet> text(String frame) {
        throw new PacketException("text in place of MessagePack");
    }

    @Override
    public Optional<Packet> binary(byte[] frame) {
        try (MessageUnpacker unpacker = MessagePack.newDefaultUnpacker(frame)) {
            return Optional.of(new PacketReader(new ValueReader(unpacker, frame.length, limits)).read());
        } catch (MessagePackException | DateTimeException | ArithmeticException | IOException e) {
            throw new PacketException("invalid MessagePack");
        }
    }
}

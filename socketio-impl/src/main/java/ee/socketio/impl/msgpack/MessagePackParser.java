/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.msgpack;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack.PackerConfig;

import ee.socketio.spi.Packet;
import ee.socketio.spi.PacketParser;

/**
 * The format of {@code socket.io-msgpack-parser}: a packet is one binary message, a MessagePack map with the members
 * {@code type}, {@code nsp}, {@code data} and {@code id}, in any order. Binary data is part of it.
 *
 * <p>What JSON has no word for: {@code undefined} is absent in a map and {@code null} elsewhere, a date is the text
 * that {@code JSON.stringify} makes of it, binary data is an attachment. The way back knows text and binary data only:
 * clients get dates as text, as they do with JSON.
 */
public final class MessagePackParser implements PacketParser {

    /** The value of {@code socketio.parser} that means this format. */
    public static final String NAME = "msgpack";

    /** Most packets are small. */
    private static final int BUFFER_SIZE = 512;

    private final PackerConfig packers = new PackerConfig().withBufferSize(BUFFER_SIZE);

    /**
     * Makes a parser.
     *
     * @throws LinkageError if the MessagePack library is not there
     */
    public MessagePackParser() {
        // Has made the first use of the library, so that it is missed now rather than when a client comes.
    }

    @Override
    public void encode(Packet packet, Frames frames) {
        try (MessageBufferPacker packer = packers.newBufferPacker()) {
            new PacketWriter(packer, packet).write();
            frames.binary(packer.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e); // not in memory
        }
    }

    @Override
    public Decoder decoder(Limits limits) {
        return new MessagePackDecoder(limits);
    }
}

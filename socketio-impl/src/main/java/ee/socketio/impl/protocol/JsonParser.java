/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.protocol;

import ee.socketio.spi.Packet;
import ee.socketio.spi.PacketParser;

/** The format that all clients speak: a text message, followed by the attachments, each a binary message. */
public final class JsonParser implements PacketParser {

    /** The value of {@code socketio.parser} that means this format. */
    public static final String NAME = "json";

    /** Makes a parser. */
    public JsonParser() {
        // Has no state.
    }

    @Override
    public void encode(Packet packet, Frames frames) {
        PacketEncoder.encode(packet, frames);
    }

    @Override
    public Decoder decoder(Limits limits) {
        return new PacketDecoder(limits);
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

import java.util.List;

/**
 * The third revision. In a body each packet has its length before it. Binary messages bear their type: as text it is
 * the digit behind the {@code b}, else the first byte.
 *
 * <p>A body is either text, {@code <length>:<packet>…}, with lengths in UTF-16 code units and binary messages in
 * Base64; or, if a binary message is in it and the client can take that, bytes: see {@link Eio3BinaryReader}.
 */
final class Eio3Codec implements PacketCodec {

    @Override
    public String text(EnginePacket packet) {
        return packet.isBinary() ? packet.binary().typedBase64() : packet.text();
    }

    @Override
    public byte[] frame(EnginePacket message) {
        return message.binary().typed();
    }

    @Override
    public EnginePacket parse(String frame) throws ParseException {
        if (!frame.startsWith("b")) {
            return EnginePacket.parse(frame);
        }
        if (!frame.startsWith("b4")) {
            throw new ParseException("binary packet that is no message");
        }
        return EnginePacket.parseBase64(frame, 2);
    }

    @Override
    public EnginePacket parse(byte[] frame) throws ParseException {
        return parse(frame, 0, frame.length);
    }

    static EnginePacket parse(byte[] bytes, int start, int end) throws ParseException {
        if (start == end || bytes[start] != EnginePacket.Type.MESSAGE.ordinal()) {
            throw new ParseException("binary packet that is no message");
        }
        byte[] data = new byte[end - start - 1];
        System.arraycopy(bytes, start + 1, data, 0, data.length);
        return EnginePacket.message(data);
    }

    @Override
    public void respond(List<EnginePacket> packets, boolean textOnly, PollingExchange poll, SendCallback callback) {
        if (textOnly || packets.stream().noneMatch(EnginePacket::isBinary)) {
            poll.respond(payload(packets), callback);
        } else {
            poll.respond(Eio3BinaryWriter.write(packets), callback);
        }
    }

    private String payload(List<EnginePacket> packets) {
        StringBuilder payload = new StringBuilder();
        for (EnginePacket packet : packets) {
            String text = text(packet);
            payload.append(text.length()).append(':').append(text);
        }
        return payload.toString();
    }

    @Override
    public PacketReader read(String body) {
        return new Eio3TextReader(body, this);
    }

    @Override
    public PacketReader read(byte[] body) {
        return new Eio3BinaryReader(body);
    }

    @Override
    public boolean readsBinaryBodies() {
        return true;
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The fourth revision. The packets of a body are separated by the record separator, always as text; a binary frame is
 * the data of a message, without a type.
 */
final class Eio4Codec implements PacketCodec {
    private static final char SEPARATOR = '\u001e';

    @Override
    public String text(EnginePacket packet) {
        return packet.isBinary() ? packet.binary().base64() : packet.text();
    }

    @Override
    public byte[] frame(EnginePacket message) {
        return message.binary().data();
    }

    @Override
    public EnginePacket parse(String frame) throws ParseException {
        return frame.startsWith("b") ? EnginePacket.parseBase64(frame, 1) : EnginePacket.parse(frame);
    }

    @Override
    public EnginePacket parse(byte[] frame) {
        return EnginePacket.message(frame);
    }

    @Override
    public void respond(List<EnginePacket> packets, boolean textOnly, PollingExchange poll, SendCallback callback) {
        poll.respond(payload(packets), callback);
    }

    private String payload(List<EnginePacket> packets) {
        return packets.size() == 1
                ? text(packets.get(0))
                : packets.stream().map(this::text).collect(Collectors.joining(String.valueOf(SEPARATOR)));
    }

    /** Each body has at least one packet, which may be empty. */
    @Override
    public PacketReader read(String body) {
        return new PacketReader() {
            private int start;

            @Override
            public boolean hasNext() {
                return start <= body.length();
            }

            @Override
            public EnginePacket next() throws ParseException {
                int separator = body.indexOf(SEPARATOR, start);
                int end = separator < 0 ? body.length() : separator;
                String packet = body.substring(start, end);
                start = end + 1;
                return parse(packet);
            }
        };
    }

    @Override
    public PacketReader read(byte[] body) {
        throw new UnsupportedOperationException("binary body");
    }

    @Override
    public boolean readsBinaryBodies() {
        return false;
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.protocol;

import java.util.List;
import java.util.Optional;

import ee.socketio.spi.Packet;
import ee.socketio.spi.PacketException;
import ee.socketio.spi.PacketParser.Decoder;
import ee.socketio.spi.PacketParser.Limits;
import ee.socketio.spi.Payload;

/**
 * Reads frames of text and the attachments that follow them.
 *
 * <p>Stricter than the reference server in two points: an event or acknowledgement without arguments is {@code []},
 * never nothing, and an acknowledgement has an id.
 *
 * <p>Not thread-safe.
 */
final class PacketDecoder implements Decoder {
    private final Limits limits;

    /** The binary packet whose attachments have not all arrived; {@code null} if there is none. */
    private PartialPacket pending;

    PacketDecoder(Limits limits) {
        this.limits = limits;
    }

    @Override
    public Optional<Packet> text(String frame) {
        if (pending != null) {
            throw new PacketException("text in place of an attachment");
        }
        FrameHeader header = FrameHeader.read(frame, limits.maxAttachments());
        Packet packet =
                packet(header, new JsonScanner(frame, header.length(), limits.maxJsonDepth(), header.attachments()));
        if (header.attachments() == 0) {
            return Optional.of(packet);
        }
        pending = new PartialPacket(packet, header.attachments());
        return Optional.empty();
    }

    @Override
    public Optional<Packet> binary(byte[] frame) {
        if (pending == null) {
            throw new PacketException("attachment without packet");
        }
        pending.add(frame);
        if (!pending.isComplete()) {
            return Optional.empty();
        }
        Packet packet = pending.complete();
        pending = null;
        return Optional.of(packet);
    }

    private static Packet packet(FrameHeader header, JsonScanner json) {
        return switch (header.type().type()) {
            case CONNECT -> connect(header.namespace(), json);
            case DISCONNECT -> disconnect(header.namespace(), json);
            case EVENT -> event(header, json);
            case ACK -> ack(header, json);
            case CONNECT_ERROR -> connectError(header.namespace(), json);
        };
    }

    private static Packet connect(String namespace, JsonScanner json) {
        if (json.atEnd()) {
            return Packet.connect(namespace);
        }
        require(json.kind() == '{', "the payload of a CONNECT must be an object");
        return Packet.connect(namespace, json.wholeValue());
    }

    private static Packet disconnect(String namespace, JsonScanner json) {
        require(json.atEnd(), "a DISCONNECT must not have a payload");
        return Packet.disconnect(namespace);
    }

    private static Packet event(FrameHeader header, JsonScanner json) {
        require(json.kind() == '[', "the payload of an EVENT must be an array");
        List<String> values = json.wholeArray();
        require(!values.isEmpty(), "an EVENT must have a name");
        Payload arguments = new Payload(values.subList(1, values.size()), List.of());
        return Packet.event(header.namespace(), header.id(), EventName.read(values.get(0)), arguments);
    }

    private static Packet ack(FrameHeader header, JsonScanner json) {
        require(header.id() != Packet.NO_ID, "an ACK must have an id");
        require(json.kind() == '[', "the payload of an ACK must be an array");
        return Packet.ack(header.namespace(), header.id(), new Payload(json.wholeArray(), List.of()));
    }

    private static Packet connectError(String namespace, JsonScanner json) {
        require(
                json.kind() == '{' || json.kind() == '"',
                "the payload of a CONNECT_ERROR must be an object or a string");
        return Packet.connectError(namespace, json.wholeValue());
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new PacketException(message);
        }
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.protocol;

import java.util.List;
import java.util.Optional;

/**
 * Reads the packets of one connection, frame by frame. What it lets pass is valid: the JSON is well-formed and not too
 * deep, the name of an event is not reserved, each placeholder has its attachment. Whether the packet may come now, for
 * this namespace, from a client, is not its business.
 *
 * <p>Stricter than the reference server in two points: an event or acknowledgement without arguments is {@code []},
 * never nothing, and an acknowledgement has an id.
 *
 * <p>Not thread-safe. After a {@link PacketException} the connection must be closed and the decoder not be used again.
 */
public final class PacketDecoder {
    private final int maxAttachments;
    private final int maxJsonDepth;

    /** The binary packet whose attachments have not all arrived; {@code null} if there is none. */
    private PartialPacket pending;

    /**
     * Makes a decoder.
     *
     * @param maxAttachments how many attachments a packet may have
     * @param maxJsonDepth how many arrays and objects may be nested, the array of the arguments included; 256 at most
     */
    public PacketDecoder(int maxAttachments, int maxJsonDepth) {
        this.maxAttachments = maxAttachments;
        this.maxJsonDepth = maxJsonDepth;
    }

    /**
     * Takes a text frame.
     *
     * @param frame the body of an Engine.IO message
     * @return the packet; empty if its attachments follow
     * @throws PacketException if the frame violates the protocol
     */
    public Optional<Packet> text(String frame) {
        if (pending != null) {
            throw new PacketException("text in place of an attachment");
        }
        FrameHeader header = FrameHeader.read(frame, maxAttachments);
        Packet packet = packet(header, new JsonScanner(frame, header.length(), maxJsonDepth, header.attachments()));
        if (header.attachments() == 0) {
            return Optional.of(packet);
        }
        pending = new PartialPacket(packet, header.attachments());
        return Optional.empty();
    }

    /**
     * Takes a binary frame.
     *
     * @param frame the body of an Engine.IO message, owned by the packet from now on
     * @return the packet, if this was the last of its attachments
     * @throws PacketException if no attachment was to come
     */
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
        return Packet.event(header.namespace(), header.id(), eventName(values.get(0)), arguments);
    }

    private static String eventName(String json) {
        char kind = json.charAt(0);
        require(
                kind == '"' || kind == '-' || Character.isDigit(kind),
                "the name of an EVENT must be a string or a number");
        String name = kind == '"' ? Json.unquote(json) : json;
        require(!Packet.RESERVED_EVENTS.contains(name), "the name of the EVENT is reserved");
        return name;
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

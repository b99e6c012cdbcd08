/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.msgpack;

import java.io.IOException;
import java.util.List;

import org.msgpack.value.ValueType;

import ee.socketio.impl.protocol.EventName;
import ee.socketio.spi.Packet;
import ee.socketio.spi.PacketException;
import ee.socketio.spi.PacketType;
import ee.socketio.spi.Payload;

/**
 * Reads one packet. Of members that occur twice the last one counts, and unknown ones do not matter, as in the
 * reference: its clients send {@code options} too.
 */
final class PacketReader {
    /** In the order of their numbers. */
    private static final PacketType[] TYPES = PacketType.values();

    private final ValueReader values;
    private PacketType type;
    private String namespace;
    private long id = Packet.NO_ID;

    /** What kind of value the payload is; {@code null} if there is none. */
    private ValueType kind;

    /** The payload: the elements if it is an array. */
    private List<String> data = List.of();

    PacketReader(ValueReader values) {
        this.values = values;
    }

    Packet read() throws IOException {
        for (int left = values.mapSize(); left > 0; left--) {
            member(values.key());
        }
        values.expectEnd();
        require(type != null, "a packet must have a type");
        require(
                namespace != null && namespace.startsWith("/") && namespace.indexOf(',') < 0,
                "a namespace starts with / and has no comma");
        return packet();
    }

    private void member(String key) throws IOException {
        switch (key) {
            case "type" -> type = type();
            case "nsp" -> namespace = values.string();
            case "id" -> id = id();
            case "data" -> data();
            default -> values.skip();
        }
    }

    private PacketType type() throws IOException {
        long number = values.integer();
        require(number >= 0 && number < TYPES.length, "unknown packet type");
        return TYPES[(int) number];
    }

    private long id() throws IOException {
        if (values.kind() == ValueType.EXTENSION) {
            require(values.value().isEmpty(), "an id must be an integer");
            return Packet.NO_ID;
        }
        long number = values.integer();
        require(number >= 0 && number <= Packet.MAX_ID, "id out of range");
        return number;
    }

    private void data() throws IOException {
        values.detach();
        kind = values.kind();
        if (kind == ValueType.ARRAY) {
            data = values.elements();
        } else {
            data = values.value().map(List::of).orElseGet(List::of);
            kind = data.isEmpty() ? null : kind;
        }
    }

    private Packet packet() {
        return switch (type) {
            case CONNECT -> {
                require(kind == null || kind == ValueType.MAP, "the payload of a CONNECT must be an object");
                yield whole();
            }
            case DISCONNECT -> {
                require(kind == null, "a DISCONNECT must not have a payload");
                yield whole();
            }
            case CONNECT_ERROR -> {
                require(
                        kind == ValueType.MAP || kind == ValueType.STRING,
                        "the payload of a CONNECT_ERROR must be an object or a string");
                yield whole();
            }
            case EVENT -> event();
            case ACK -> ack();
        };
    }

    private Packet whole() {
        return new Packet(type, namespace, Packet.NO_ID, "", payload(data));
    }

    private Packet event() {
        require(kind == ValueType.ARRAY, "the payload of an EVENT must be an array");
        require(!data.isEmpty(), "an EVENT must have a name");
        return Packet.event(namespace, id, EventName.read(data.get(0)), payload(data.subList(1, data.size())));
    }

    private Packet ack() {
        require(id != Packet.NO_ID, "an ACK must have an id");
        require(kind == ValueType.ARRAY, "the payload of an ACK must be an array");
        return Packet.ack(namespace, id, payload(data));
    }

    private Payload payload(List<String> json) {
        return new Payload(json, values.attachments());
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new PacketException(message);
        }
    }
}

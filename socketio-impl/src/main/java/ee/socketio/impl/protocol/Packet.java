/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A Socket.IO packet.
 *
 * @param type what it is for
 * @param namespace the namespace, starting with {@code /}, without a comma
 * @param id of an EVENT: the id under which an acknowledgement is asked for; of an ACK: the id of the event;
 *     {@link #NO_ID} if there is none
 * @param event the name of the event; empty for all types but EVENT
 * @param payload of an EVENT or ACK: the arguments; of a CONNECT or CONNECT_ERROR: one value at most
 */
public record Packet(PacketType type, String namespace, long id, String event, Payload payload) {

    /** The {@link #id()} of a packet that has none. */
    public static final long NO_ID = -1;

    /** The largest id: beyond it, clients written in JavaScript cannot tell ids apart. */
    public static final long MAX_ID = (1L << 53) - 1;

    /** The names of events that neither clients nor servers may send. */
    public static final Set<String> RESERVED_EVENTS =
            Set.of("connect", "connect_error", "disconnect", "disconnecting", "newListener", "removeListener");

    /**
     * Checks what the wire cannot express.
     *
     * @throws IllegalArgumentException if the namespace or the id has no wire form
     */
    public Packet {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(payload, "payload");
        if (!namespace.startsWith("/") || namespace.indexOf(',') >= 0) {
            throw new IllegalArgumentException(
                    "a namespace starts with / and has no comma, unlike '" + namespace + "'");
        }
        if (id < NO_ID || id > MAX_ID) {
            throw new IllegalArgumentException("an id is between 0 and 2^53-1, unlike " + id);
        }
    }

    /**
     * A request to join a namespace, without an auth payload.
     *
     * @param namespace the namespace
     * @return the packet
     */
    public static Packet connect(String namespace) {
        return new Packet(PacketType.CONNECT, namespace, NO_ID, "", Payload.EMPTY);
    }

    /**
     * A request to join a namespace, or the answer that it was joined.
     *
     * @param namespace the namespace
     * @param json an object: the auth payload of a client, {@code {"sid":…}} of a server
     * @return the packet
     */
    public static Packet connect(String namespace, String json) {
        return new Packet(PacketType.CONNECT, namespace, NO_ID, "", Payload.of(json));
    }

    /**
     * The end of a socket.
     *
     * @param namespace the namespace
     * @return the packet
     */
    public static Packet disconnect(String namespace) {
        return new Packet(PacketType.DISCONNECT, namespace, NO_ID, "", Payload.EMPTY);
    }

    /**
     * An event.
     *
     * @param namespace the namespace
     * @param id the id under which an acknowledgement is asked for, or {@link #NO_ID}
     * @param name the name of the event
     * @param payload the arguments
     * @return the packet
     */
    public static Packet event(String namespace, long id, String name, Payload payload) {
        return new Packet(PacketType.EVENT, namespace, id, name, payload);
    }

    /**
     * This packet with one more argument.
     *
     * @param json the raw JSON text of the last argument
     * @return the packet
     */
    public Packet append(String json) {
        List<String> values = new ArrayList<>(payload.values());
        values.add(json);
        return new Packet(type, namespace, id, event, new Payload(values, payload.attachments()));
    }

    /**
     * An acknowledgement.
     *
     * @param namespace the namespace
     * @param id the id of the event
     * @param payload the arguments
     * @return the packet
     */
    public static Packet ack(String namespace, long id, Payload payload) {
        return new Packet(PacketType.ACK, namespace, id, "", payload);
    }

    /**
     * The refusal to let a client join a namespace.
     *
     * @param namespace the namespace
     * @param json an object: {@code {"message":…}}, maybe with {@code "data"}
     * @return the packet
     */
    public static Packet connectError(String namespace, String json) {
        return new Packet(PacketType.CONNECT_ERROR, namespace, NO_ID, "", Payload.of(json));
    }
}

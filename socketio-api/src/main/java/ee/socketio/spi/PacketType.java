/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.spi;

/**
 * What a packet is for. The wire has two more types, for events and acknowledgements with attachments; here that
 * follows from {@link Payload#attachments()}.
 */
public enum PacketType {
    /** Joins a namespace, or tells that it was joined. */
    CONNECT,

    /** Leaves a namespace. */
    DISCONNECT,

    /** Carries an event. */
    EVENT,

    /** Acknowledges an event. */
    ACK,

    /** Tells why a namespace cannot be joined; sent by servers only. */
    CONNECT_ERROR
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.protocol;

import java.lang.reflect.Type;

import ee.socketio.spi.Payload;

/** Turns Java values into the arguments of a packet, and back. Implementations are thread-safe. */
public interface PayloadBinding {

    /**
     * Writes values. Binary data anywhere in them is copied into attachments.
     *
     * @param values the values, each may be {@code null}
     * @return the payload
     * @throws IllegalArgumentException if a value cannot be turned into JSON
     */
    Payload write(Object... values);

    /**
     * Reads a value. Binary data is not copied: who changes it changes it for all who read it.
     *
     * @param payload the payload
     * @param index the position of the value, from 0
     * @param type the type to bind to, may be generic
     * @return the value; {@code null} if it is the JSON {@code null} or there is no such value
     * @throws BindingException if it cannot be bound; the message names the position and the type, never the value
     */
    Object read(Payload payload, int index, Type type);
}

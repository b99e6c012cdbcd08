/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.protocol;

import ee.socketio.spi.Packet;
import ee.socketio.spi.PacketException;

/** The names of events, as clients send them. */
public final class EventName {

    private EventName() {}

    /**
     * Reads a name. A number is one too, and means its text.
     *
     * @param json the first element of the payload of an EVENT
     * @return the name
     * @throws PacketException if it is neither a string nor a number, or reserved
     */
    public static String read(String json) {
        char kind = json.charAt(0);
        if (kind != '"' && kind != '-' && !Character.isDigit(kind)) {
            throw new PacketException("the name of an EVENT must be a string or a number");
        }
        String name = kind == '"' ? Json.unquote(json) : json;
        if (Packet.RESERVED_EVENTS.contains(name)) {
            throw new PacketException("the name of the EVENT is reserved");
        }
        return name;
    }
}

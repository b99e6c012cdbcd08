/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import java.util.function.Function;

import ee.socketio.impl.msgpack.MessagePackParser;
import ee.socketio.impl.protocol.JsonParser;
import ee.socketio.spi.PacketParser;

/** The wire formats that an application can choose from. */
final class Parsers {
    private static final String KEY = Settings.PREFIX + "parser";

    private Parsers() {}

    /**
     * The one that is chosen.
     *
     * @param configuration the options
     * @param beans finds a bean by its name, or fails
     */
    static PacketParser of(Configuration configuration, Function<String, PacketParser> beans) {
        String name = configuration.value(KEY);
        return switch (name) {
            case JsonParser.NAME -> new JsonParser();
            case MessagePackParser.NAME -> messagePack(configuration.source(KEY));
            default -> beans.apply(name);
        };
    }

    /** The only one that needs what may not be there. */
    private static PacketParser messagePack(String source) {
        try {
            return new MessagePackParser();
        } catch (LinkageError e) {
            throw WebLog.noMessagePack(source, e);
        }
    }
}

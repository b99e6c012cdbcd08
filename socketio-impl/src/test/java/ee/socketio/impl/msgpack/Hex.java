/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.msgpack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Locale;

import ee.socketio.spi.Packet;
import ee.socketio.spi.PacketParser.Frames;
import ee.socketio.spi.PacketParser.Limits;

/** MessagePack as hexadecimal digits, which may have spaces. */
final class Hex {
    private static final MessagePackParser PARSER = new MessagePackParser();

    private Hex() {}

    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    /** The bytes of ASCII text, behind what tells its length. */
    static String text(String ascii) {
        assertThat(ascii.length()).isLessThan(32);
        StringBuilder hex = new StringBuilder(String.format(Locale.ROOT, "%02x", 0xa0 | ascii.length()));
        ascii.chars().forEach(c -> hex.append(String.format(Locale.ROOT, "%02x", c)));
        return hex.toString();
    }

    /** An EVENT of {@code /} with these arguments. */
    static String event(int arity, String arguments) {
        return "83" + text("type") + "02" + text("nsp") + text("/") + text("data") + header(1 + arity) + text("e")
                + arguments;
    }

    private static String header(int size) {
        return size < 16 ? String.format(Locale.ROOT, "%02x", 0x90 | size) : String.format(Locale.ROOT, "dd%08x", size);
    }

    static Packet decode(String hex) {
        return decode(hex, new Limits(10, 64));
    }

    static Packet decode(String hex, Limits limits) {
        return PARSER.decoder(limits).binary(bytes(hex)).orElseThrow();
    }

    static String encode(Packet packet) {
        StringBuilder hex = new StringBuilder();
        PARSER.encode(packet, new Frames() {
            @Override
            public void text(String frame) {
                throw new AssertionError("text");
            }

            @Override
            public void binary(byte[] frame) {
                assertThat(hex).isEmpty();
                hex.append(HexFormat.of().formatHex(frame));
            }
        });
        return hex.toString();
    }
}

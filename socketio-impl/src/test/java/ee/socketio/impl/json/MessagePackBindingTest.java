/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.lang.reflect.Type;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import ee.socketio.impl.msgpack.MessagePackParser;
import ee.socketio.spi.Packet;
import ee.socketio.spi.PacketParser.Frames;
import ee.socketio.spi.PacketParser.Limits;
import ee.socketio.spi.Payload;

/** What handlers get whose clients speak MessagePack, and what these clients get. */
class MessagePackBindingTest {
    private static final String DATE = "d7000000018bcfe5687b";
    private static final Instant INSTANT = Instant.ofEpochMilli(1_700_000_000_123L);

    /** An event without an id, up to the number of its arguments; the name follows. */
    private static final String HEAD = "83a47479706502a36e7370a12fa464617461";

    private final MessagePackParser parser = new MessagePackParser();
    private final JsonbBinding binding = JsonbBinding.create();

    @AfterEach
    void close() {
        binding.close();
    }

    public record Meeting(Instant at, byte[] minutes) {}

    static Stream<Arguments> values() {
        return Stream.of(
                arguments(DATE, Instant.class, INSTANT),
                arguments(DATE, OffsetDateTime.class, OffsetDateTime.parse(INSTANT.toString())),
                arguments(DATE, ZonedDateTime.class, ZonedDateTime.parse(INSTANT.toString())),
                arguments(DATE, Date.class, Date.from(INSTANT)),
                arguments(DATE, String.class, "2023-11-14T22:13:20.123Z"),
                arguments(DATE, Object.class, "2023-11-14T22:13:20.123Z"),
                arguments("cfffffffffffffffff", BigInteger.class, new BigInteger("18446744073709551615")),
                arguments("cf7fffffffffffffff", long.class, Long.MAX_VALUE),
                arguments("d38000000000000000", Long.class, Long.MIN_VALUE),
                arguments("cf7fffffffffffffff", Object.class, Long.MAX_VALUE),
                arguments("ca3dcccccd", float.class, 0.1f),
                arguments("cb3fb999999999999a", double.class, 0.1),
                arguments("cb4008000000000000", int.class, 3),
                arguments("d40000", String.class, null));
    }

    @ParameterizedTest
    @MethodSource("values")
    void handlersGet(String hex, Type type, Object value) {
        assertThat(binding.read(payload("92a165" + hex), 0, type)).isEqualTo(value);
    }

    @Test
    void handlersGetMembers() {
        Payload payload = payload("92a16582a76d696e75746573c7010009a26174" + DATE);

        assertThat(binding.read(payload, 0, Meeting.class))
                .usingRecursiveComparison()
                .isEqualTo(new Meeting(INSTANT, new byte[] {9}));
    }

    @Test
    void clientsGet() {
        Payload payload = binding.write(
                INSTANT,
                LocalDate.EPOCH,
                Long.MIN_VALUE,
                new BigInteger("18446744073709551615"),
                0.1,
                Double.NaN,
                List.of(new Meeting(INSTANT, new byte[] {9})));
        StringBuilder hex = new StringBuilder();
        parser.encode(Packet.event("/", Packet.NO_ID, "e", payload), new Frames() {
            @Override
            public void text(String frame) {
                throw new AssertionError();
            }

            @Override
            public void binary(byte[] frame) {
                hex.append(HexFormat.of().formatHex(frame));
            }
        });

        String date = text("2023-11-14T22:13:20.123Z");
        assertThat(hex)
                .hasToString(HEAD + "98a165" + date + text("1970-01-01") + "d38000000000000000"
                        + "cfffffffffffffffff" + "cb3fb999999999999a" + "c0" + "9182" + text("at") + date
                        + text("minutes") + "c40109");
    }

    private static String text(String ascii) {
        return HexFormat.of().toHexDigits((byte) (0xa0 | ascii.length()))
                + HexFormat.of().formatHex(ascii.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    private Payload payload(String data) {
        return parser.decoder(new Limits(10, 64))
                .binary(HexFormat.of().parseHex(HEAD + data))
                .orElseThrow()
                .payload();
    }
}

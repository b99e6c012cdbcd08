/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.msgpack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import ee.socketio.spi.Packet;
import ee.socketio.spi.Payload;

/** What {@code socket.io-msgpack-parser} 3.0.2 makes of packets, and what it means. */
class MessagePackExamplesTest {
    private static final String PLACEHOLDER_0 = "{\"_placeholder\":true,\"num\":0}";
    private static final String PLACEHOLDER_1 = "{\"_placeholder\":true,\"num\":1}";
    private static final String PLACEHOLDER_2 = "{\"_placeholder\":true,\"num\":2}";

    /** Packets without what only clients send: the same in both directions. */
    static Stream<Arguments> packets() {
        return Stream.of(
                arguments("82a47479706500a36e7370a12f", Packet.connect("/")),
                arguments("82a47479706501a36e7370a62f61646d696e", Packet.disconnect("/admin")),
                arguments(
                        "83a47479706502a36e7370a12fa46461746192a568656c6c6fa3796f75",
                        Packet.event("/", Packet.NO_ID, "hello", Payload.of("\"you\""))),
                arguments(
                        "84a47479706502a36e7370a62f613f623d63a46461746196a1789201910281a16180c0c3c2a269640d",
                        Packet.event("/a?b=c", 13, "x", Payload.of("[1,[2]]", "{\"a\":{}}", "null", "true", "false"))),
                arguments(
                        "84a47479706503a36e7370a12fa46461746191a26f6ba269640d",
                        Packet.ack("/", 13, Payload.of("\"ok\""))),
                arguments(
                        "84a47479706503a36e7370a12fa46461746190a26964cf001fffffffffffff",
                        Packet.ack("/", Packet.MAX_ID, Payload.EMPTY)),
                arguments(
                        "83a47479706504a36e7370a12fa46461746181a76d657373616765a46e6f7065",
                        Packet.connectError("/", "{\"message\":\"nope\"}")),
                arguments(
                        "83a47479706502a36e7370a12fa46461746193ac4772c3bcc39f6520f09f8e89a661220a2c005dd928"
                                + "78".repeat(40),
                        Packet.event(
                                "/",
                                Packet.NO_ID,
                                "Grüße 🎉",
                                Payload.of("\"a\\\"\\n,\\u0000]\"", '"' + "x".repeat(40) + '"'))),
                arguments(
                        "83a47479706502a36e7370a12fa46461746193a162c402010281a16491c40103",
                        Packet.event(
                                "/",
                                Packet.NO_ID,
                                "b",
                                new Payload(
                                        List.of(PLACEHOLDER_0, "{\"d\":[" + PLACEHOLDER_1 + "]}"),
                                        List.of(new byte[] {1, 2}, new byte[] {3})))));
    }

    /** What clients send, and servers do not. */
    static Stream<Arguments> fromClients() {
        return Stream.of(
                arguments(
                        "84a47479706500a36e7370a12fa464617461d40000a76f7074696f6e7381a8636f6d7072657373c3",
                        Packet.connect("/")),
                arguments(
                        "84a47479706500a36e7370a62f61646d696ea46461746181a5746f6b656ea178"
                                + "a76f7074696f6e7381a8636f6d7072657373c3",
                        Packet.connect("/admin", "{\"token\":\"x\"}")),
                arguments(
                        "83a47479706501a36e7370a62f61646d696ea76f7074696f6e7381a8636f6d7072657373c3",
                        Packet.disconnect("/admin")),
                arguments(
                        "83a47479706502a36e7370a12fa464617461dc0012a16e00ff7fd0dfccffd080cdffffceffffffffcf000000010000"
                                + "0000d3fffffffeffffffffcf001fffffffffffffd3ffe0000000000001cf8000000000000000"
                                + "cb3ff8000000000000cbbfb999999999999acb7ff8000000000000cb7ff0000000000000",
                        Packet.event(
                                "/",
                                Packet.NO_ID,
                                "n",
                                Payload.of(
                                        "0",
                                        "-1",
                                        "127",
                                        "-33",
                                        "255",
                                        "-128",
                                        "65535",
                                        "4294967295",
                                        "4294967296",
                                        "-4294967297",
                                        "9007199254740991",
                                        "-9007199254740991",
                                        "9223372036854775808",
                                        "1.5",
                                        "-0.1",
                                        "null",
                                        "null"))),
                arguments(
                        "83a47479706502a36e7370a12fa46461746194a175d4000083a161d40000a16201a163d4000091d40000",
                        Packet.event("/", Packet.NO_ID, "u", Payload.of("null", "{\"b\":1}", "[null]"))),
                arguments(
                        "83a47479706502a36e7370a12fa46461746194a162c7010001c708000000000000000000c70000",
                        Packet.event(
                                "/",
                                Packet.NO_ID,
                                "b",
                                new Payload(
                                        List.of(PLACEHOLDER_0, PLACEHOLDER_1, PLACEHOLDER_2),
                                        List.of(new byte[] {1}, new byte[8], new byte[0])))),
                arguments(
                        "83a47479706502a36e7370a12fa46461746194a164d7000000000000000000d7000000018bcfe5687b"
                                + "d700ffffffffffffffff",
                        Packet.event(
                                "/",
                                Packet.NO_ID,
                                "d",
                                Payload.of(
                                        "\"1970-01-01T00:00:00.000Z\"",
                                        "\"2023-11-14T22:13:20.123Z\"",
                                        "\"1969-12-31T23:59:59.999Z\""))));
    }

    @ParameterizedTest
    @MethodSource({"packets", "fromClients"})
    void isDecodedAsTheReferenceDoes(String hex, Packet packet) {
        assertThat(Hex.decode(hex)).usingRecursiveComparison().isEqualTo(packet);
    }

    @ParameterizedTest
    @MethodSource("packets")
    void isEncodedAsTheReferenceDoes(String hex, Packet packet) {
        assertThat(Hex.encode(packet)).isEqualTo(hex);
    }

    @ParameterizedTest
    @MethodSource({"packets", "fromClients"})
    void isTheSameAfterBeingDecodedAndEncoded(String hex, Packet packet) {
        assertThat(Hex.decode(Hex.encode(packet))).usingRecursiveComparison().isEqualTo(packet);
    }
}

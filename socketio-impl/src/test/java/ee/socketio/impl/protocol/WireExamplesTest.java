/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import ee.socketio.spi.Packet;
import ee.socketio.spi.PacketParser.Limits;
import ee.socketio.spi.Payload;

/** The packets of the specification, and the same in the corners of the grammar. */
class WireExamplesTest {
    private static final String PLACEHOLDER_0 = "{\"_placeholder\":true,\"num\":0}";
    private static final String PLACEHOLDER_1 = "{\"_placeholder\":true,\"num\":1}";
    private static final byte[] ONE = {1};
    private static final byte[] TWO = {2, 2};

    static Stream<Arguments> canonical() {
        return Stream.of(
                arguments("0", Packet.connect("/")),
                arguments("0{\"token\":\"x\"}", Packet.connect("/", "{\"token\":\"x\"}")),
                arguments("0/admin,", Packet.connect("/admin")),
                arguments("0/admin,{\"token\":\"x\"}", Packet.connect("/admin", "{\"token\":\"x\"}")),
                arguments("0/admin,{\"sid\":\"oSO0\"}", Packet.connect("/admin", "{\"sid\":\"oSO0\"}")),
                arguments("1", Packet.disconnect("/")),
                arguments("1/admin,", Packet.disconnect("/admin")),
                arguments("2[\"hi\",1]", event("/", Packet.NO_ID, "hi", "1")),
                arguments("2[\"hi\"]", event("/", Packet.NO_ID, "hi")),
                arguments("2[\"\"]", event("/", Packet.NO_ID, "")),
                arguments("2[\"a\\\"\\n,\\u0000]\",\"b\"]", event("/", Packet.NO_ID, "a\"\n,\0]", "\"b\"")),
                arguments("2[\"Grüße 🎉\",\"🎉\"]", event("/", Packet.NO_ID, "Grüße 🎉", "\"🎉\"")),
                arguments("2/admin,13[\"tell\"]", event("/admin", 13, "tell")),
                arguments(
                        "2/a?b=c,0[\"x\",[1,[2]],{\"a\":{}},null]",
                        event("/a?b=c", 0, "x", "[1,[2]]", "{\"a\":{}}", "null")),
                arguments("29007199254740991[\"x\"]", event("/", Packet.MAX_ID, "x")),
                arguments("2[\"x\"," + PLACEHOLDER_0 + "]", event("/", Packet.NO_ID, "x", PLACEHOLDER_0)),
                arguments("313[\"ok\"]", Packet.ack("/", 13, Payload.of("\"ok\""))),
                arguments("3/admin,0[]", Packet.ack("/admin", 0, Payload.EMPTY)),
                arguments("3/admin,7[1,true]", Packet.ack("/admin", 7, Payload.of("1", "true"))),
                arguments(
                        "4/admin,{\"message\":\"nope\",\"data\":{\"code\":42}}",
                        Packet.connectError("/admin", "{\"message\":\"nope\",\"data\":{\"code\":42}}")),
                arguments("4\"nope\"", Packet.connectError("/", "\"nope\"")),
                arguments(
                        "52-/a,7[\"b\"," + PLACEHOLDER_0 + "," + PLACEHOLDER_1 + "]",
                        Packet.event(
                                "/a", 7, "b", new Payload(List.of(PLACEHOLDER_0, PLACEHOLDER_1), List.of(ONE, TWO)))),
                arguments(
                        "51-[\"b\",{\"deep\":[" + PLACEHOLDER_0 + "]}]",
                        Packet.event(
                                "/",
                                Packet.NO_ID,
                                "b",
                                new Payload(List.of("{\"deep\":[" + PLACEHOLDER_0 + "]}"), List.of(ONE)))),
                arguments(
                        "61-15[" + PLACEHOLDER_0 + "]",
                        Packet.ack("/", 15, new Payload(List.of(PLACEHOLDER_0), List.of(ONE)))),
                arguments(
                        "61-/a,15[" + PLACEHOLDER_0 + "]",
                        Packet.ack("/a", 15, new Payload(List.of(PLACEHOLDER_0), List.of(new byte[0])))));
    }

    /** What other implementations may write, and what it means. */
    static Stream<Arguments> tolerated() {
        return Stream.of(
                arguments("0/foo", Packet.connect("/foo")),
                arguments("0/foo{\"a\":1}", Packet.connect("/foo{\"a\":1}")),
                arguments("1/foo", Packet.disconnect("/foo")),
                arguments("0/", Packet.connect("/")),
                arguments("0/,{}", Packet.connect("/", "{}")),
                arguments("00", Packet.connect("/")),
                arguments("012{}", Packet.connect("/", "{}")),
                arguments("0 {\"a\" : 1 } ", Packet.connect("/", "{\"a\" : 1 }")),
                arguments("2007[\"a\"]", event("/", 7, "a")),
                arguments("2" + "0".repeat(500) + "[\"a\"]", event("/", 0, "a")),
                arguments("2 [ \"a\" , 1 ,\t[ 2 ] ]\r\n", event("/", Packet.NO_ID, "a", "1", "[ 2 ]")),
                arguments("2[42,1]", event("/", Packet.NO_ID, "42", "1")),
                arguments("2[-1.5e3]", event("/", Packet.NO_ID, "-1.5e3")),
                arguments("2[\"\\u0061\\/\\b\\f\\n\\r\\t\\\\\\\"\"]", event("/", Packet.NO_ID, "a/\b\f\n\r\t\\\"")),
                arguments("2[\"\\ud83d\"]", event("/", Packet.NO_ID, "\ud83d")),
                arguments("2[\"error\"]", event("/", Packet.NO_ID, "error")),
                arguments("2[\"Connect\"]", event("/", Packet.NO_ID, "Connect")),
                arguments(
                        "2[\"x\",{\"_placeholder\":true,\"num\":9}]",
                        event("/", Packet.NO_ID, "x", "{\"_placeholder\":true,\"num\":9}")),
                arguments("2[\"x\",{\"a\":1,\"a\":2}]", event("/", Packet.NO_ID, "x", "{\"a\":1,\"a\":2}")),
                arguments("30015[]", Packet.ack("/", 15, Payload.EMPTY)));
    }

    /** Of a packet with one attachment. */
    static Stream<String> toleratedPlaceholders() {
        return Stream.of(
                "{\"num\":0,\"_placeholder\":true}",
                "{ \"_placeholder\" : true , \"num\" : 0 }",
                "{\"_placeholder\":true,\"num\":0,\"more\":[{}]}",
                "{\"\\u005fplaceholder\":true,\"n\\u0075m\":0}",
                "{\"_placeholder\":true,\"num\":7,\"num\":0}",
                "{\"_placeholder\":true,\"num\":7,\"_placeholder\":false}",
                "{\"_placeholder\":\"true\",\"num\":7}",
                "{\"_placeholder\":1}",
                "{\"_placeholder\":{\"num\":7}}",
                "{\"num\":7}",
                "\"none at all\"",
                "[" + PLACEHOLDER_0 + "," + PLACEHOLDER_0 + "]");
    }

    @ParameterizedTest
    @MethodSource("canonical")
    void isEncodedAsTheSpecificationSays(String wire, Packet packet) {
        RecordedFrames encoded = RecordedFrames.of(packet);

        assertThat(encoded.text()).isEqualTo(wire);
        assertThat(encoded.attachments()).isEqualTo(packet.payload().attachments());
    }

    @ParameterizedTest
    @MethodSource({"canonical", "tolerated"})
    void isDecodedAsTheSpecificationSays(String wire, Packet packet) {
        assertThat(decode(wire, packet.payload().attachments())).isEqualTo(packet);
    }

    @ParameterizedTest
    @MethodSource({"canonical", "tolerated"})
    void isTheSameAfterBeingEncodedAndDecoded(String wire, Packet packet) {
        RecordedFrames encoded = RecordedFrames.of(packet);

        assertThat(decode(encoded.text(), encoded.attachments())).isEqualTo(packet);
    }

    @ParameterizedTest
    @MethodSource("toleratedPlaceholders")
    void placeholdersMayLookDifferentOrBeMissing(String argument) {
        Packet packet = decode("51-[\"x\"," + argument + "]", List.of(ONE));

        assertThat(packet.payload().values()).containsExactly(argument);
        assertThat(packet.payload().attachments()).containsExactly(ONE);
    }

    private static Packet event(String namespace, long id, String name, String... values) {
        return Packet.event(namespace, id, name, Payload.of(values));
    }

    private static Packet decode(String text, List<byte[]> attachments) {
        PacketDecoder decoder = new PacketDecoder(new Limits(10, 64));
        List<Optional<Packet>> results = Stream.concat(
                        Stream.of(decoder.text(text)), attachments.stream().map(decoder::binary))
                .toList();
        assertThat(results.subList(0, attachments.size())).allMatch(Optional::isEmpty);
        return results.get(results.size() - 1).orElseThrow();
    }
}

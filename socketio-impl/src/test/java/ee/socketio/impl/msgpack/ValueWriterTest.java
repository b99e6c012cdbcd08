/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.msgpack;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import ee.socketio.spi.Packet;
import ee.socketio.spi.Payload;

class ValueWriterTest {

    static Stream<Arguments> values() {
        return Stream.of(
                arguments("9223372036854775807", "cf7fffffffffffffff"),
                arguments("-9223372036854775808", "d38000000000000000"),
                arguments("18446744073709551615", "cfffffffffffffffff"),
                arguments("18446744073709551616", "cb43f0000000000000"),
                arguments("-9223372036854775809", "cbc3e0000000000000"),
                arguments("1.0", "cb3ff0000000000000"),
                arguments("1e2", "cb4059000000000000"),
                arguments("-2.5E-1", "cbbfd0000000000000"),
                arguments("\"\"", "a0"),
                arguments("\"\\\\\"", "a15c"),
                arguments("\"a\\\"]\"", "a361225d"),
                arguments("[]", "90"),
                arguments("{}", "80"),
                arguments(" [ ] ", "90"),
                arguments("[ { } , [ ] ]", "928090"),
                arguments("{ \"a\" : [ 1 , 2 ] , \"b\" : { \"c\" : null } }", "82a161920102a16281a163c0"),
                arguments("[[1],[],[[2,3]]]", "939101909192" + "0203"),
                arguments("{\"a\":\"[,{\",\"b\":\"\\\"}\"}", "82a161a35b2c7ba162a2227d"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void writesJson(String json, String hex) {
        assertThat(argument(json)).isEqualTo(hex);
    }

    @Test
    void writesLongArraysAndMaps() {
        String elements = IntStream.range(0, 16).mapToObj(i -> "1").collect(joining(",", "[", "]"));
        String members = IntStream.range(0, 16).mapToObj(i -> "\"a\":1").collect(joining(",", "{", "}"));

        assertThat(argument(elements)).isEqualTo("dc0010" + "01".repeat(16));
        assertThat(argument(members)).isEqualTo("de0010" + "a16101".repeat(16));
    }

    @Test
    void writesAttachmentsAgainAndAgain() {
        assertThat(argument(
                        "[{\"_placeholder\":true,\"num\":1},{\"_placeholder\":true,\"num\":0},"
                                + "{\"_placeholder\":true,\"num\":1}]",
                        new byte[] {1},
                        new byte[] {2, 2}))
                .isEqualTo("93c4020202c40101c4020202");
    }

    @Test
    void leavesAloneWhatOnlyLooksLikePlaceholders() {
        String hex = "82ac5f706c616365686f6c646572c3a36e756d";

        assertThat(argument("{\"_placeholder\":true,\"num\":0}")).isEqualTo(hex + "00");
        assertThat(argument("{\"_placeholder\":true,\"num\":1}", new byte[1])).isEqualTo(hex + "01");
        assertThat(argument("{\"_placeholder\":true,\"num\":-1}", new byte[1])).isEqualTo(hex + "ff");
        assertThat(argument("{\"_placeholder\":true,\"num\":12345678901}", new byte[1]))
                .isEqualTo(hex + "cf00000002dfdc1c35");
    }

    private static String argument(String json, byte[]... attachments) {
        Payload payload = new Payload(List.of(json), List.of(attachments));
        String hex = Hex.encode(Packet.event("/", Packet.NO_ID, "e", payload));
        String head = Hex.event(1, "");
        assertThat(hex).startsWith(head);
        return hex.substring(head.length());
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.msgpack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.HexFormat;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import ee.socketio.spi.Packet;
import ee.socketio.spi.PacketException;
import ee.socketio.spi.PacketParser.Limits;

class MessagePackDecoderTest {
    private static final String TYPE = Hex.text("type");
    private static final String NSP = Hex.text("nsp") + Hex.text("/");
    private static final String DATA = Hex.text("data");
    private static final String ID = Hex.text("id");

    static Stream<Arguments> violations() {
        return Stream.of(
                arguments("nothing", ""),
                arguments("no map", "93 02 " + Hex.text("/") + "91" + Hex.text("e")),
                arguments("text", Hex.text("2[\"e\"]")),
                arguments("a byte that is never used", "c1"),
                arguments("trailing bytes", Hex.event(0, "") + "c0"),
                arguments("no type", "82" + NSP + DATA + "91" + Hex.text("e")),
                arguments("type out of range", "82" + TYPE + "05" + NSP),
                arguments("negative type", "82" + TYPE + "ff" + NSP),
                arguments("type of 64 bits", "82" + TYPE + "cfffffffffffffffff" + NSP),
                arguments("type as text", "82" + TYPE + Hex.text("0") + NSP),
                arguments("type as float", "82" + TYPE + "ca00000000" + NSP),
                arguments("no namespace", "81" + TYPE + "00"),
                arguments("namespace as bytes", "82" + TYPE + "00" + Hex.text("nsp") + "c4012f"),
                arguments("namespace without slash", "82" + TYPE + "00" + Hex.text("nsp") + Hex.text("a")),
                arguments("namespace with comma", "82" + TYPE + "00" + Hex.text("nsp") + Hex.text("/a,b")),
                arguments("null for CONNECT", "83" + TYPE + "00" + NSP + DATA + "c0"),
                arguments("array for CONNECT", "83" + TYPE + "00" + NSP + DATA + "90"),
                arguments("binary data for CONNECT", "83" + TYPE + "00" + NSP + DATA + "c40101"),
                arguments("date for CONNECT", "83" + TYPE + "00" + NSP + DATA + "d7000000000000000000"),
                arguments("payload of DISCONNECT", "83" + TYPE + "01" + NSP + DATA + "80"),
                arguments("null for DISCONNECT", "83" + TYPE + "01" + NSP + DATA + "c0"),
                arguments("EVENT without payload", "82" + TYPE + "02" + NSP),
                arguments("EVENT with undefined payload", "83" + TYPE + "02" + NSP + DATA + "d40000"),
                arguments("EVENT without name", "83" + TYPE + "02" + NSP + DATA + "90"),
                arguments("map for EVENT", "83" + TYPE + "02" + NSP + DATA + "80"),
                arguments("object as name", "83" + TYPE + "02" + NSP + DATA + "9180"),
                arguments("undefined as name", "83" + TYPE + "02" + NSP + DATA + "91d40000"),
                arguments("bytes as name", "83" + TYPE + "02" + NSP + DATA + "91c40165"),
                arguments("reserved name", "83" + TYPE + "02" + NSP + DATA + "91" + Hex.text("disconnect")),
                arguments("ACK without id", "83" + TYPE + "03" + NSP + DATA + "90"),
                arguments("ACK with undefined id", "84" + TYPE + "03" + NSP + DATA + "90" + ID + "d40000"),
                arguments("ACK without payload", "83" + TYPE + "03" + NSP + ID + "01"),
                arguments("negative id", "84" + TYPE + "03" + NSP + DATA + "90" + ID + "ff"),
                arguments("null as id", "84" + TYPE + "03" + NSP + DATA + "90" + ID + "c0"),
                arguments("date as id", "84" + TYPE + "03" + NSP + DATA + "90" + ID + "d7000000000000000000"),
                arguments("id beyond 2^53", "84" + TYPE + "03" + NSP + DATA + "90" + ID + "cf0020000000000000"),
                arguments("number for CONNECT_ERROR", "83" + TYPE + "04" + NSP + DATA + "01"),
                arguments("nil as key", Hex.event(1, "81c001")),
                arguments("boolean as key", Hex.event(1, "81c301")),
                arguments("array as key", Hex.event(1, "819001")),
                arguments("point in time that there is not", Hex.event(1, "c70cff 00000000 7fffffffffffffff")),
                arguments("seconds that overflow", Hex.event(1, "c70cff ffffffff 7fffffffffffffff")),
                arguments("malformed point in time", Hex.event(1, "d4ff01")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("violations")
    void refuses(String what, String hex) {
        assertThatExceptionOfType(PacketException.class).isThrownBy(() -> Hex.decode(hex));
    }

    @Test
    void refusesText() {
        assertThatExceptionOfType(PacketException.class)
                .isThrownBy(() ->
                        new MessagePackParser().decoder(new Limits(10, 64)).text("2[\"e\"]"));
    }

    static Stream<Arguments> values() {
        return Stream.of(
                arguments("cfffffffffffffffff", "18446744073709551615"),
                arguments("d38000000000000000", "-9223372036854775808"),
                arguments("ca3fc00000", "1.5"),
                arguments("ca3dcccccd", "0.10000000149011612"),
                arguments("cb4008000000000000", "3"),
                arguments("cb8000000000000000", "0"),
                arguments("cb4415af1d78b58c40", "1.0E20"),
                arguments("cb7fefffffffffffff", "1.7976931348623157E308"),
                arguments("cbfff0000000000000", "null"),
                arguments("d90161", "\"a\""),
                arguments("da000161", "\"a\""),
                arguments("db0000000161", "\"a\""),
                arguments("a3eda080", "\"\ufffd\""),
                arguments("a1ff", "\"\ufffd\""),
                arguments("dc0001c0", "[null]"),
                arguments("dd00000001c0", "[null]"),
                arguments("de0001a16101", "{\"a\":1}"),
                arguments("df00000001a16101", "{\"a\":1}"),
                arguments("820a01cfffffffffffffffff02", "{\"10\":1,\"18446744073709551615\":2}"),
                arguments("82a16101a16102", "{\"a\":1,\"a\":2}"),
                arguments("82a16101a162d40000", "{\"a\":1}"),
                arguments("82a161d40000a16201", "{\"b\":1}"),
                arguments("81a161d40000", "{}"),
                arguments("81a12201", "{\"\\\"\":1}"),
                arguments("81ac5f706c616365686f6c646572c3", "{\"_placeholder\":true}"),
                arguments("d6ff00000001", "\"1970-01-01T00:00:01Z\""),
                arguments("d7ff0000000400000001", "\"1970-01-01T00:00:01.000000001Z\""),
                arguments("d700 7fffffffffffffff", "\"+292278994-08-17T07:12:55.807Z\""));
    }

    @ParameterizedTest
    @MethodSource("values")
    void readsAsJson(String hex, String json) {
        assertThat(Hex.decode(Hex.event(1, hex)).payload().values()).containsExactly(json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c40201ff",
                "c5000201ff",
                "c60000000201ff",
                "c7020001ff",
                "c800020001ff",
                "c9000000020001ff",
                "d50001ff"
            })
    void readsBinaryDataOfAllFormats(String hex) {
        Packet packet = Hex.decode(Hex.event(1, hex));

        assertThat(packet.payload().values()).containsExactly("{\"_placeholder\":true,\"num\":0}");
        assertThat(packet.payload().attachments()).containsExactly(new byte[] {1, (byte) 0xff});
    }

    /** As in the reference: the type and the bytes. */
    @Test
    void readsUnknownExtensions() {
        Packet packet = Hex.decode(Hex.event(1, "d42a07"));

        assertThat(packet.payload().values()).containsExactly("[42,{\"_placeholder\":true,\"num\":0}]");
        assertThat(packet.payload().attachments()).containsExactly(new byte[] {7});
    }

    @Test
    void takesMembersInAnyOrder() {
        String hex = "84" + ID + "05" + DATA + "92" + Hex.text("e") + "01" + NSP + TYPE + "02";

        assertThat(Hex.decode(hex))
                .hasToString(Hex.decode(Hex.event(1, "01")).toString().replace("id=-1", "id=5"));
    }

    @Test
    void leavesOutWhatItDoesNotKnow() {
        String unknown = Hex.text("more") + "82a16191c40107ac5f706c616365686f6c646572c3";
        Packet packet = Hex.decode("84" + unknown + TYPE + "02" + NSP + DATA + "92" + Hex.text("e") + "c40105");

        assertThat(packet.payload().attachments()).containsExactly(new byte[] {5});
    }

    @Test
    void takesTheLastOfTwoPayloads() {
        String first = DATA + "92" + Hex.text("a") + "c40101";
        Packet packet = Hex.decode("84" + TYPE + "02" + NSP + first + DATA + "92" + Hex.text("b") + "c40102");

        assertThat(packet.event()).isEqualTo("b");
        assertThat(packet.payload().values()).containsExactly("{\"_placeholder\":true,\"num\":0}");
        assertThat(packet.payload().attachments()).containsExactly(new byte[] {2});
    }

    @Test
    void takesBinaryDataToConnect() {
        Packet packet = Hex.decode("83" + TYPE + "00" + NSP + DATA + "81a16bc40101");

        assertThat(packet.payload().values()).containsExactly("{\"k\":{\"_placeholder\":true,\"num\":0}}");
        assertThat(packet.payload().attachments()).containsExactly(new byte[] {1});
    }

    @Test
    void takesNumbersAsNames() {
        assertThat(Hex.decode("83" + TYPE + "02" + NSP + DATA + "912a").event()).isEqualTo("42");
    }

    /** It could not be told from one that stands for the attachment. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "92c40101 82ac5f706c616365686f6c646572c3a36e756d00",
                "9282ac5f706c616365686f6c646572c3a36e756d09c40101"
            })
    void refusesObjectsThatLookLikePlaceholdersBesideAttachments(String hex) {
        assertThatExceptionOfType(PacketException.class).isThrownBy(() -> Hex.decode(Hex.event(1, hex)));
    }

    // ---- Limits

    @Test
    void countsAttachments() {
        Limits limits = new Limits(2, 64);

        assertThat(Hex.decode(Hex.event(2, "c400c400"), limits).payload().attachments())
                .hasSize(2);
        assertThatExceptionOfType(PacketException.class)
                .isThrownBy(() -> Hex.decode(Hex.event(3, "c400c400c400"), limits))
                .withMessage("too many attachments");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 64, Limits.MAX_DEPTH})
    void countsNesting(int depth) {
        Limits limits = new Limits(10, depth);
        String deepest = "91".repeat(depth - 2) + "80";

        assertThat(Hex.decode(Hex.event(1, deepest), limits).payload().values())
                .containsExactly("[".repeat(depth - 2) + "{}" + "]".repeat(depth - 2));
        assertThatExceptionOfType(PacketException.class)
                .isThrownBy(() -> Hex.decode(Hex.event(1, "91" + deepest), limits))
                .withMessage("MessagePack nested too deep");
    }

    /** Also where the nesting does not matter, and however deep the option would allow it. */
    @Test
    void survivesTheDeepestNesting() {
        String deep = "91".repeat(200_000) + "c0";
        Limits limits = new Limits(10, Integer.MAX_VALUE);

        assertThatExceptionOfType(PacketException.class).isThrownBy(() -> Hex.decode(Hex.event(1, deep), limits));
        assertThatExceptionOfType(PacketException.class)
                .isThrownBy(() -> Hex.decode("81" + Hex.text("more") + deep, limits));
        assertThatExceptionOfType(PacketException.class)
                .isThrownBy(() -> Hex.decode("81" + "81".repeat(200_000), limits));
    }

    /** Five bytes that announce gigabytes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "dd7fffffff",
                "ddffffffff",
                "df7fffffff",
                "dfffffffff",
                "db7fffffff",
                "dbffffffff",
                "c67fffffff",
                "c6ffffffff",
                "c97fffffff00",
                "c9ffffffff00",
                "c97fffffffff",
                "c97fffffff05"
            })
    @Timeout(10)
    void believesNoLength(String hex) {
        byte[] event = Hex.bytes(Hex.event(1, hex));
        long before = allocated();

        assertThatExceptionOfType(PacketException.class)
                .isThrownBy(() -> Hex.decode(HexFormat.of().formatHex(event)));
        assertThatExceptionOfType(PacketException.class).isThrownBy(() -> Hex.decode(hex));
        assertThatExceptionOfType(PacketException.class)
                .isThrownBy(() -> Hex.decode("82" + NSP + Hex.text("more") + hex));

        assertThat(allocated() - before).isLessThan(10_000_000);
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }
}

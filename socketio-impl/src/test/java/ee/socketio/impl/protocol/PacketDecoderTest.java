/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import ee.socketio.spi.Packet;
import ee.socketio.spi.PacketException;
import ee.socketio.spi.PacketParser.Limits;
import ee.socketio.spi.Payload;

/** What is refused, and why. What is accepted: {@link WireExamplesTest}. */
class PacketDecoderTest {
    private final PacketDecoder decoder = new PacketDecoder(new Limits(2, 4));

    @Test
    void refusesNothingAtAll() {
        assertRefused("", "empty packet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "9[]", "x", "-1", "/", " 0", "\"", "{}", "\u0660", "\uff10"})
    void refusesUnknownTypes(String frame) {
        assertRefused(frame, "unknown packet type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0null", "0[]", "0\"x\"", "0true", "0/a,1.5", "0,", "0-1", "0/a, ", "0/a,x"})
    void refusesToConnectWithAnythingButAnObject(String frame) {
        assertRefused(frame, "the payload of a CONNECT must be an object");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1{}", "1[]", "1/a,null", "1 ", "1,", "1x"})
    void refusesToDisconnectWithPayload(String frame) {
        assertRefused(frame, "a DISCONNECT must not have a payload");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2", "27", "2/a", "2/a,", "2/a,7", "2{}", "2\"x\"", "2null", "21.5", "2-1[\"x\"]", "2,[\"x\"]"})
    void refusesEventsWithoutArray(String frame) {
        assertRefused(frame, "the payload of an EVENT must be an array");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2[]", "27[ ]", "2/a,[]", "51-[]"})
    void refusesEventsWithoutName(String frame) {
        assertRefused(frame, "an EVENT must have a name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2[null]", "2[true]", "2[{}]", "2[[\"x\"]]", "51-[{\"_placeholder\":true,\"num\":0}]"})
    void refusesNamesThatAreNeitherStringNorNumber(String frame) {
        assertRefused(frame, "the name of an EVENT must be a string or a number");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "connect",
                "connect_error",
                "disconnect",
                "disconnecting",
                "newListener",
                "removeListener",
                "\\u0063onnect"
            })
    void refusesReservedNames(String name) {
        assertRefused("2[\"" + name + "\"]", "the name of the EVENT is reserved");
        assertRefused("51-[\"" + name + "\",{\"_placeholder\":true,\"num\":0}]", "the name of the EVENT is reserved");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "3[]", "3/a,[1]", "3/a", "61-[]"})
    void refusesAcknowledgementsOfNothing(String frame) {
        assertRefused(frame, "an ACK must have an id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"30", "37{}", "37null", "37\"x\"", "37.5", "61-7", "3/a,7,[]"})
    void refusesAcknowledgementsWithoutArray(String frame) {
        assertRefused(frame, "the payload of an ACK must be an array");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4", "4[]", "4null", "4/a,7"})
    void refusesConnectErrorsThatAreNeitherObjectNorString(String frame) {
        assertRefused(frame, "the payload of a CONNECT_ERROR must be an object or a string");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "29007199254740992[\"x\"]",
                "29223372036854775808[\"x\"]",
                "218446744073709551616[\"x\"]",
                "3123456789012345680000[]",
                "09999999999999999"
            })
    void refusesIdsThatJavaScriptCannotCount(String frame) {
        assertRefused(frame, "id out of range");
    }

    @Test
    void refusesAnIdOfAMillionDigits() {
        assertRefused("2" + "9".repeat(1_000_000) + "[\"x\"]", "id out of range");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5",
                "5[\"x\"]",
                "5-[\"x\"]",
                "50-[\"x\"]",
                "500-[\"x\"]",
                "51[\"x\"]",
                "51",
                "5/a,1-[\"x\"]",
                "5--1-[\"x\"]",
                "51.0-[\"x\"]",
                "51e0-[\"x\"]",
                "5 1-[\"x\"]",
                "5+1-[\"x\"]",
                "60-1[]",
                "6[]"
            })
    void refusesBinaryPacketsWithoutNumberOfAttachments(String frame) {
        assertRefused(frame, "a binary packet must tell its number of attachments");
    }

    @ParameterizedTest
    @ValueSource(strings = {"53-[\"x\"]", "63-1[]", "54294967297-[\"x\"]", "518446744073709551617-[\"x\"]"})
    void refusesMoreAttachmentsThanAllowed(String frame) {
        assertRefused(frame, "too many attachments");
    }

    @Test
    void refusesAllAttachmentsIfNoneAreAllowed() {
        assertThatExceptionOfType(PacketException.class)
                .isThrownBy(() -> new PacketDecoder(new Limits(0, 4)).text("51-[\"x\"]"))
                .withMessage("too many attachments");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "2",
                "10",
                "-1",
                "-0",
                "0.5",
                "0.0",
                "1.0",
                "0e0",
                "\"0\"",
                "null",
                "true",
                "[0]",
                "{\"num\":0}",
                "99999999999999999999",
                "18446744073709551616"
            })
    void refusesPlaceholdersThatReferToNoAttachment(String num) {
        assertRefused("51-[\"x\",{\"_placeholder\":true,\"num\":" + num + "}]", "placeholder without attachment");
        assertRefused("61-7[{\"a\":{\"num\":" + num + ",\"_placeholder\":true}}]", "placeholder without attachment");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"_placeholder\":true}",
                "{\"_placeholder\":true,\"number\":0}",
                "{\"_placeholder\":false,\"_placeholder\":true,\"num\":3}",
                "{\"_placeholder\":true,\"num\":0,\"num\":3}",
                "{\"_placeholder\":true,\"num\":0,\"num\":null}",
                "{\"\\u005fplaceholder\":true,\"num\":3}",
                "{\"_placeholder\":true,\"num\":0,\"in\":{\"_placeholder\":true,\"num\":3}}"
            })
    void refusesOddPlaceholdersToo(String placeholder) {
        assertRefused("51-[\"x\"," + placeholder + "]", "placeholder without attachment");
    }

    @ParameterizedTest
    @MethodSource("invalidJson")
    void refusesInvalidJson(String frame) {
        assertRefused(frame, "invalid JSON");
    }

    static Stream<String> invalidJson() {
        return Stream.of("2[\"x\",%s]", "51-[\"x\",{\"a\":%s}]", "0{\"a\":[0,%s]}", "37[0,%s]", "4{\"a\":%s}")
                .flatMap(frame -> Stream.of("", "tru", "01", "'x'", "\"\\x\"", "{a:1}", "1,", "NaN", "\u00a0")
                        .map(frame::formatted));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2[\"x\"]]", "2[\"x\"] 1", "0{}{}", "0{},", "37[]x", "4\"x\"\"", "2[\"x\"]\u00a0", "2[\"x\"]\0"})
    void refusesWhatFollowsTheJson(String frame) {
        assertRefused(frame, "JSON is followed by something else");
    }

    @ParameterizedTest
    @CsvSource({"[,]", "'{\"a\":','}'"})
    void refusesDeepJson(String open, String close) {
        String deepest = open.repeat(3) + "1" + close.repeat(3);

        assertThat(decoder.text("2[\"x\"," + deepest + "]")).isPresent();
        assertThat(decoder.text("2[\"x\"," + deepest + "," + deepest + "]")).isPresent();
        assertRefused("2[\"x\"," + open + deepest + close + "]", "JSON nested deeper than 4");
    }

    @Test
    void countsTheDepthOfAnAuthPayload() {
        assertThat(decoder.text("0{\"a\":[[[]]]}")).isPresent();
        assertRefused("0{\"a\":[[[[]]]]}", "JSON nested deeper than 4");
    }

    @Test
    void refusesTextWhileAttachmentsArePending() {
        decoder.text("52-[\"x\"]");
        decoder.binary(new byte[1]);

        assertRefused("2[\"x\"]", "text in place of an attachment");
    }

    @Test
    void refusesAttachmentsOfNothing() {
        assertThatExceptionOfType(PacketException.class)
                .isThrownBy(() -> decoder.binary(new byte[1]))
                .withMessage("attachment without packet");
    }

    @Test
    void refusesAnAttachmentTooMany() {
        decoder.text("51-[\"x\"]");
        decoder.binary(new byte[1]);

        assertThatExceptionOfType(PacketException.class)
                .isThrownBy(() -> decoder.binary(new byte[1]))
                .withMessage("attachment without packet");
    }

    @Test
    void refusesViolationsBeforeTheAttachmentsArrive() {
        assertRefused("51-[\"connect\"]", "the name of the EVENT is reserved");
    }

    @Test
    void readsPacketAfterPacket() {
        decoder.text("52-[\"first\"]");
        decoder.binary(new byte[1]);
        Packet first = decoder.binary(new byte[2]).orElseThrow();
        Packet second = decoder.text("2[\"second\"]").orElseThrow();
        decoder.text("51-7[\"third\"]");
        Packet third = decoder.binary(new byte[3]).orElseThrow();

        assertThat(first.payload().attachments()).containsExactly(new byte[1], new byte[2]);
        assertThat(second).isEqualTo(Packet.event("/", Packet.NO_ID, "second", Payload.EMPTY));
        assertThat(third.payload().attachments()).containsExactly(new byte[3]);
        assertThat(third.id()).isEqualTo(7);
    }

    @Test
    void makesNoStackTraceForAnAttacker() {
        assertThatExceptionOfType(PacketException.class)
                .isThrownBy(() -> decoder.text("7"))
                .satisfies(e -> assertThat(e.getStackTrace()).isEmpty());
    }

    private void assertRefused(String frame, String message) {
        assertThatExceptionOfType(PacketException.class)
                .isThrownBy(() -> decoder.text(frame))
                .withMessage(message);
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import ee.socketio.spi.Packet;
import ee.socketio.spi.PacketException;
import ee.socketio.spi.PacketParser.Limits;

/** Whatever comes, a decoder accepts it or throws {@link PacketException}, soon. */
@Timeout(60)
class PacketDecoderFuzzTest {
    static final String[] FRAMES = {
        "0",
        "0/admin,{\"token\":\"x\",\"n\":[1,-2.5e+3,true,false,null]}",
        "1/admin,",
        "2/admin,13[\"t\\u0065ll\",{\"a\":[{}],\"b\":\"\\\"\\\\\"},[[]],0.1]",
        "3/a,007[\"ok\" , 1 ]",
        "4/a,{\"message\":\"nope\",\"data\":{\"code\":42}}",
        "52-/a,7[\"b\",{\"_placeholder\":true,\"num\":0},{\"x\":{\"num\":1,\"_placeholder\":true}}]",
        "61-15[{\"_placeholder\":true,\"num\":0}]"
    };

    /** Characters that mean something somewhere, and some that never do. */
    private static final String ALPHABET = "0123456789-+.eE,:/[]{}\"\\utrfalsn_ \t\n\0\u00a0\u0661\ud83d\udf89";

    @ParameterizedTest
    @FieldSource("FRAMES")
    void survivesTruncation(String frame) {
        IntStream.range(0, frame.length()).forEach(end -> decode(frame.substring(0, end)));
        IntStream.range(0, frame.length()).forEach(start -> decode(frame.substring(start)));
    }

    /** No packet can pass as another one that was cut off inside of its JSON. */
    @ParameterizedTest
    @FieldSource("FRAMES")
    void refusesTruncatedJson(String frame) {
        Matcher json = Pattern.compile("[\\[{]").matcher(frame);
        int start = json.find() ? json.end() : frame.length();

        assertThat(IntStream.range(start, frame.length()).mapToObj(end -> frame.substring(0, end)))
                .noneMatch(this::decode);
    }

    @ParameterizedTest
    @FieldSource("FRAMES")
    void survivesMutation(String frame) {
        Random random = new Random(frame.hashCode());
        long accepted = Stream.generate(() -> mutate(frame, random))
                .limit(5_000)
                .filter(this::decode)
                .count();

        assertThat(accepted).as("mutants that are packets").isBetween(1L, 4_999L);
    }

    @Test
    void survivesNoise() {
        Random random = new Random(42);
        for (int i = 0; i < 20_000; i++) {
            decode(noise(random));
        }
    }

    @ParameterizedTest
    @FieldSource("HUGE")
    @Timeout(5)
    void takesLinearTime(String start, String repeated, String end) {
        decode(start + repeated.repeat(1_000_000 / repeated.length()) + end);
    }

    static final Object[][] HUGE = {
        {"2[\"x\",", "[", ""},
        {"2[\"x\",", "{\"a\":", ""},
        {"2[\"x\"", ",1", "]"},
        {"2[\"x\",\"", "\\u0061", "\"]"},
        {"2[\"", "\\n", "\"]"},
        {"2[\"x\",[", "{},", "{}]]"},
        {"2[\"x\",", " ", "1]"},
        {"2[\"x\",", "9", "]"},
        {"51-[\"x\",{", "\"num\":{},", "\"num\":0}]"},
        {"51-[\"x\",{\"", "\\u005f", "\":1}]"},
        {"51-[\"x\",{\"_placeholder\":true,\"num\":", "1", "}]"},
        {"0/", "a", ",{}"},
        {"2", "0", "[\"x\"]"},
    };

    private boolean decode(String frame) {
        PacketDecoder decoder = new PacketDecoder(new Limits(10, 64));
        try {
            Optional<Packet> packet = decoder.text(frame);
            for (int i = 0; packet.isEmpty() && i < 10; i++) {
                packet = decoder.binary(new byte[i]);
            }
            PacketEncoder.encode(packet.orElseThrow(), new RecordedFrames());
            return true;
        } catch (PacketException refused) {
            return false;
        }
    }

    private static String mutate(String frame, Random random) {
        StringBuilder mutant = new StringBuilder(frame);
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(mutant.length() + 1);
            int end = Math.min(mutant.length(), at + random.nextInt(3));
            mutant.replace(at, end, random.nextInt(3) == 0 ? "" : randomChar(random));
        }
        return mutant.toString();
    }

    private static String noise(Random random) {
        StringBuilder noise = new StringBuilder();
        for (int i = random.nextInt(30); i >= 0; i--) {
            noise.append(randomChar(random));
        }
        return noise.toString();
    }

    private static String randomChar(Random random) {
        return String.valueOf(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
}

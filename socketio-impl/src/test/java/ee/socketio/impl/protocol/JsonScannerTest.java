/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.StringReader;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

import ee.socketio.spi.PacketException;
import ee.socketio.spi.PacketParser;

class JsonScannerTest {
    /** However deep the option would allow it. */
    private static final int DEEPEST = new PacketParser.Limits(0, Integer.MAX_VALUE).maxJsonDepth();

    private static final JsonParserFactory PARSSON = Json.createParserFactory(Map.of());

    static final String[] VALID = {
        "null",
        "true",
        "false",
        "0",
        "-0",
        "-1",
        "10",
        "1.0",
        "-0.0",
        "1e5",
        "1E5",
        "1e+5",
        "1E-05",
        "0e0",
        "1.25e-7",
        "123456789012345678901234567890",
        "1e400",
        "1e-400",
        "1e999999999",
        "\"\"",
        "\"a\"",
        "\"\\\"\"",
        "\"\\\\\"",
        "\"\\/\\b\\f\\n\\r\\t\"",
        "\"\\u0000\"",
        "\"\\uABCD\\uabcd\"",
        "\"\\ud800\"",
        "\"\\udc00\\ud800\"",
        "\"\ud83c\udf89\"",
        "\"\ud800\"",
        "\"\u007f\u2028\u2029\"",
        "\"[{,:}]\"",
        "[]",
        "[ ]",
        "[1]",
        "[1,2]",
        "[ 1 , 2 ]",
        "[[],[[]],{}]",
        "{}",
        "{ }",
        "{\"a\":1}",
        "{ \"a\" : 1 , \"b\" : [ ] }",
        "{\"\":{}}",
        "{\"a\":1,\"a\":2}",
        "{\"\\u0061\":null}",
        "\t\r\n 1",
        "1\t\r\n ",
        "[{\"a\":[{\"b\":[\"c\",null,true,false,-1.5e3]}]}]"
    };

    static final String[] INVALID = {
        "",
        " ",
        "nul",
        "nulll",
        "NULL",
        "True",
        "t",
        "f",
        "n",
        "undefined",
        "NaN",
        "Infinity",
        "-Infinity",
        "-",
        "+1",
        "01",
        "-01",
        "00",
        "1.",
        ".5",
        "-.5",
        "1.e5",
        "1e",
        "1e+",
        "1E-",
        "1e5.5",
        "0x10",
        "1_000",
        "1 2",
        "1,",
        "--1",
        "1-",
        "\"",
        "\"a",
        "a\"",
        "'a'",
        "\"\\\"",
        "\"\\",
        "\"\\a\"",
        "\"\\x41\"",
        "\"\\u\"",
        "\"\\u12\"",
        "\"\\u123g\"",
        "\"\\U0041\"",
        "\"\\u+123\"",
        "\"\\u 123\"",
        "\"\n\"",
        "\"\t\"",
        "\"\0\"",
        "\"\u001f\"",
        "\"a\"b",
        "[",
        "]",
        "[1",
        "[1,",
        "[1,]",
        "[,1]",
        "[,]",
        "[1 2]",
        "[1;2]",
        "[1]]",
        "[[1]",
        "[1}",
        "{",
        "}",
        "{]",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":}",
        "{\"a\":1",
        "{\"a\":1,",
        "{\"a\":1,}",
        "{,}",
        "{:1}",
        "{a:1}",
        "{1:1}",
        "{null:1}",
        "{'a':1}",
        "{\"a\" 1}",
        "{\"a\",1}",
        "{\"a\"::1}",
        "{\"a\":1 \"b\":2}",
        "{\"a\":1;}",
        "{\"a\":1}}",
        "{[]:1}",
        "// c\n1",
        "/* c */1",
        "1//c",
        "# c\n1",
        "\u00a01",
        "\ufeff1",
        "\u000b1",
        "1\u0085",
        "\u06601",
        "\u0661",
        "\0",
        "1\0",
        "[1\0]"
    };

    private static final String ALPHABET = "[]{}:,\"\\0123456789-+.eEtruefalsnbu/ \t\n\0\u00a0é'";

    @ParameterizedTest
    @FieldSource("VALID")
    void acceptsWhatParssonAccepts(String json) {
        assertThat(parssonAccepts(inArray(json))).as("Parsson accepts").isTrue();
        assertThat(accepts(json)).isTrue();
        assertThat(accepts(inArray(json))).isTrue();
    }

    @ParameterizedTest
    @FieldSource("INVALID")
    void refusesWhatParssonRefuses(String json) {
        assertThat(parssonAccepts(inArray(json))).as("Parsson accepts").isFalse();
        assertThat(accepts(json)).isFalse();
        assertThat(accepts(inArray(json))).isFalse();
    }

    @ParameterizedTest
    @FieldSource("VALID")
    void agreesWithParssonOnMutants(String json) {
        Random random = new Random(json.hashCode());
        Stream<String> mutants =
                Stream.generate(() -> inArray(mutate(json, random))).limit(2_000);

        assertThat(mutants.filter(mutant -> accepts(mutant) != parssonAccepts(mutant)))
                .isEmpty();
    }

    @ParameterizedTest
    @FieldSource("VALID")
    void refusesTruncation(String json) {
        String array = "[" + json + "]";
        for (int end = 0; end < array.length(); end++) {
            assertThat(accepts(array.substring(0, end))).isFalse();
        }
    }

    @Test
    void cutsAnArrayIntoItsElements() {
        String text = "2 [ 1 ,\"a,]\\\"\",[1, 2],\t{\"a\" : [ ]} , null,-0.5e1 ] ";

        assertThat(new JsonScanner(text, 2, 64, 0).wholeArray())
                .containsExactly("1", "\"a,]\\\"\"", "[1, 2]", "{\"a\" : [ ]}", "null", "-0.5e1");
    }

    @Test
    void cutsAnEmptyArrayIntoNothing() {
        assertThat(new JsonScanner("[ ]", 0, 64, 0).wholeArray()).isEmpty();
    }

    @Test
    void cutsTheWhitespaceAroundAValue() {
        assertThat(new JsonScanner(" \t{ } \r\n", 0, 64, 0).wholeValue()).isEqualTo("{ }");
    }

    @Test
    void tellsTheKindOfWhatComes() {
        assertThat(new JsonScanner(" \n{", 0, 64, 0).kind()).isEqualTo('{');
        assertThat(new JsonScanner("  ", 0, 64, 0).kind()).isEqualTo('\0');
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 64, PacketParser.Limits.MAX_DEPTH})
    void countsDepthExactly(int depth) {
        assertThatNoException().isThrownBy(() -> new JsonScanner(nested(depth), 0, depth, 0).wholeValue());
        assertThatExceptionOfType(PacketException.class)
                .isThrownBy(() -> new JsonScanner(nested(depth + 1), 0, depth, 0).wholeValue())
                .withMessage("JSON nested deeper than " + depth);
    }

    @Test
    void countsObjectsAsDepth() {
        assertThatExceptionOfType(PacketException.class)
                .isThrownBy(() -> new JsonScanner("[{\"a\":{}}]", 0, 2, 0).wholeValue())
                .withMessage("JSON nested deeper than 2");
    }

    @Test
    void doesNotAddTheDepthsOfNeighbours() {
        assertThatNoException().isThrownBy(() -> new JsonScanner("[[],[],{},{\"a\":1}]", 0, 2, 0).wholeValue());
    }

    @Test
    void neverNestsDeeperThanASmallStackPermits() throws Exception {
        String deep = "{\"a\":".repeat(256) + "1" + "}".repeat(256);
        FutureTask<String> scan = new FutureTask<>(() -> new JsonScanner(deep, 0, DEEPEST, 1).wholeValue());
        new Thread(null, scan, "small stack", 256 * 1024).start();

        assertThat(scan.get()).isEqualTo(deep);
        assertThatExceptionOfType(PacketException.class)
                .isThrownBy(() -> new JsonScanner(nested(257), 0, DEEPEST, 0).wholeValue())
                .withMessage("JSON nested deeper than 256");
    }

    /** The one difference to JSON as others know it: Parsson has a similar limit, but only on conversion. */
    @Test
    void limitsTheLengthOfNumbers() {
        assertThat(accepts("1".repeat(1000))).isTrue();
        assertThatExceptionOfType(PacketException.class)
                .isThrownBy(() -> new JsonScanner("1".repeat(1001), 0, 64, 0).wholeValue())
                .withMessage("number longer than 1000 characters");
    }

    /** Parsson does not look at what follows a value that is neither array nor object. */
    private static String inArray(String json) {
        return "[0," + json + "]";
    }

    private static String nested(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }

    private static boolean accepts(String json) {
        try {
            new JsonScanner(json, 0, 64, 1).wholeValue();
            return true;
        } catch (PacketException e) {
            return false;
        }
    }

    private static boolean parssonAccepts(String json) {
        try (JsonParser parser = PARSSON.createParser(new StringReader(json))) {
            while (parser.hasNext()) {
                parser.next();
            }
            return true;
        } catch (JsonException e) {
            return false;
        }
    }

    private static String mutate(String json, Random random) {
        StringBuilder mutant = new StringBuilder(json);
        for (int i = random.nextInt(2); i >= 0; i--) {
            int at = random.nextInt(mutant.length() + 1);
            int end = Math.min(mutant.length(), at + random.nextInt(2));
            mutant.replace(at, end, String.valueOf(ALPHABET.charAt(random.nextInt(ALPHABET.length()))));
        }
        return mutant.toString();
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    /** The results are those of {@code JSON.stringify}. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "``, \"\"",
                "a, \"a\"",
                "a\"b, \"a\\\"b\"",
                "a\\b, \"a\\\\b\"",
                "a/b, \"a/b\"",
                "`\b\f\n\r\t`, \"\\b\\f\\n\\r\\t\"",
                "`\0\u0001\u000b\u001f`, \"\\u0000\\u0001\\u000b\\u001f\"",
                "\u007f\u0080\u2028\u2029, \"\u007f\u0080\u2028\u2029\"",
                "\ud83c\udf89, \"\ud83c\udf89\"",
                "\ud83c, \"\\ud83c\"",
                "\udf89, \"\\udf89\"",
                "\udf89\ud83c, \"\\udf89\\ud83c\"",
                "\ud83c\ud83c\udf89, \"\\ud83c\ud83c\udf89\"",
                "\ud83c\udf89\udf89, \"\ud83c\udf89\\udf89\"",
                "a\ud83cb, \"a\\ud83cb\""
            })
    void quotesAsJavaScriptDoes(String string, String literal) {
        assertThat(Json.quote(string)).isEqualTo(literal);
    }

    @Test
    void unquotesWhatItQuotes() {
        StringBuilder every = new StringBuilder();
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            every.append((char) c).append('-');
        }

        assertThat(Json.unquote(Json.quote(every.toString()))).isEqualTo(every.toString());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "\"\", ``",
                "\"a\", a",
                "\"\\/\", /",
                "\"\\u0041\\u00e9\\u00E9\", A\u00e9\u00e9",
                "\"\\\\u0041\", \\u0041",
                "\"\\\\\\\"\", \\\"",
                "\"x\\b\\f\\n\\r\\ty\", `x\b\f\n\r\ty`",
                "\"\\ud83c\\udf89\", \ud83c\udf89"
            })
    void unquotes(String literal, String string) {
        assertThat(Json.unquote(literal)).isEqualTo(string);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83c", "\udf89x"})
    void unquotesLoneSurrogates(String string) {
        assertThat(Json.unquote("\"" + string + "\"")).isEqualTo(string);
    }
}

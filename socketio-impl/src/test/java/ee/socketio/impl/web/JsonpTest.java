/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ee.socketio.impl.engine.EngineRequest;
import ee.socketio.impl.protocol.Json;

class JsonpTest {
    private static Jsonp jsonp(String j) {
        EngineRequest request = Requests.read(new FakeRequest("GET", "j=" + j).facade(), Set.of());
        return Jsonp.of(request);
    }

    // ---- Scripts

    @Test
    void scriptCallsTheFunctionOfItsNumber() {
        assertThat(jsonp("7").script("4hello")).isEqualTo("___eio[7](\"4hello\");");
    }

    @ParameterizedTest
    @CsvSource({"12, 12", "'', ''", "0];alert(1)//, 01", "a1b2, 12", "%D9%A3, ''"})
    void nameOfTheFunctionIsTheClientsInItsDigitsOnly(String j, String digits) {
        assertThat(jsonp(j).script("")).isEqualTo("___eio[" + digits + "](\"\");");
    }

    @Test
    void scriptIsNothingElseWhateverItCarries() {
        String script = jsonp("0").script("</script><!--&'\"\\\n\u2028\u2029\u0000\u007f€\ud83d]]>");

        assertThat(script)
                .isEqualTo("___eio[0](\"\\u003c/script\\u003e\\u003c!--\\u0026\\u0027\\u0022\\u005c\\u000a"
                        + "\\u2028\\u2029\\u0000\\u007f\\u20ac\\ud83d]]\\u003e\");");
    }

    @Test
    void scriptCarriesEachCharacter() {
        StringBuilder all = new StringBuilder();
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            all.append((char) c);
        }
        String script = jsonp("0").script(all.toString());

        assertThat(script).matches("[ -~]*").doesNotContain("<", ">", "&", "'");
        assertThat(Json.unquote(script.substring(10, script.length() - 2))).isEqualTo(all.toString());
    }

    // ---- Forms

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "d=6%3A4hello, 6:4hello",
                "d=1+2%2B3, 1 2+3",
                "a=1&d=x&b=2, x",
                "d=x&d=y, y",
                "dd=1&d=x, x",
                "d=%E2%82%AC, €",
                "d=a=b, a=b",
                "d=, ``",
                "``, ``",
                "x=1, ``",
                "d, ``",
                "d=%, %",
                "d=%zz, %zz"
            })
    void payloadIsTheParameterOfTheForm(String form, String payload) {
        assertThat(jsonp("0").payload(form)).isEqualTo(payload);
    }

    /** What the client does to line breaks, because forms change them. */
    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\\nb", "a\\\\nb", "\n\n", "\\n\\n", "\\", "\\\\", "n", "\\\\\\n\n\n\\"})
    void lineBreaksAreRestored(String payload) {
        assertThat(jsonp("0").payload("d=" + encode(payload))).isEqualTo(payload);
    }

    /** But for a line break behind a backslash, which the client spoils; it is in no JSON. */
    @Test
    void anyLineBreaksAreRestored() {
        Random random = new Random(42);
        for (int i = 0; i < 10_000; i++) {
            StringBuilder payload = new StringBuilder();
            for (int length = random.nextInt(12); length > 0; length--) {
                payload.append("\\n\na".charAt(random.nextInt(4)));
            }
            String possible = payload.toString().replaceAll("\\\\\n+", "\\\\");
            assertThat(jsonp("0").payload("d=" + encode(possible))).isEqualTo(possible);
        }
    }

    private static String encode(String payload) {
        String escaped = payload.replace("\\n", "\\\n").replace("\n", "\\n");
        return URLEncoder.encode(escaped, StandardCharsets.UTF_8);
    }

    @Test
    @Timeout(10)
    void takesLinearTime() {
        jsonp("0").payload("&".repeat(1_000_000));
        jsonp("0").payload("d=&".repeat(300_000));
        jsonp("0").payload("d=" + "\\".repeat(1_000_000));
        jsonp("0").payload("d=" + "\\n".repeat(500_000));
        jsonp("0").script("€".repeat(1_000_000));
    }
}

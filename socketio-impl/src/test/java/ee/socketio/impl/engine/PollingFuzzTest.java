/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Whatever a client posts, it is received or ends the session, and no other. */
@Timeout(60)
class PollingFuzzTest {
    static final String[] BODIES = {
        "4hello",
        "4hello\u001e3\u001ebAQIDBA==",
        "42[\"say\",\"€\"]\u001e451-[\"b\",{\"_placeholder\":true,\"num\":0}]\u001ebAQID\u001e1",
        "bAAAA\u001ebAA==\u001eb\u001e6\u001e5\u001e0"
    };

    /** Characters that mean something somewhere, and some that never do. */
    private static final String ALPHABET = "0123456bAZaz09+/=-_ \u001e\u001f\n\0\u00a0\u0664\ud83d\udf89";

    private final TestEngine engine = new TestEngine();
    private final PollingClient other = PollingClient.open(engine.server);

    @ParameterizedTest
    @FieldSource("BODIES")
    void survivesTruncation(String body) {
        IntStream.range(0, body.length()).forEach(end -> post(body.substring(0, end)));
        IntStream.range(0, body.length()).forEach(start -> post(body.substring(start)));
    }

    @ParameterizedTest
    @FieldSource("BODIES")
    void survivesMutation(String body) {
        Random random = new Random(body.hashCode());
        for (int i = 0; i < 5000; i++) {
            StringBuilder mutant = new StringBuilder(body);
            for (int changes = random.nextInt(3); changes >= 0; changes--) {
                int at = random.nextInt(mutant.length() + 1);
                int end = Math.min(mutant.length(), at + random.nextInt(3));
                mutant.replace(at, end, random.nextInt(3) == 0 ? "" : randomChar(random));
            }
            post(mutant.toString());
        }
    }

    @Test
    void survivesNoise() {
        Random random = new Random(42);
        for (int i = 0; i < 10_000; i++) {
            StringBuilder noise = new StringBuilder();
            for (int length = random.nextInt(30); length >= 0; length--) {
                noise.append(randomChar(random));
            }
            post(noise.toString());
        }
    }

    @Test
    @Timeout(5)
    void takesLinearTime() {
        post("\u001e".repeat(1_000_000));
        post("6\u001e".repeat(500_000));
        post("b" + "A".repeat(1_000_000));
        post("4" + "x".repeat(1_000_000));
    }

    private void post(String body) {
        engine.told.clear();
        PollingClient client = PollingClient.open(engine.server);
        FakeExchange poll = client.poll();

        assertThat(client.post(body).answer()).isEqualTo("ok");

        if (poll.answer() != null) {
            assertThat(engine.told).last().isIn("PARSE_ERROR", "TRANSPORT_CLOSE", "TRANSPORT_ERROR");
        } else {
            client.post("1");
        }
        assertThat(engine.server.sessionCount()).isEqualTo(1);
    }

    private static String randomChar(Random random) {
        return String.valueOf(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
}

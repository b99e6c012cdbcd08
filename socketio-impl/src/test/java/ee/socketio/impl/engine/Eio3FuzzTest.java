/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Whatever a client of the third revision sends, it is received or ends the session, soon, and no other. */
@Timeout(60)
class Eio3FuzzTest {
    static final String[] BODIES = {
        "6:4hello", "6:4hello1:210:b4AQIDBA==0:2:4€", "13:42[\"u\",\"€😀\"]1:61:51:1", "1:410:b4AAAAAAA=1:01:0"
    };

    /** The same of bodies that are bytes, in hexadecimal digits. */
    static final String[] BINARY_BODIES = {
        "0006ff3468656c6c6f", "0004ff34e282ac0105ff0401020304000501ff" + "34".repeat(51), "0101ff040001ff32000002ff3461"
    };

    /** Characters that mean something somewhere, and some that never do. */
    private static final String ALPHABET = "0123456789b:AZaz+/=-_ \u001e\n\0\u00a0\u0664\ud83d\udf89";

    private final TestEngine engine = TestEngine.eio3();
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
        for (int i = 0; i < 3000; i++) {
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
        for (int i = 0; i < 5000; i++) {
            StringBuilder noise = new StringBuilder();
            for (int length = random.nextInt(30); length >= 0; length--) {
                noise.append(randomChar(random));
            }
            post(noise.toString());
        }
    }

    @ParameterizedTest
    @FieldSource("BINARY_BODIES")
    void survivesTruncationOfBytes(String hex) {
        byte[] body = HexFormat.of().parseHex(hex);
        IntStream.range(0, body.length).forEach(end -> post(Arrays.copyOfRange(body, 0, end)));
        IntStream.range(0, body.length).forEach(start -> post(Arrays.copyOfRange(body, start, body.length)));
    }

    @ParameterizedTest
    @FieldSource("BINARY_BODIES")
    void survivesMutationOfBytes(String hex) {
        Random random = new Random(hex.hashCode());
        for (int i = 0; i < 3000; i++) {
            byte[] mutant = HexFormat.of().parseHex(hex);
            for (int changes = random.nextInt(3); changes >= 0; changes--) {
                mutant[random.nextInt(mutant.length)] = randomByte(random);
            }
            post(mutant);
        }
    }

    @Test
    void survivesNoiseOfBytes() {
        Random random = new Random(42);
        for (int i = 0; i < 5000; i++) {
            byte[] noise = new byte[random.nextInt(30)];
            IntStream.range(0, noise.length).forEach(at -> noise[at] = randomByte(random));
            post(noise);
            frame(noise);
            frame(new String(noise, StandardCharsets.ISO_8859_1));
        }
    }

    @Test
    @Timeout(10)
    void takesLinearTime() {
        post("0:".repeat(500_000));
        post("0".repeat(1_000_000));
        post("9".repeat(1_000_000));
        post("1:6".repeat(300_000));
        post("1000000:4" + "x".repeat(999_999));
        post("1000000:b4" + "A".repeat(999_998));
        post(new byte[1_000_000]);
        post(repeated((byte) 0, (byte) 1, (byte) -1, (byte) '6'));
        post(repeated((byte) 1, (byte) 1, (byte) -1, (byte) 4));
        post(repeated((byte) 9));
    }

    private static byte[] repeated(byte... packet) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        IntStream.range(0, 250_000).forEach(i -> body.writeBytes(packet));
        return body.toByteArray();
    }

    private void post(String body) {
        PollingClient client = client();
        FakeExchange poll = client.poll();
        assertThat(client.post(body).answer()).isEqualTo("ok");
        checkEnd(client, poll);
    }

    private void post(byte[] body) {
        PollingClient client = client();
        FakeExchange poll = client.poll();
        assertThat(client.post(body).answer()).isEqualTo("ok");
        checkEnd(client, poll);
    }

    private PollingClient client() {
        engine.told.clear();
        return PollingClient.openEio3(engine.server);
    }

    /** A poll is also answered if a ping was among what was posted. */
    private void checkEnd(PollingClient client, FakeExchange poll) {
        if (engine.server.sessionCount() == 1) {
            assertThat(engine.told).last().isIn("PARSE_ERROR", "TRANSPORT_CLOSE", "TRANSPORT_ERROR");
            assertThat(poll.answer()).isNotNull();
        } else {
            client.post("1:1");
            client.poll();
        }
        assertThat(engine.server.sessionCount()).isEqualTo(1);
    }

    private void frame(String frame) {
        engine.told.clear();
        WebSocketClient client = WebSocketClient.openEio3(engine.server);
        client.says(frame);
        checkEnd(client);
    }

    private void frame(byte[] frame) {
        engine.told.clear();
        WebSocketClient client = WebSocketClient.openEio3(engine.server);
        client.says(frame);
        checkEnd(client);
    }

    private void checkEnd(WebSocketClient client) {
        if (client.state() == WebSocketClient.State.CLOSED) {
            assertThat(engine.told).last().isIn("PARSE_ERROR", "TRANSPORT_CLOSE", "TRANSPORT_ERROR");
        } else {
            client.leaves();
        }
        assertThat(engine.server.sessionCount()).isEqualTo(1);
    }

    private static byte randomByte(Random random) {
        return (byte) (random.nextInt(3) == 0 ? random.nextInt(256) : random.nextInt(6) - 1);
    }

    private static String randomChar(Random random) {
        return String.valueOf(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
}

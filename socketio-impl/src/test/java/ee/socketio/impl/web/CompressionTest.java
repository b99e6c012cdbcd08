/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

import org.junit.jupiter.api.Test;

import ee.socketio.SocketIoConfig.Builder;
import ee.socketio.impl.engine.EnginePacket;

class CompressionTest {
    /** With a threshold that the fake engine lets a message reach, and that two bytes for one character count for. */
    private static final UnaryOperator<Builder> OPTIONS = options -> options.httpCompressionThreshold(101);

    private static final String LONG = "ü".repeat(50);
    private static final String SHORT = "ü".repeat(49) + 'u';

    private static FakeResponse poll(UnaryOperator<Builder> options, String accepted, EnginePacket... packets)
            throws Exception {
        FakeWebApp app = new FakeWebApp().start(options);
        FakeRequest poll = new FakeRequest("GET", app.poll()).header("Accept-Encoding", accepted);
        app.session().send(Arrays.asList(packets));
        return app.serve(poll);
    }

    private static String read(InputStream body) throws Exception {
        try (body) {
            return new String(body.readAllBytes(), UTF_8);
        }
    }

    @Test
    void answerOfTheThresholdIsCompressed() throws Exception {
        FakeResponse response = poll(OPTIONS, "gzip, deflate, br", EnginePacket.message(LONG));

        assertThat(response.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(response.header("Content-Type")).isEqualTo("text/plain; charset=UTF-8");
        assertThat(response.header("Content-Length")).isEqualTo(String.valueOf(response.bytes().length));
        assertThat(read(new GZIPInputStream(new ByteArrayInputStream(response.bytes()))))
                .isEqualTo('4' + LONG);
    }

    @Test
    void clientMayPreferDeflate() throws Exception {
        FakeResponse response = poll(OPTIONS, "gzip;q=0.5, deflate", EnginePacket.message(LONG));

        assertThat(response.header("Content-Encoding")).isEqualTo("deflate");
        assertThat(read(new InflaterInputStream(new ByteArrayInputStream(response.bytes()))))
                .isEqualTo('4' + LONG);
    }

    @Test
    void smallerAnswerIsNot() throws Exception {
        assertPlain(poll(OPTIONS, "gzip", EnginePacket.message(SHORT)), '4' + SHORT);
    }

    @Test
    void answerIsNotCompressedUnlessTheClientAcceptsIt() throws Exception {
        assertPlain(poll(OPTIONS, "br, identity", EnginePacket.message(LONG)), '4' + LONG);
    }

    @Test
    void answerIsNotCompressedIfThatIsTurnedOff() throws Exception {
        assertPlain(
                poll(
                        options -> options.httpCompression(false).httpCompressionThreshold(0),
                        "gzip",
                        EnginePacket.message(LONG)),
                '4' + LONG);
    }

    @Test
    void packetThatMustNotBeCompressedKeepsTheOthersFromIt() throws Exception {
        FakeResponse response =
                poll(OPTIONS, "gzip", EnginePacket.message("secret").uncompressed(), EnginePacket.message(LONG));

        assertPlain(response, "4secret\u001e4" + LONG);
    }

    private static void assertPlain(FakeResponse response, String body) {
        assertThat(response.headers("Content-Encoding")).isEmpty();
        assertThat(response.body()).isEqualTo(body);
    }
}

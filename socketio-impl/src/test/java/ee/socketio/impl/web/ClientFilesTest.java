/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientFilesTest {
    private static final Duration A_MOMENT = Duration.ofMillis(50);
    private static final String VERSION = "\"4.8.4\"";

    private final FakeWebApp app = new FakeWebApp().start("https://a.example");

    private static FakeRequest get(String name) {
        return new FakeRequest("GET", null).path("/" + name);
    }

    private FakeResponse serve(FakeRequest request) throws Exception {
        FakeResponse response = app.serve(request);
        app.pass(A_MOMENT);
        assertThat(request.isCompleted()).isTrue();
        return response;
    }

    @ParameterizedTest
    @ValueSource(strings = {"socket.io.js", "socket.io.min.js", "socket.io.esm.min.js", "socket.io.msgpack.min.js"})
    void fileIsServed(String name) throws Exception {
        FakeResponse response = serve(get(name));

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Content-Type")).isEqualTo("application/javascript; charset=utf-8");
        assertThat(response.header("Cache-Control")).isEqualTo("public, max-age=0");
        assertThat(response.header("ETag")).isEqualTo(VERSION);
        assertThat(response.headers("Content-Encoding")).isEmpty();
        assertThat(response.body())
                .startsWith("/*!\n * Socket.IO v4.8.4\n")
                .contains("sourceMappingURL=" + name + ".map");
        assertThat(response.header("Content-Length")).isEqualTo(String.valueOf(response.bytes().length));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "socket.io.js.map",
                "socket.io.min.js.map",
                "socket.io.esm.min.js.map",
                "socket.io.msgpack.min.js.map",
            })
    void sourceMapIsServed(String name) throws Exception {
        FakeResponse response = serve(get(name));

        assertThat(response.header("Content-Type")).isEqualTo("application/json");
        assertThat(response.body()).startsWith("{\"version\":3,");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "version",
                "socket.io.js.br",
                "socket.io.js.gz",
                "socket.io.js.map.map",
                "socket.io.esm.js",
                "SOCKET.IO.js",
                "socket.io.js/",
                "x/socket.io.js",
                "../socket.io.js",
            })
    void noOtherFileIsServed(String name) throws Exception {
        assertThat(app.serve(get(name)).body()).isEqualTo("{\"code\":0,\"message\":\"Transport unknown\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "OPTIONS", "PUT"})
    void methodDoesNotMatter(String method) throws Exception {
        assertThat(serve(new FakeRequest(method, null).path("/socket.io.js")).body())
                .startsWith("/*!");
    }

    @Test
    void fileIsServedAsTheClientAcceptsIt() throws Exception {
        String plain = serve(get("socket.io.js")).body();
        FakeResponse brotli = serve(get("socket.io.js").header("Accept-Encoding", "gzip, deflate, br"));
        FakeResponse gzip = serve(get("socket.io.js").header("Accept-Encoding", "gzip, br;q=0.5"));
        FakeResponse deflate = serve(get("socket.io.js").header("Accept-Encoding", "deflate"));

        assertThat(brotli.header("Content-Encoding")).isEqualTo("br");
        assertThat(brotli.bytes().length).isLessThan(gzip.bytes().length);
        assertThat(brotli.header("Vary")).isEqualTo("Origin, Accept-Encoding");
        assertThat(gzip.header("Content-Encoding")).isEqualTo("gzip");
        try (GZIPInputStream decoded = new GZIPInputStream(new ByteArrayInputStream(gzip.bytes()))) {
            assertThat(new String(decoded.readAllBytes(), UTF_8)).isEqualTo(plain);
        }
        assertThat(deflate.headers("Content-Encoding")).isEmpty();
        assertThat(deflate.body()).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(strings = {VERSION, "W/" + VERSION, "\"1\", " + VERSION, "\"1\" ,W/" + VERSION})
    void fileThatTheClientHasIsNotSentAgain(String known) throws Exception {
        FakeResponse response = app.serve(get("socket.io.js").header("If-None-Match", known));

        assertThat(response.status()).isEqualTo(304);
        assertThat(response.body()).isEmpty();
        assertThat(response.header("ETag")).isEqualTo(VERSION);
        assertThat(response.headers()).doesNotContain("Content-Length", "Content-Type", "Content-Encoding");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.8.4", "\"4.8.3\"", "w/" + VERSION, ""})
    void fileThatTheClientDoesNotHaveIsSent(String known) throws Exception {
        assertThat(serve(get("socket.io.js").header("If-None-Match", known)).status())
                .isEqualTo(200);
    }

    @Test
    void pagesOfAllowedOriginsMayReadFiles() throws Exception {
        FakeResponse response = serve(get("socket.io.js").header("Origin", "https://a.example"));

        assertThat(response.header("Access-Control-Allow-Origin")).isEqualTo("https://a.example");
    }

    @Test
    void nothingIsServedIfThatIsTurnedOff() throws Exception {
        FakeWebApp bare = new FakeWebApp().start(options -> options.serveClient(false));

        assertThat(bare.serve(get("socket.io.js")).status()).isEqualTo(400);
    }

    @Test
    void slowClientHoldsNoThread() throws Exception {
        FakeRequest request = get("socket.io.js");
        request.response().stall();

        app.serve(request);

        assertThat(request.isCompleted()).isFalse();
        request.response().read();
        app.pass(A_MOMENT);
        assertThat(request.isCompleted()).isTrue();
    }
}

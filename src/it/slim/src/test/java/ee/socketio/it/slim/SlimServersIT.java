/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it.slim;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The chat on each slim server, as the image of the example runs it. Chromium and the official client are the judges.
 */
class SlimServersIT {
    private static final Path CASES = Path.of("target", "js").toAbsolutePath();

    @ParameterizedTest
    @EnumSource
    void shouldServeTheOfficialClient(SlimServer server) throws Exception {
        try (ServerProcess process = server.start(server.image("chat"), "chat")) {
            process.awaitLog("SIO000101");
            process.awaitHttp();

            assertThat(process.log()).doesNotContain("SIO000114"); // handlers have the server's threads
            run("slim.test.mjs", server, process.url());
            run("chat-page.test.mjs", server, process.url());

            process.stop();
        }
    }

    private static void run(String file, SlimServer server, URI chat) throws IOException, InterruptedException {
        Path report = CASES.resolve(file + "-" + server + ".report");
        ProcessBuilder builder = new ProcessBuilder("node", "--test", "--test-force-exit", "--test-timeout=60000", file)
                .directory(CASES.toFile())
                .redirectErrorStream(true)
                .redirectOutput(report.toFile());
        builder.environment().put("CHAT_URL", chat.toString());
        builder.environment().put("SERVER", server.name());
        Process node;
        try {
            node = builder.start();
        } catch (IOException e) {
            assertThat(System.getenv("CI")).as("CI without Node").isNotEqualTo("true");
            abort("The official client needs Node 20 or newer and its npm on the PATH: " + e.getMessage());
            return;
        }
        try {
            assertThat(node.waitFor(120, SECONDS)).as("the end of " + file).isTrue();
            assertThat(node.exitValue()).as(Files.readString(report)).isZero();
        } finally {
            node.descendants().forEach(ProcessHandle::destroyForcibly);
            node.destroyForcibly();
        }
    }
}

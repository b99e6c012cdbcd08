/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.URL;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;

/**
 * Runs a case file of {@code src/test/js} on the machine's Node and presents each of its tests as a JUnit test.
 *
 * <p>A case file uses {@code node:test} and finds the deployments under test in environment variables, as URLs. Its
 * tests should set a {@code timeout} each: what hangs is then known by name. A file that takes too long as a whole
 * fails, and is ended together with all that it started.
 *
 * <p>On a machine without Node the tests are aborted, unless {@code CI=true}: there they fail.
 */
final class JavaScript {

    /** Where Maven has copied {@code src/test/js} and installed the packages, once for all servers. */
    private static final Path FOLDER = Path.of("..", "suite", "target", "js");

    /** Of the server's module. */
    private static final Path REPORTS = Path.of("target", "js-reports");

    /** Node ends a file itself and still reports; should Node hang, this class ends it a little later. */
    private static final int SECONDS_PER_FILE = 90;

    /** What {@code reporter.mjs} tells of a test; any other line is from Node itself. */
    private static final Predicate<String> TEST =
            Pattern.compile("(pass|fail|skip) \\S+ \\S*").asMatchPredicate();

    private JavaScript() {}

    /**
     * Runs the file to its end.
     *
     * @param file the name of the case file
     * @param servers the environment variables that name the deployments
     * @return its tests in order, each of which passes or fails as it did in Node
     */
    static Stream<DynamicTest> tests(String file, Map<String, URL> servers) {
        return tests(file, servers, SECONDS_PER_FILE);
    }

    /** The same for a file that may take longer, or should not take as long. */
    static Stream<DynamicTest> tests(String file, Map<String, URL> servers, int seconds) {
        try {
            return run(file, servers, seconds);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(file + " was not run to its end", e);
        }
    }

    private static Stream<DynamicTest> run(String file, Map<String, URL> servers, int seconds)
            throws IOException, InterruptedException {
        Path report = Files.createDirectories(REPORTS).resolve(file + ".report");
        Process node;
        try {
            node = node(file, servers, seconds)
                    .redirectErrorStream(true)
                    .redirectOutput(report.toFile())
                    .start();
        } catch (IOException e) {
            return Stream.of(dynamicTest("needs Node", () -> withoutNode(e))); // an aborted factory would go unnoticed
        }
        try {
            boolean ended = node.waitFor(seconds + 10, SECONDS);
            String said = Files.readString(report);
            List<String> tests = said.lines().filter(TEST).toList();
            boolean failureTold = tests.stream().anyMatch(test -> test.startsWith("fail"));
            if (!ended || tests.isEmpty() || node.exitValue() != 0 && !failureTold) {
                fail(file + (ended ? " did not run to its end" : " hung") + ", Node said:\n" + said);
            }
            return tests.stream().map(JavaScript::test);
        } finally {
            end(node);
        }
    }

    private static ProcessBuilder node(String file, Map<String, URL> servers, int seconds) {
        ProcessBuilder node = new ProcessBuilder(
                "node",
                "--test",
                "--test-force-exit",
                "--test-timeout=" + SECONDS.toMillis(seconds),
                "--test-reporter=./reporter.mjs",
                file);
        node.environment().putAll(Server.environment());
        servers.forEach((variable, url) -> node.environment().put(variable, url.toString()));
        return node.directory(FOLDER.toFile());
    }

    private static void withoutNode(IOException e) {
        String reason = "The JavaScript clients need Node 20 or newer and its npm on the PATH: " + e.getMessage();
        if (Boolean.parseBoolean(System.getenv("CI"))) {
            fail(reason);
        }
        abort(reason);
    }

    private static DynamicTest test(String line) {
        String[] fields = line.split(" ", 3);
        String name = URLDecoder.decode(fields[1], UTF_8);
        String text = name + ": " + URLDecoder.decode(fields[2], UTF_8); // Maven's console shows tests by number only
        return dynamicTest(name, () -> {
            switch (fields[0]) {
                case "pass" -> {}
                case "skip" -> abort(text);
                default -> fail(text);
            }
        });
    }

    /** Ends Node, its child that runs the file, and the browsers of that. */
    private static void end(Process node) {
        node.descendants().forEach(ProcessHandle::destroyForcibly);
        node.destroyForcibly();
    }
}

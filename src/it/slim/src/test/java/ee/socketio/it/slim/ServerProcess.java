/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it.slim;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** A server as a process of its own, at a free port of the loopback interface. */
final class ServerProcess implements AutoCloseable {

    /** Far more than any server takes, on any machine. */
    private static final int PATIENCE_SECONDS = 180;

    private final int port;
    private final Path log;
    private final Process process;

    private ServerProcess(int port, Path log, Process process) {
        this.port = port;
        this.log = log;
        this.process = process;
    }

    /** Starts an image, but does not wait. */
    static ServerProcess start(SlimServer server, Image image, Path log) throws IOException {
        int port = freePort();
        List<String> command = new ArrayList<>(image.command());
        command.addAll(server.arguments(port));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(image.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        Path temporary = Files.createDirectories(image.folder().resolveSibling("tmp"));
        Map<String, String> environment = builder.environment();
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary.toAbsolutePath());
        environment.putAll(image.environment());
        environment.putAll(server.environment(port));
        return new ServerProcess(port, log, builder.start());
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return probe.getLocalPort();
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port + "/");
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until that text is logged, and fails if it never is. */
    void awaitLog(String text) throws InterruptedException {
        await(() -> log().contains(text), "\"" + text + "\" in the log");
    }

    /** Waits until it answers requests with pages. */
    void awaitHttp() throws InterruptedException {
        await(this::answers, "a page");
    }

    private boolean answers() {
        try {
            HttpURLConnection request = (HttpURLConnection) url().toURL().openConnection();
            return request.getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private void await(BooleanSupplier condition, String what) throws InterruptedException {
        long end = System.nanoTime() + SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            if (!process.isAlive() && !condition.getAsBoolean() || System.nanoTime() > end) {
                throw new AssertionError("waited in vain for " + what + ":\n" + log());
            }
            Thread.sleep(100);
        }
    }

    /** Stops it as the engine of containers does: by a signal to the first process. */
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, SECONDS)) {
            throw new AssertionError("it goes on after the signal:\n" + log());
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}

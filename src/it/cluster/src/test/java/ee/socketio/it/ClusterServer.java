/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** A server as a process of its own, with the application that {@code src/main} of this module is. */
abstract class ClusterServer implements AutoCloseable {
    static final Path APPLICATION = Path.of(System.getProperty("application"));
    static final Path LOGS = Path.of(System.getProperty("server.log.dir"));

    /** Far more than any server takes, on any machine. */
    private static final int PATIENCE_SECONDS = 180;

    private final URL url;
    private final Map<String, String> properties;

    /** That of the process that runs, or ran last. */
    private ProcessHandle process;

    /**
     * Makes one that does not run.
     *
     * @param url of the application
     * @param properties what {@code hazelcast.yaml} asks for
     */
    ClusterServer(URL url, Map<String, String> properties) {
        this.url = url;
        this.properties = properties;
    }

    URL url() {
        return url;
    }

    final List<String> properties() {
        return properties.entrySet().stream()
                .map(property -> "-D" + property.getKey() + '=' + property.getValue())
                .toList();
    }

    /** Starts it, and does not wait until it answers. */
    final void start() throws IOException, InterruptedException {
        process = launch();
    }

    abstract ProcessHandle launch() throws IOException, InterruptedException;

    /** Deploys the application again, while the server goes on. */
    void redeploy() throws Exception {
        throw new UnsupportedOperationException("not yet on this server");
    }

    final boolean isRunning() {
        return process != null && process.isAlive();
    }

    final void awaitAnswer() throws Exception {
        await(this::answers, "an answer of " + url);
    }

    private boolean answers() {
        try {
            URL handshake = new URL(url, "socket.io/?EIO=4&transport=polling");
            return ((HttpURLConnection) handshake.openConnection()).getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    final void await(Callable<Boolean> condition, String what) throws Exception {
        long end = System.nanoTime() + SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.call()) {
            if (!isRunning() || System.nanoTime() > end) {
                throw new AssertionError("waited in vain for " + what + ", see " + LOGS);
            }
            Thread.sleep(100);
        }
    }

    /** Like a machine whose current fails. */
    final void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Its clocks stand still. */
    final void pause() throws IOException, InterruptedException {
        signal("-STOP");
    }

    final void resume() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", signal, String.valueOf(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
    }

    @Override
    public final void close() {
        if (isRunning()) {
            kill();
        }
    }
}

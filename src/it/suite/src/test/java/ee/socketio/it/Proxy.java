/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A proxy from the distribution's packages, in front of the server under test, with the configuration that the manual
 * shows: only its two ports are others.
 *
 * <p>On a machine without it the test is aborted, unless {@code CI=true}: there it fails.
 */
final class Proxy implements AutoCloseable {
    private static final Path CONFIGURATIONS = Path.of("..", "suite", "src", "test", "proxy");
    private static final int SECONDS_TO_START = 10;

    /** What the manual has the server, and the proxy, listen on. */
    private static final String SERVER_PORT = "127.0.0.1:8080";

    private static final String PROXY_PORT = ":?8000";

    private final Process process;
    private final int port;

    private Proxy(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static Proxy nginx(URL server) throws IOException, InterruptedException {
        Path folder = folder("nginx");
        int port = freePort();
        write(folder.resolve("chat.conf"), "nginx.conf", "127.0.0.1:" + port, server);
        // Whatever the distribution would have elsewhere.
        Files.writeString(folder.resolve("nginx.conf"), """
                pid nginx.pid;
                error_log stderr;
                events {}
                http {
                    access_log off;
                    client_body_temp_path body;
                    proxy_temp_path proxy;
                    fastcgi_temp_path fastcgi;
                    uwsgi_temp_path uwsgi;
                    scgi_temp_path scgi;
                    include chat.conf;
                }
                """);
        String here = folder + "/";
        return start(
                folder,
                port,
                List.of(
                        "nginx",
                        "-p",
                        here,
                        "-c",
                        "nginx.conf",
                        "-e",
                        "stderr",
                        "-g",
                        "daemon off; master_process off;"));
    }

    static Proxy haproxy(URL server) throws IOException, InterruptedException {
        Path folder = folder("haproxy");
        int port = freePort();
        write(folder.resolve("haproxy.cfg"), "haproxy.cfg", "127.0.0.1:" + port, server);
        return start(
                folder,
                port,
                List.of("haproxy", "-db", "-f", folder.resolve("haproxy.cfg").toString()));
    }

    private static Path folder(String proxy) throws IOException {
        return Files.createDirectories(Path.of("target", "proxies", proxy)).toAbsolutePath();
    }

    private static void write(Path target, String configuration, String listen, URL server) throws IOException {
        String text = Files.readString(CONFIGURATIONS.resolve(configuration));
        Files.writeString(
                target,
                text.replaceAll(PROXY_PORT, listen).replace(SERVER_PORT, server.getHost() + ':' + server.getPort()));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Proxy start(Path folder, int port, List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.log").toFile());
        builder.environment().merge("PATH", "/usr/sbin", (path, sbin) -> path + ':' + sbin);
        Proxy proxy = new Proxy(start(builder), port);
        proxy.awaitStart(folder);
        return proxy;
    }

    private static Process start(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            String reason = "There is no proxy: " + e.getMessage();
            if (Boolean.parseBoolean(System.getenv("CI"))) {
                fail(reason);
            }
            return abort(reason);
        }
    }

    private void awaitStart(Path folder) throws IOException, InterruptedException {
        for (int tenths = 0; tenths < SECONDS_TO_START * 10; tenths++) {
            if (listens()) {
                return;
            }
            if (process.waitFor(100, MILLISECONDS)) {
                break;
            }
        }
        close();
        fail("The proxy has not started: " + Files.readString(folder.resolve("output.log")));
    }

    private boolean listens() {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** The application as the proxy shows it. */
    URL url() throws IOException {
        return URI.create("http://127.0.0.1:" + port + "/apps/chat/").toURL();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(SECONDS_TO_START, SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}

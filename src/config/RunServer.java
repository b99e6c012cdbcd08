/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * Runs a server that is a program of its own until it ends, or Maven does, which started this.
 *
 * <p>{@code ./mvnw -Pslim-wildfly} and its like start it as a source file: {@code java RunServer.java <name> <port>
 * <command>...}. Maven itself would leave the server behind when it is killed.
 */
class RunServer {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public static void main(String[] args) throws Exception {
        var name = args[0];
        var port = Integer.parseInt(args[1]);
        List<String> command = Arrays.asList(args).subList(2, args.length);

        requireFree(port);
        var server = new ProcessBuilder(command).inheritIO().start();
        ProcessHandle.current().parent().orElseThrow().onExit().thenRun(() -> System.exit(0));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
        announce(server, name, "http://localhost:" + port + "/");
        System.exit(server.waitFor());
    }

    private static void requireFree(int port) {
        try (var probe = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            probe.getLocalPort();
        } catch (IOException e) {
            System.err.println("Port " + port + " is in use");
            System.exit(1);
        }
    }

    private static void stop(Process server) {
        server.destroy();
        try {
            server.waitFor();
        } catch (InterruptedException e) {
            server.destroyForcibly();
        }
    }

    private static void announce(Process server, String name, String url) throws InterruptedException {
        while (server.isAlive()) {
            if (answers(url)) {
                System.out.println("\n    " + name + " is at " + url + " (Ctrl-C stops it)\n");
                return;
            }
            Thread.sleep(200);
        }
    }

    private static boolean answers(String url) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(5)).build();
        try {
            return CLIENT.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Runs several servers and a balancer in front of them until this ends, or Maven does, which started this.
 *
 * <p>{@code ./mvnw -Pcluster} starts it as a source file: {@code java RunCluster.java <name> <port> <number of servers>
 * <folder for their logs> <Balancer.java> <how it balances> <command>...}. The command starts a server: {@code {node}}
 * in it becomes the number of the server, from 1 on, and {@code {port}} its port, which comes after that of the balancer.
 */
class RunCluster {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static volatile boolean stopping;

    record Node(int number, int port, Path log, Process process) {}

    public static void main(String[] args) throws Exception {
        var port = Integer.parseInt(args[1]);
        var count = Integer.parseInt(args[2]);
        var folder = Path.of(args[3]);
        List<String> command = Arrays.asList(args).subList(6, args.length);

        IntStream.rangeClosed(port, port + count).forEach(RunCluster::requireFree);
        ProcessHandle.current().parent().orElseThrow().onExit().thenRun(() -> System.exit(0));
        Runtime.getRuntime().addShutdownHook(new Thread(RunCluster::stop));
        System.out.println("Starting " + count + " servers…");
        var nodes = new ArrayList<Node>();
        for (var number = 1; number <= count; number++) {
            nodes.add(start(number, port + number, folder.resolve("node-" + number + ".log"), command));
        }
        for (var node : nodes) {
            await(node);
        }
        var balancer = startBalancer(args[4], args[5], port, nodes);
        announce(args[0], port, nodes);
        nodes.forEach(node -> node.process().onExit().thenRun(() -> tellEnd(node, nodes)));
        System.exit(balancer.waitFor());
    }

    private static void requireFree(int port) {
        try (var probe = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            probe.getLocalPort();
        } catch (IOException e) {
            System.err.println("Port " + port + " is in use");
            System.exit(1);
        }
    }

    private static Node start(int number, int port, Path log, List<String> command) throws IOException {
        List<String> words = command.stream()
                .map(word -> word.replace("{node}", String.valueOf(number)).replace("{port}", String.valueOf(port)))
                .toList();
        var process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new Node(number, port, log, process);
    }

    private static Process startBalancer(String source, String how, int port, List<Node> nodes) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                source,
                how,
                String.valueOf(port)));
        nodes.forEach(node -> command.add(String.valueOf(node.port())));
        return new ProcessBuilder(command).inheritIO().start();
    }

    /** Should this be killed instead, the children notice by themselves. */
    private static void stop() {
        stopping = true;
        List<ProcessHandle> children = ProcessHandle.current().children().toList();
        children.forEach(ProcessHandle::destroy);
        children.forEach(child -> child.onExit().join());
    }

    private static void await(Node node) throws Exception {
        while (!answers(node.port())) {
            if (!node.process().isAlive()) {
                System.err.println(Files.readString(node.log()));
                System.err.println("Server " + node.number() + " has not started: see above");
                System.exit(1);
            }
            Thread.sleep(200);
        }
    }

    private static boolean answers(int port) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return CLIENT.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static void announce(String name, int port, List<Node> nodes) {
        System.out.println("\n    " + name + " is at http://localhost:" + port + "/ (Ctrl-C stops it), on servers at");
        nodes.forEach(node -> System.out.printf(
                "      http://localhost:%d/   kill -9 %-8d %s%n",
                node.port(), node.process().pid(), node.log()));
        System.out.println();
    }

    private static void tellEnd(Node node, List<Node> nodes) {
        var left = nodes.stream().filter(other -> other.process().isAlive()).count();
        if (!stopping) {
            System.out.println("The server at " + node.port() + " has ended, servers left: " + left);
        }
    }
}

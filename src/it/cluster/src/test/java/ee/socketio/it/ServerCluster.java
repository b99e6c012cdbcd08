/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.net.InetAddress;
import java.net.MalformedURLException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Three servers that belong together, a balancer before them, and the remote control for the clients of the tests. */
final class ServerCluster implements AutoCloseable {
    static final int SIZE = 3;

    private static final Path BALANCER = Path.of("..", "..", "examples", "cluster", "Balancer.java");

    private final ServerNetwork network;
    private final List<ClusterServer> servers;
    private final int balancerPort = freePort();
    private Process balancer;
    private RemoteControl control;

    private ServerCluster(ServerNetwork network, List<ClusterServer> servers) {
        this.network = network;
        this.servers = servers;
    }

    /** Three WildFlys, each in a network of its own if that can be. */
    static ServerCluster ofWildFly() {
        ServerNetwork network = Namespaces.of(SIZE);
        List<Map<String, String>> properties = properties(network, "wildfly");
        return new ServerCluster(
                network,
                IntStream.rangeClosed(1, SIZE)
                        .mapToObj(number -> wildFly("wildfly-" + number, network, number, properties))
                        .toList());
    }

    /** Two WildFlys and a Payara. */
    static ServerCluster withPayara() {
        ServerNetwork network = new Loopback("Payara is on this machine");
        List<Map<String, String>> properties = properties(network, "mixed");
        return new ServerCluster(
                network,
                List.of(
                        wildFly("mixed-1", network, 1, properties),
                        wildFly("mixed-2", network, 2, properties),
                        new PayaraServer(properties.get(2))));
    }

    private static ClusterServer wildFly(
            String name, ServerNetwork network, int number, List<Map<String, String>> properties) {
        URL url = urlOf(network.addressForClients(number), freePort());
        return new WildFlyServer(name, url, properties.get(number - 1), network.prefix(number));
    }

    /** What hazelcast.yaml asks for. */
    private static List<Map<String, String>> properties(ServerNetwork network, String name) {
        Map<String, String> common = new HashMap<>(
                Map.of("it.cluster", name + ProcessHandle.current().pid()));
        List<Map<String, String>> each = new ArrayList<>();
        for (int number = 1; number <= SIZE; number++) {
            String port = String.valueOf(freePort());
            String address = network.addressForServers(number);
            common.put("it.member." + number, address + ':' + port);
            each.add(new HashMap<>(Map.of("it.port", port, "it.address", address)));
        }
        each.forEach(properties -> properties.putAll(common));
        return each;
    }

    /** Below the ports that Linux gives to clients, or one of those may come first. */
    private static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
                return probe.getLocalPort();
            } catch (IOException ignored) {
                // It is another's.
            }
        }
    }

    /** Starts what does not run, all at once, and waits for it. */
    void start() throws Exception {
        for (ClusterServer server : servers) {
            if (!server.isRunning()) {
                server.start();
            }
        }
        for (ClusterServer server : servers) {
            server.awaitAnswer();
        }
        if (balancer == null) {
            startBalancer();
            control = RemoteControl.of(this);
        }
    }

    private void startBalancer() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                BALANCER.toString(),
                "by-request",
                String.valueOf(balancerPort)));
        servers.forEach(server ->
                command.add(server.url().getHost() + ':' + server.url().getPort()));
        balancer = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ClusterServer.LOGS.resolve("balancer.log").toFile())
                .start();
        while (!listens(balancerPort)) {
            if (balancer.waitFor(100, MILLISECONDS)) {
                throw new AssertionError(Files.readString(ClusterServer.LOGS.resolve("balancer.log")));
            }
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    static URL urlOf(String host, int port) {
        try {
            return URI.create("http://" + host + ':' + port + '/').toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** What JavaScript finds in its environment. */
    Map<String, URL> urls() {
        Map<String, URL> urls = new LinkedHashMap<>();
        for (int number = 1; number <= SIZE; number++) {
            urls.put("SERVER_" + number + "_URL", server(number).url());
        }
        urls.put("BALANCER_URL", urlOf("127.0.0.1", balancerPort));
        urls.put("CONTROL_URL", control.url());
        return urls;
    }

    ClusterServer server(int number) {
        return servers.get(number - 1);
    }

    ServerNetwork network() {
        return network;
    }

    @Override
    public void close() {
        if (balancer != null) {
            balancer.destroyForcibly();
            control.close();
        }
        servers.forEach(ClusterServer::close);
        network.close();
    }
}

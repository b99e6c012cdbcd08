/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Each server in a network namespace of Linux with two cables: one to the tests, the other to a switch that all servers
 * are at. To be pulled out of the switch is what a partition is: nobody is told, what is sent is lost.
 *
 * <p>Addresses are of the ranges that are meant for tests of networks; a part of them, and the names, are of this
 * process. Making all this needs root, and iproute2.
 */
final class Namespaces implements ServerNetwork {
    private final int servers;
    private final long process = ProcessHandle.current().pid();
    private final String name = "sio" + process % 1_000_000;
    private final String clients = "198.18." + process % 250 + '.';
    private final String cluster = "198.19." + process % 250 + '.';

    private Namespaces(int servers) {
        this.servers = servers;
    }

    /** Makes one, or settles for less where that is not permitted. */
    static ServerNetwork of(int servers) {
        Namespaces network = new Namespaces(servers);
        try {
            network.build();
            return network;
        } catch (IllegalStateException e) {
            network.close();
            return new Loopback(e.getMessage());
        }
    }

    private void build() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close)); // they would outlive the process
        ip("link", "add", name, "type", "bridge");
        ip("link", "set", name, "up");
        IntStream.rangeClosed(1, servers).forEach(this::build);
    }

    private void build(int server) {
        String there = namespace(server);
        ip("netns", "add", there);
        ip("-n", there, "link", "set", "lo", "up");
        ip("link", "add", there + 'c', "type", "veth", "peer", "name", "clients", "netns", there);
        ip("address", "add", clients + (4 * server + 1) + "/30", "dev", there + 'c');
        ip("link", "set", there + 'c', "up");
        ip("-n", there, "address", "add", addressForClients(server) + "/30", "dev", "clients");
        ip("-n", there, "link", "set", "clients", "up");
        ip("link", "add", there + 's', "type", "veth", "peer", "name", "servers", "netns", there);
        ip("link", "set", there + 's', "up");
        ip("-n", there, "address", "add", addressForServers(server) + "/24", "dev", "servers");
        ip("-n", there, "link", "set", "servers", "up");
        mend(server);
    }

    private String namespace(int server) {
        return name + '-' + server;
    }

    @Override
    public String addressForClients(int server) {
        return clients + (4 * server + 2);
    }

    @Override
    public String addressForServers(int server) {
        return cluster + server;
    }

    @Override
    public List<String> prefix(int server) {
        return List.of("ip", "netns", "exec", namespace(server));
    }

    @Override
    public void cut(int server) {
        ip("link", "set", namespace(server) + 's', "nomaster");
    }

    @Override
    public void mend(int server) {
        ip("link", "set", namespace(server) + 's', "master", name);
    }

    /** Namespaces take their cables with them. */
    @Override
    public void close() {
        IntStream.rangeClosed(1, servers).forEach(server -> attempt("netns", "delete", namespace(server)));
        attempt("link", "delete", name);
    }

    private static void attempt(String... arguments) {
        try {
            ip(arguments);
        } catch (IllegalStateException ignored) {
            // It was not made.
        }
    }

    private static void ip(String... arguments) {
        List<String> command =
                Stream.concat(Stream.of("ip"), Stream.of(arguments)).toList();
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().merge("PATH", "/usr/sbin", (path, sbin) -> path + ':' + sbin);
            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + said);
            }
        } catch (IOException e) {
            throw new IllegalStateException("iproute2 is missing: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

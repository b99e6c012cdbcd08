/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A balancer as simple as can be: what comes goes to one server after the other, whoever sent it.
 *
 * <p>{@code java Balancer.java by-request 3000 3001 3002 3003} listens at 3000 and knows three servers on this machine.
 * A server that refuses connections is left out. With {@code by-connection} all requests of one connection go to the
 * same server; browsers have several.
 *
 * <p>It reads the head of a request, chooses a server, and from then on passes bytes in both directions until one side
 * has enough. So an answer, or a WebSocket, may be as long as it likes. A connection that is to be balanced by request
 * is told to end after the first one, unless that is the handshake of a WebSocket.
 */
class Balancer {
    private static final int LONGEST_HEAD = 64 * 1024;
    private static final int CONNECT_MILLIS = 1000;
    private static final String HERE = "127.0.0.1";

    private final boolean byRequest;
    private final List<InetSocketAddress> servers;
    private final AtomicInteger turn = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    Balancer(boolean byRequest, List<InetSocketAddress> servers) {
        this.byRequest = byRequest;
        this.servers = servers;
    }

    public static void main(String[] args) throws IOException {
        ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(0)));
        var servers = Stream.of(args).skip(2).map(Balancer::address).toList();
        var balancer = new Balancer(args[0].equals("by-request"), servers);
        try (var listening = new ServerSocket(Integer.parseInt(args[1]), 100, InetAddress.getByName(HERE))) {
            while (true) {
                var client = listening.accept();
                balancer.threads.execute(() -> balancer.serve(client));
            }
        }
    }

    /** A port of this machine, or {@code host:port}. */
    private static InetSocketAddress address(String server) {
        var parts = server.split(":");
        var host = parts.length == 1 ? HERE : parts[0];
        return new InetSocketAddress(host, Integer.parseInt(parts[parts.length - 1]));
    }

    private void serve(Socket client) {
        try (client) {
            var head = readHead(client.getInputStream());
            if (head.isEmpty()) {
                return; // A browser that wanted to be prepared.
            }
            var upgrade = head.lines().anyMatch(line -> isHeader(line, "upgrade"));
            try (var server = connect(upgrade)) {
                if (server == null) {
                    send(client, "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                    return;
                }
                send(server, byRequest && !upgrade ? withoutKeepAlive(head) : head);
                splice(client, server);
            }
        } catch (IOException e) {
            // Either side may go whenever it likes; the other one notices.
        }
    }

    /** All up to the empty line; nothing if the connection ends before. */
    private static String readHead(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        var end = 0; // how many characters of CR LF CR LF have been seen
        while (end < 4) {
            var next = in.read();
            if (next < 0 || head.size() == LONGEST_HEAD) {
                return "";
            }
            head.write(next);
            end = next == "\r\n\r\n".charAt(end) ? end + 1 : next == '\r' ? 1 : 0;
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private static boolean isHeader(String line, String name) {
        return line.regionMatches(true, 0, name + ":", 0, name.length() + 1);
    }

    private static String withoutKeepAlive(String head) {
        return head.lines()
                .filter(line -> !line.isEmpty() && !isHeader(line, "connection") && !isHeader(line, "keep-alive"))
                .collect(Collectors.joining("\r\n", "", "\r\nConnection: close\r\n\r\n"));
    }

    /** To the next one that lets us; to none if there is none. */
    private Socket connect(boolean upgrade) {
        var first = turn.getAndIncrement();
        return IntStream.range(first, first + servers.size())
                .mapToObj(index -> servers.get(Math.floorMod(index, servers.size())))
                .map(server -> connect(server, upgrade))
                .flatMap(Stream::ofNullable)
                .findFirst()
                .orElse(null);
    }

    private static Socket connect(InetSocketAddress address, boolean upgrade) {
        var server = new Socket();
        try {
            server.connect(address, CONNECT_MILLIS);
            server.setTcpNoDelay(true);
        } catch (IOException e) {
            return null;
        }
        if (upgrade) {
            System.out.println("A WebSocket goes to the server at " + address.getPort());
        }
        return server;
    }

    private static void send(Socket to, String head) throws IOException {
        to.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Until the server has no more to say. */
    private void splice(Socket client, Socket server) throws IOException {
        client.setTcpNoDelay(true);
        threads.execute(() -> {
            try {
                client.getInputStream().transferTo(server.getOutputStream());
                server.shutdownOutput();
            } catch (IOException e) {
                close(server); // so that the other direction ends, too
            }
        });
        server.getInputStream().transferTo(client.getOutputStream());
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed, then.
        }
    }
}

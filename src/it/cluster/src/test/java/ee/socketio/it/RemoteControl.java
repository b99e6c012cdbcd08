/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * Lets JavaScript do something to a server, by a request to {@code /<command>/<number>}, which is answered when it is
 * done: 200; 501 with the reason if that cannot be done here; 500 if it failed.
 */
final class RemoteControl implements AutoCloseable {
    private final ServerCluster cluster;
    private final HttpServer http;

    private RemoteControl(ServerCluster cluster, HttpServer http) {
        this.cluster = cluster;
        this.http = http;
    }

    static RemoteControl of(ServerCluster cluster) throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        RemoteControl control = new RemoteControl(cluster, http);
        http.createContext("/", control::handle);
        http.start();
        return control;
    }

    URL url() {
        return ServerCluster.urlOf("127.0.0.1", http.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/");
        try (exchange) {
            int status = 200;
            String answer = "";
            try {
                run(path[1], Integer.parseInt(path[2]));
            } catch (UnsupportedOperationException e) {
                status = 501;
                answer = e.getMessage();
            } catch (Exception | AssertionError e) {
                status = 500;
                answer = e.toString();
            }
            byte[] body = answer.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private void run(String command, int number) throws Exception {
        ClusterServer server = cluster.server(number);
        switch (command) {
            case "kill" -> server.kill();
            case "start" -> {
                server.start();
                server.awaitAnswer();
            }
            case "pause" -> server.pause();
            case "resume" -> server.resume();
            case "redeploy" -> server.redeploy();
            case "cut" -> cluster.network().cut(number);
            case "mend" -> cluster.network().mend(number);
            default -> throw new IllegalArgumentException(command);
        }
    }

    @Override
    public void close() {
        http.stop(0);
    }
}

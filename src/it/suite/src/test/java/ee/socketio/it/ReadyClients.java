/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.net.URI;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.socket.client.Ack;
import io.socket.client.IO;
import io.socket.client.Socket;

/** Knows how many clients of an application have told it that they are ready, as a client of it. */
final class ReadyClients {
    private static final int PATIENCE_SECONDS = 30;

    private ReadyClients() {}

    /** Waits until so many are. */
    static void await(URL application, int expected) throws Exception {
        IO.Options options = IO.Options.builder()
                .setPath(application.getPath() + "socket.io/")
                .setTransports(new String[] {"polling"})
                .setForceNew(true)
                // Undertow keeps the last request of a connection in memory, and clients of Java keep connections.
                .setExtraHeaders(Map.of("Connection", List.of("close")))
                .build();
        Socket client = IO.socket(URI.create("http://" + application.getAuthority()), options);
        try {
            client.connect();
            while (count(client) < expected) {
                Thread.sleep(100);
            }
        } finally {
            client.disconnect();
        }
    }

    private static int count(Socket client) throws Exception {
        CompletableFuture<Integer> count = new CompletableFuture<>();
        client.emit("how-many-are-ready", new Object[0], (Ack) args -> count.complete((Integer) args[0]));
        return count.get(PATIENCE_SECONDS, SECONDS);
    }
}

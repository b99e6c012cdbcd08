/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.net.URI;
import java.net.URL;
import java.util.concurrent.CompletableFuture;

import io.socket.client.Ack;
import io.socket.client.IO;
import io.socket.client.Socket;

/** Counts the clients of an application that answers the event {@code count}, as a client of it. */
final class ClientCount {
    private static final int PATIENCE_SECONDS = 30;

    private ClientCount() {}

    /** Waits until there are so many others. */
    static void await(URL application, int others) throws Exception {
        IO.Options options = IO.Options.builder()
                .setPath(application.getPath() + "socket.io/")
                .setTransports(new String[] {"polling"})
                .setForceNew(true)
                .build();
        Socket client = IO.socket(URI.create("http://" + application.getAuthority()), options);
        try {
            client.connect();
            for (int count = 0; count <= others; count = count(client)) {
                Thread.sleep(100);
            }
        } finally {
            client.disconnect();
        }
    }

    private static int count(Socket client) throws Exception {
        CompletableFuture<Integer> count = new CompletableFuture<>();
        client.emit("count", new Object[0], (Ack) args -> count.complete((Integer) args[0]));
        return count.get(PATIENCE_SECONDS, SECONDS);
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import ee.socketio.Socket;
import ee.socketio.SocketNamespace;
import ee.socketio.impl.engine.WebSocketClient;

/** The application admits {@code /org-1}, {@code /org-2} and so on. */
class NamespacesTest {
    private final TestServer server = new TestServer();
    private final WebSocketClient client = server.open();

    @Test
    void joinsWhatAPatternAdmits() {
        Socket socket = server.join(client, "/org-1");

        assertThat(socket.namespace().name()).isEqualTo("/org-1");
        assertThat(socket.namespace().pattern()).contains("/org-{id}");
        assertThat(socket.namespace().parameters()).containsEntry("id", "1").hasSize(1);
        assertThat(server.io.of("/org-1")).isSameAs(socket.namespace());
        assertThat(server.io.of("/org-2")).isNotSameAs(socket.namespace());
        assertThat(server.io.of("/chat").pattern()).isEmpty();
    }

    @Test
    void isTheSameForAllWhoNameIt() {
        SocketNamespace namespace = server.io.of("/org-1");

        assertThat(server.join(client, "/org-1").namespace()).isSameAs(namespace);
        assertThat(server.join(server.open(), "/org-1").namespace()).isSameAs(namespace);
        assertThat(namespace.sockets()).hasSize(2);
    }

    @Test
    void isForgottenWhenNobodyHasIt() throws InterruptedException {
        server.join(client, "/org-1");
        ReferenceQueue<SocketNamespace> queue = new ReferenceQueue<>();
        WeakReference<SocketNamespace> namespace = new WeakReference<>(server.io.of("/org-1"), queue);

        System.gc();
        assertThat(queue.poll()).as("while a socket is in it").isNull();
        client.leaves();
        server.handlers.runAll();
        server.application.sockets.clear();

        System.gc();
        assertThat(queue.remove(10_000)).as("when all have left").isSameAs(namespace);
        assertThat(server.io.of("/org-1").sockets()).isEmpty();
    }

    @Test
    void refusesAClientThatIsInTooMany() {
        for (int i = 0; i < TestServer.MAX_NAMESPACES; i++) {
            server.join(client, "/org-" + i);
        }

        client.says("40/org-x,");
        server.handlers.runAll();
        assertThat(client.frames()).containsExactly("44/org-x,{\"message\":\"Too many namespaces\"}");

        client.says("41/org-0,");
        client.says("40/org-x,");
        assertThat(client.frames()).as("its observers do not know yet").hasSize(1);
        server.handlers.runAll();
        assertThat(server.join(client, "/org-x").connected()).isTrue();
    }

    @Test
    void countsAnEventUntilWhatItStartedIsDone() {
        server.join(client, "/");
        CompletableFuture<Void> done = new CompletableFuture<>();
        server.application.async = done;
        String event = "42[\"a\",\"" + "x".repeat(TestServer.MAX_INBOUND_BYTES * 6 / 10) + "\"]";
        client.says(event);
        server.handlers.runAll();

        done.complete(null);
        client.says(event);
        server.handlers.runAll();
        assertThat(client.state()).isEqualTo(WebSocketClient.State.OPEN);

        server.application.async = new CompletableFuture<>();
        client.says(event);
        server.handlers.runAll();
        client.says(event);
        server.handlers.runAll();
        assertThat(client.state()).isEqualTo(WebSocketClient.State.CLOSED);
    }

    @Test
    void isNotFinishedBeforeTheApplicationIs() {
        server.join(client, "/");
        CompletableFuture<Void> done = new CompletableFuture<>();
        server.application.async = done;

        server.engine.close();
        CompletableFuture<Void> finished = server.io.finished();
        server.handlers.runAll();
        assertThat(finished).isNotDone();
        done.complete(null);
        assertThat(finished).isDone();
    }
}

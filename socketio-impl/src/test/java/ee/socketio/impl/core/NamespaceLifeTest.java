/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import ee.socketio.ConnectionRefusedException;
import ee.socketio.Socket;
import ee.socketio.impl.engine.WebSocketClient;

/** What the application is told of the namespaces {@code /org-1}, {@code /org-2} and so on. Rooms aside. */
class NamespaceLifeTest {
    private final TestServer server = new TestServer();

    /** What the application saw while it was told. */
    private final List<Object> meanwhile = new ArrayList<>();

    NamespaceLifeTest() {
        server.application.observing = true;
    }

    private WebSocketClient join(String namespace) {
        WebSocketClient client = server.open();
        client.says("40" + namespace + ',');
        server.handlers.runAll();
        return client;
    }

    private void assertTold(String... expected) {
        assertThat(server.application.news())
                .filteredOn(entry -> !entry.matches("(CREATED|JOINED|LEFT|DELETED) .*"))
                .containsExactly(expected);
    }

    @Test
    void isCreatedByItsFirstClientBeforeThatIsToldAndDeletedAfterTheLast() {
        WebSocketClient[] client = {null};
        server.application.onNamespaceCreated = namespace -> meanwhile.addAll(client[0].frames());
        client[0] = server.open();
        client[0].says("40/org-1,");
        server.handlers.runAll();
        assertTold("connecting /org-1", "created /org-1", "connected /org-1");
        assertThat(meanwhile).isEmpty();
        assertThat(client[0].frames()).hasSize(1);

        WebSocketClient second = join("/org-1");
        assertTold("connecting /org-1", "connected /org-1");

        client[0].says("41/org-1,");
        server.handlers.runAll();
        assertTold(
                "disconnecting /org-1: client namespace disconnect",
                "disconnected /org-1: client namespace disconnect");

        second.leaves();
        server.handlers.runAll();
        assertTold("disconnecting /org-1: transport close", "disconnected /org-1: transport close", "deleted /org-1");
    }

    @Test
    void isNotCreatedByAClientThatIsRefused() {
        server.application.onConnecting = request -> {
            throw new ConnectionRefusedException("no");
        };
        join("/org-1");

        assertTold("connecting /org-1", "refused /org-1");
    }

    @Test
    void admitsNobodyWhileItIsBeingCreated() {
        WebSocketClient first = server.open();
        WebSocketClient second = server.open();
        server.application.onNamespaceCreated = namespace -> {
            second.says("40/org-1,");
            server.handlers.runNext(); // The second would be let in now.
            meanwhile.addAll(second.frames());
        };
        first.says("40/org-1,");
        server.handlers.runAll();

        assertThat(meanwhile).isEmpty();
        assertThat(first.frames()).hasSize(1);
        assertThat(second.frames()).hasSize(1);
        assertTold("connecting /org-1", "created /org-1", "connecting /org-1", "connected /org-1", "connected /org-1");
    }

    @Test
    void isCreatedAgainAfterItHasBeenDeleted() {
        WebSocketClient first = join("/org-1");
        server.application.news();
        WebSocketClient second = server.open();
        server.application.onNamespaceDeleted = namespace -> {
            second.says("40/org-1,");
            server.handlers.runNext();
            meanwhile.addAll(second.frames());
        };
        first.leaves();
        server.handlers.runAll();

        assertThat(meanwhile).isEmpty();
        assertTold(
                "disconnecting /org-1: transport close",
                "disconnected /org-1: transport close",
                "deleted /org-1",
                "connecting /org-1",
                "created /org-1",
                "connected /org-1");
    }

    @Test
    void isDeletedAfterAClientThatLeftBeforeItWasIn() {
        WebSocketClient client = server.open();
        server.application.onNamespaceCreated = namespace -> client.leaves();
        client.says("40/org-1,");
        server.handlers.runAll();

        assertTold("connecting /org-1", "created /org-1", "refused /org-1", "deleted /org-1");
    }

    @Test
    void isDeletedOnceItsClientIsDoneWith() {
        CompletableFuture<Void> async = new CompletableFuture<>();
        WebSocketClient client = join("/org-1");
        server.application.async = async;
        client.leaves();
        server.handlers.runAll();
        assertThat(server.application.news()).doesNotContain("deleted /org-1");
        async.complete(null);
        server.handlers.runAll();

        assertTold("deleted /org-1");
    }

    @Test
    void isDeletedBeforeTheServerHasFinished() {
        join("/org-1");
        server.engine.close();
        CompletableFuture<Void> finished = server.io.finished();
        server.application.onNamespaceDeleted = namespace -> meanwhile.add(finished.isDone());
        server.handlers.runAll();

        assertThat(meanwhile).containsExactly(false);
        assertThat(finished).isCompleted();
        assertThat(server.application.news()).contains("deleted /org-1");
    }

    @Test
    void othersAlwaysExist() {
        join("/chat").leaves();
        server.handlers.runAll();

        assertThat(server.application.news()).noneMatch(entry -> entry.startsWith("created"));
    }

    @Test
    void handlersThatFailKeepNobodyOut() {
        server.application.onNamespaceCreated = namespace -> {
            throw new IllegalStateException("expected");
        };
        Socket socket = server.join(server.open(), "/org-1");

        assertThat(socket.connected()).isTrue();
    }
}

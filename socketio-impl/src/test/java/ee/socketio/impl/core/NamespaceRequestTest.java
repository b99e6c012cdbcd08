/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import ee.socketio.impl.engine.WebSocketClient;

/** The application decides which of the namespaces {@code /org-1}, {@code /org-2} and so on exist, and for whom. */
class NamespaceRequestTest {
    private static final String INVALID = "44/org-1,{\"message\":\"Invalid namespace\"}";

    private final TestServer server = new TestServer();

    NamespaceRequestTest() {
        server.application.decided = false;
    }

    private static final class Refusing {
        static boolean all(NamespaceAttempt request) {
            return false;
        }
    }

    @Test
    void isAskedOnTheExecutorBeforeThereIsASocket() {
        WebSocketClient client = server.open();
        client.says("40/org-1,{\"token\":\"t\"}");
        assertThat(server.application.told).isEmpty();
        List<Object> seen = new ArrayList<>();
        server.application.onRequest = request -> {
            seen.addAll(List.of(
                    request.pattern(), request.parameters(), request.handshake().url()));
            seen.add(request.handshake().auth((Type) Object.class).orElseThrow());
            return true;
        };
        server.handlers.runAll();

        assertThat(server.application.told)
                .containsExactly("requested /org-1", "connecting /org-1", "connected /org-1");
        assertThat(seen).hasSize(4).element(0).isEqualTo("/org-{id}");
        assertThat(seen.get(1)).hasToString("{id=1}");
        assertThat(seen.get(3)).hasToString("{token=t}");
        assertThat(client.frames()).singleElement().asString().startsWith("40/org-1,{\"sid\":");
    }

    @Test
    void refusesWithoutATrace() {
        server.application.onRequest = Refusing::all;
        WebSocketClient client = server.open();
        client.says("40/org-1,");
        server.handlers.runAll();

        assertThat(client.frames()).containsExactly(INVALID);
        assertThat(server.application.told).containsExactly("requested /org-1");
        List<LocalNamespace> kept = new ArrayList<>();
        ((ParentNamespace) server.io.of("/org-{id}")).forEachNamespace(kept::add);
        assertThat(kept).isEmpty();
        assertThat(server.io.finished()).isDone();
    }

    @Test
    void refusesIfTheApplicationFails() {
        server.application.onRequest = request -> {
            throw new AssertionError("expected");
        };
        WebSocketClient client = server.open();
        client.says("40/org-1,");
        server.handlers.runAll();

        assertThat(client.frames()).containsExactly(INVALID);
        assertThat(client.state()).isEqualTo(WebSocketClient.State.OPEN);
    }

    @Test
    void isAskedForEachClientAlsoIfTheNamespaceIsThere() {
        server.join(server.open(), "/org-1");
        server.application.onRequest = Refusing::all;
        WebSocketClient client = server.open();
        client.says("40/org-1,");
        server.handlers.runAll();

        assertThat(client.frames()).containsExactly(INVALID);
    }

    @Test
    void isNotAskedForNamespacesThatAreNamedOrDecidedByTheirNames() {
        server.application.onRequest = Refusing::all;

        assertThat(server.join(server.open(), "/chat").connected()).isTrue();
        assertThat(server.join(server.open(), "/team-a").connected()).isTrue();
        assertThat(server.io.of("/org-1").name()).isEqualTo("/org-1");
    }

    @Test
    void refusedClientMayAskAgain() {
        server.application.onRequest = Refusing::all;
        WebSocketClient client = server.open();
        client.says("40/org-1,");
        server.handlers.runAll();
        client.frames();
        server.application.onRequest = request -> true;

        assertThat(server.join(client, "/org-1").connected()).isTrue();
    }

    @Test
    void countsAmongTheNamespacesOfTheConnection() {
        WebSocketClient client = server.open();
        for (int i = 0; i < TestServer.MAX_NAMESPACES; i++) {
            client.says("40/org-" + i + ",");
        }
        assertThat(server.handlers.waiting()).isEqualTo(TestServer.MAX_NAMESPACES);

        client.says("40/org-x,");
        client.says("40/chat,");

        assertThat(client.frames())
                .containsExactly(
                        "44/org-x,{\"message\":\"Too many namespaces\"}",
                        "44/chat,{\"message\":\"Too many namespaces\"}");
        server.handlers.runAll();
        assertThat(client.frames()).hasSize(TestServer.MAX_NAMESPACES).allMatch(frame -> frame.startsWith("40/org-"));
    }

    @Test
    void mustNotBeAskedForTwiceAtATime() {
        WebSocketClient client = server.open();
        client.says("40/org-1,");
        client.says("40/org-1,");

        assertThat(client.state()).isEqualTo(WebSocketClient.State.CLOSED);
    }

    @Test
    void mustNotBeUsedBeforeItIsDecided() {
        WebSocketClient client = server.open();
        client.says("40/org-1,");
        client.says("42/org-1,[\"hi\"]");

        assertThat(client.state()).isEqualTo(WebSocketClient.State.CLOSED);
    }

    @Test
    void comesToNothingIfTheClientHasGone() {
        WebSocketClient client = server.open();
        client.says("40/org-1,");
        client.leaves();
        server.handlers.runAll();

        assertThat(server.application.told).containsExactly("requested /org-1");
        assertThat(server.io.of("/org-1").sockets()).isEmpty();
        assertThat(server.io.finished()).isDone();
    }

    @Test
    void isAwaitedWhenTheServerStops() {
        server.open().says("40/org-1,");
        server.engine.close();
        CompletableFuture<Void> finished = server.io.finished();
        assertThat(finished).isNotDone();

        server.handlers.runAll();
        assertThat(finished).isDone();
    }
}

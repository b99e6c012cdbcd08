/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import jakarta.enterprise.util.TypeLiteral;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import ee.socketio.Socket;
import ee.socketio.SocketData;
import ee.socketio.impl.engine.Party;
import ee.socketio.impl.engine.WebSocketClient;
import ee.socketio.impl.protocol.BindingException;

/** What the application notes about a socket. */
class SocketDataTest {
    private final TestServer server = new TestServer();
    private final WebSocketClient client = server.join();
    private final Socket socket = server.lastSocket();
    private final SocketData data = socket.data();

    public record Profile(String name, int visits) {}

    @Test
    void holdsValuesByKey() {
        data.put("profile", new Profile("ann", 3));
        data.put("count", 1);

        assertThat(data.get("profile", Profile.class)).contains(new Profile("ann", 3));
        assertThat(data.get("count", int.class)).contains(1);
        assertThat(data.get("count", Long.class)).contains(1L);
        assertThat(data.get("nothing", String.class)).isEmpty();
    }

    @Test
    void holdsGenericValues() {
        data.put("tags", List.of("a", "b"));

        assertThat(data.get("tags", new TypeLiteral<Set<String>>() {})).contains(Set.of("a", "b"));
        assertThat(data.get("tags", Object.class)).contains(List.of("a", "b"));
    }

    @Test
    void holdsCopies() {
        Map<String, Integer> scores = new LinkedHashMap<>(Map.of("a", 1));
        data.put("scores", scores);
        scores.put("b", 2);
        data.get("scores", Map.class).orElseThrow().clear();

        assertThat(data.get("scores", new TypeLiteral<Map<String, Integer>>() {}))
                .contains(Map.of("a", 1));
    }

    @Test
    void replacesAndForgets() {
        data.put("a", 1);
        data.put("b", 2);
        data.put("a", 3);
        Set<String> before = data.keys();
        data.remove("b");
        data.remove("never there");

        assertThat(data.get("a", Integer.class)).contains(3);
        assertThat(data.get("b", Integer.class)).isEmpty();
        assertThat(before).containsExactly("a", "b").isUnmodifiable();
        assertThat(data.keys()).containsExactly("a");
    }

    @Test
    void showsAllValuesAsPlainJava() {
        data.put("profile", new Profile("ann", 3));
        data.put("share", 0.5);
        Map<String, Object> map = data.asMap();
        data.put("later", 1);

        assertThat(map)
                .isEqualTo(Map.of("profile", Map.of("name", "ann", "visits", 3L), "share", new BigDecimal("0.5")))
                .isUnmodifiable();
    }

    @Test
    void isEmptyAtFirst() {
        assertThat(data.asMap()).isEmpty();
        assertThat(data.keys()).isEmpty();
    }

    @Test
    void belongsToOneSocket() {
        data.put("a", 1);
        server.join(client, "/chat");

        assertThat(server.lastSocket().data().asMap()).isEmpty();
    }

    @Test
    void livesFromBeforeTheSocketIsConnectedUntilAfterItHasGone() {
        server.application.onConnecting = request -> request.socket().data().put("from", "the beginning");
        WebSocketClient joining = server.join();
        SocketData known = server.lastSocket().data();
        joining.leaves();
        server.handlers.runAll();

        assertThat(known.get("from", String.class)).contains("the beginning");
    }

    @Test
    void isSeenByWhoFetchesTheSocket() {
        data.put("a", 1);

        assertThat(server.io.fetchSockets().toCompletableFuture().join())
                .singleElement()
                .extracting(fetched -> fetched.data().get("a", Integer.class).orElseThrow())
                .isEqualTo(1);
    }

    // ---- What it does not take

    @Test
    void refusesBinaryData() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> data.put("picture", new byte[] {1}))
                .withMessageContaining("'picture'")
                .withMessageContaining("binary");
        assertThatIllegalArgumentException().isThrownBy(() -> data.put("a", Map.of("deep", List.of(new byte[] {1}))));
        assertThat(data.keys()).isEmpty();
    }

    @Test
    void refusesNull() {
        assertThatNullPointerException().isThrownBy(() -> data.put("a", null));
        assertThatNullPointerException().isThrownBy(() -> data.put(null, "a"));
        assertThatNullPointerException().isThrownBy(() -> data.get(null, String.class));
    }

    /** In a handler, the exception of the binding would be taken for a mistake of the client. */
    @Test
    void failsIfTheTypeIsAnotherButNotAsIfAClientHadSentIt() {
        data.put("a", "text");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> data.get("a", Integer.class))
                .withMessage("the data 'a' of a socket cannot be read as java.lang.Integer")
                .isNotInstanceOf(BindingException.class);
    }

    @Test
    void refusesMoreThanTheLimit() {
        data.put("aaaa", "x".repeat(54)); // 60 characters with key and quotes
        data.put("b", "x".repeat(37)); // 40

        assertThatIllegalStateException()
                .isThrownBy(() -> data.put("c", 1))
                .withMessageContaining("100")
                .withMessageContaining("102")
                .withMessageContaining("socketio.max-socket-data");
        assertThatIllegalStateException().isThrownBy(() -> data.put("b", "x".repeat(38)));
        assertThat(data.keys()).containsExactly("aaaa", "b");
        assertThat(data.get("b", String.class)).contains("x".repeat(37));
    }

    @Test
    void hasRoomAgainAfterSomethingWasForgotten() {
        data.put("a", "x".repeat(97));
        data.put("a", "x".repeat(96));
        data.remove("a");
        data.put("b", "x".repeat(97));

        assertThat(data.keys()).containsExactly("b");
    }

    @Test
    @Timeout(60)
    void losesNothingThatSeveralThreadsPut() throws Exception {
        Party party = new Party();
        IntStream.range(0, 4)
                .forEach(thread -> party.with(() -> IntStream.range(0, 500).forEach(i -> {
                    data.put("k" + thread, i);
                    assertThat(data.get("k" + thread, int.class)).contains(i);
                    data.remove("gone");
                })));
        party.celebrate();

        assertThat(data.asMap()).isEqualTo(Map.of("k0", 499L, "k1", 499L, "k2", 499L, "k3", 499L));
    }
}

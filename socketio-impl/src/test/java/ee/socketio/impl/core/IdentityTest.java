/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import ee.socketio.Socket;
import ee.socketio.impl.engine.PollingClient;
import ee.socketio.impl.engine.WebSocketClient;

/** Who a client is, as it connects and later. */
class IdentityTest {
    private static final Principal ALICE = () -> "alice";
    private static final Principal BOB = () -> "bob";

    private final TestServer server = new TestServer();

    // ---- When it connects

    @Test
    void isWhomTheContainerHasAuthenticatedWithItsRoles() {
        Socket socket = server.join(WebSocketClient.openAs("alice", server.engine, "admin", "member"), "/");

        assertThat(socket.principal()).map(Principal::getName).contains("alice");
        assertThat(socket.roles()).containsExactlyInAnyOrder("admin", "member");
        assertThat(socket.isUserInRole("admin")).isTrue();
        assertThat(socket.isUserInRole("owner")).isFalse();
        assertThat(socket.expiresAt()).isEmpty();
    }

    @Test
    void isInNoRoleIfAnonymous() {
        server.join();
        Socket socket = server.lastSocket();

        assertThat(socket.roles()).isEmpty();
        assertThat(socket.isUserInRole("admin")).isFalse();
        assertThat(socket.isUserInRole("**")).isFalse();
    }

    @Test
    void isInTheRoleOfAllUsersIfItIsAUser() {
        Socket socket = server.join(WebSocketClient.openAs("alice", server.engine), "/");

        assertThat(socket.isUserInRole("**")).isTrue();
        assertThat(socket.roles()).isEmpty();
    }

    @Test
    void hasTheRolesWithWhichItIsAccepted() {
        server.application.onConnecting = request -> request.accept(BOB, Set.of("member"));
        Socket socket = server.join(WebSocketClient.openAs("alice", server.engine, "admin"), "/");

        assertThat(socket.principal()).containsSame(BOB);
        assertThat(socket.roles()).containsExactly("member");
        assertThat(socket.expiresAt()).isEmpty();
    }

    @Test
    void hasNoRolesIfAcceptedWithoutAny() {
        server.application.onConnecting = request -> request.accept(BOB);
        Socket socket = server.join(WebSocketClient.openAs("alice", server.engine, "admin"), "/");

        assertThat(socket.principal()).containsSame(BOB);
        assertThat(socket.roles()).isEmpty();
    }

    @Test
    void isWhomTheLastObserverAccepts() {
        server.application.onConnecting = request -> {
            request.accept(BOB, Set.of("member"), Instant.EPOCH.plusSeconds(1));
            request.accept(ALICE);
        };
        server.join();

        assertThat(server.lastSocket().principal()).containsSame(ALICE);
        assertThat(server.lastSocket().roles()).isEmpty();
        assertThat(server.lastSocket().expiresAt()).isEmpty();
    }

    @Test
    void doesNotChangeWithTheSetOfRoles() {
        Set<String> roles = new HashSet<>(Set.of("member"));
        server.application.onConnecting = request -> request.accept(BOB, roles);
        server.join();
        roles.add("admin");

        assertThat(server.lastSocket().roles()).containsExactly("member");
        assertThat(server.lastSocket().isUserInRole("admin")).isFalse();
    }

    @Test
    void cannotBeNobody() {
        server.application.onConnecting = request -> assertThatNullPointerException()
                .isThrownBy(() -> request.accept(null))
                .withMessage("principal");
        server.join();

        assertThatNullPointerException()
                .isThrownBy(() -> server.lastSocket().reauthenticate(null, Set.of()))
                .withMessage("principal");
        assertThat(server.lastSocket().connected()).isTrue();
    }

    @Test
    void isAnotherInEachNamespace() {
        server.application.onConnecting = request -> {
            if (request.socket().namespace().name().equals("/admin")) {
                request.accept(BOB, Set.of("admin"));
            }
        };
        WebSocketClient client = WebSocketClient.openAs("alice", server.engine, "member");
        Socket main = server.join(client, "/");
        Socket admin = server.join(client, "/admin");
        admin.reauthenticate(ALICE, Set.of());

        assertThat(main.roles()).containsExactly("member");
        assertThat(main.principal()).map(Principal::getName).contains("alice");
        assertThat(admin.principal()).containsSame(ALICE);
    }

    // ---- Later

    @Test
    void isSomebodyElseForTheHandlersThatBeginLater() {
        List<String> seen = new ArrayList<>();
        server.application.onEvent = event -> {
            seen.add(event.socket().principal().map(Principal::getName).orElse("nobody")
                    + event.socket().roles());
            event.socket().reauthenticate(BOB, Set.of("admin"), Instant.EPOCH.plus(Duration.ofHours(1)));
        };
        WebSocketClient client = server.join();
        client.says("42[\"login\"]");
        client.says("42[\"work\"]");
        server.handlers.runAll();

        assertThat(seen).containsExactly("nobody[]", "bob[admin]");
        assertThat(server.lastSocket().expiresAt()).contains(Instant.EPOCH.plus(Duration.ofHours(1)));
        assertThat(client.frames()).isEmpty();
    }

    /** What the container says of each request, and what the application says of the socket, are two things. */
    @Test
    void staysWhoItIsToTheContainerIfReauthenticated() {
        PollingClient client = PollingClient.openAs("alice", server.engine);
        client.post("40");
        server.handlers.runAll();
        client.poll();
        server.lastSocket().reauthenticate(BOB, Set.of());
        server.lastSocket().emit("hi");

        assertThat(client.as("bob").poll().answer()).contains("Forbidden");
        assertThat(client.as(null).post("42[\"sent by nobody\"]").answer()).contains("Forbidden");
        assertThat(client.poll().answer()).isEqualTo("42[\"hi\"]");
        assertThat(client.post("42[\"sent by alice\"]").answer()).isEqualTo("ok");
        server.handlers.runAll();
        assertThat(server.application.told).last().isEqualTo("sent by alice []");
    }

    @Test
    void staysWhoItWasWhenItEnded() {
        WebSocketClient client = server.join();
        Socket socket = server.lastSocket();
        socket.reauthenticate(ALICE, Set.of("member"));
        client.leaves();
        socket.reauthenticate(BOB, Set.of("admin"), Instant.EPOCH.plusSeconds(1));

        assertThat(socket.principal()).containsSame(ALICE);
        assertThat(socket.roles()).containsExactly("member");
        RoomsTest.assertEmpty(server.io.index());
    }
}

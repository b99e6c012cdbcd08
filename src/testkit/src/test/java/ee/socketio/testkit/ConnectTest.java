/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import ee.socketio.Handshake;
import ee.socketio.Message;
import ee.socketio.On;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;
import ee.socketio.SocketServer;
import ee.socketio.testkit.ChatApplication.Archive;
import ee.socketio.testkit.ChatApplication.Credentials;
import ee.socketio.testkit.ChatApplication.Join;
import ee.socketio.testkit.ChatApplication.Retry;

class ConnectTest {
    private final SocketIoTester other = SocketIoTester.of(Admin.class);

    @RegisterExtension
    final SocketIoTester io =
            SocketIoTester.of(ChatApplication.Login.class, Archive.class, ChatApplication.Chat.class, Guests.class);

    @SocketEndpoint("/admin")
    @RolesAllowed("admin")
    static class Admin {
        @Inject
        Socket socket;

        String name(@Observes @On("name") Message message) {
            return socket.principal().orElseThrow().getName();
        }

        boolean ask(@Observes @On("role") String role) {
            return socket.isUserInRole(role);
        }
    }

    @SocketEndpoint("/guests")
    static class Guests {
        @Inject
        Socket socket;

        Map<String, Object> look(@Observes @On("look") String header) {
            Handshake handshake = socket.handshake();
            return Map.of(
                    "header", handshake.headers().getOrDefault(header, List.of()),
                    "query", handshake.query().getOrDefault("page", ""),
                    "url", handshake.url(),
                    "address", handshake.address(),
                    "secure", handshake.secure());
        }

        void kick(@Observes @On("kick") Message message) {
            socket.disconnect();
        }

        void close(@Observes @On("close") Message message) {
            socket.disconnect(true);
        }
    }

    private static final Credentials ANN = new Credentials("t-ann");

    @Test
    void refusalHasMessageAndData() {
        Refusal refusal = io.expectRefused("/chat", new Credentials("forged"));

        assertThat(refusal.message()).isEqualTo("not authorized");
        assertThat(refusal.data(Retry.class)).contains(new Retry(false));
        assertThat(refusal).hasToString("{\"message\":\"not authorized\",\"data\":{\"sensible\":false}}");
    }

    @Test
    void refusalMayHaveNoData() {
        assertThat(io.expectRefused("/nowhere", ANN).data(Retry.class)).isEmpty();
    }

    @Test
    void clientMayComeWithoutAuth() {
        assertThat(io.expectRefused("/chat").message()).isEqualTo("not authorized");
    }

    @Test
    void refusedClientKeepsNoConnection() {
        io.expectRefused("/chat");

        assertThat(io.select(SocketServer.class).clientsCount()).isZero();
    }

    @Test
    void refusalFailsWhoExpectsToBeLetIn() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> io.connect("/chat"))
                .withMessageContaining("client of /chat was not let in")
                .withMessageContaining("not authorized");
    }

    @Test
    void admissionFailsWhoExpectsARefusal() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> io.expectRefused("/chat", ANN))
                .withMessageContaining("was let in");
    }

    @Test
    void handshakeIsTheTests() {
        TestClient client = io.client()
                .header("X-Colour", "red")
                .header("x-colour", "blue")
                .query("page", "a b")
                .address("192.0.2.1")
                .secure()
                .connect("/guests", ANN);

        assertThat(client.emitWithAck("look", "X-COLOUR").args())
                .containsExactly(Map.of(
                        "header", List.of("red", "blue"),
                        "query", "a b",
                        "url", "/socket.io/?EIO=4&transport=websocket&page=a+b",
                        "address", "192.0.2.1",
                        "secure", true));
    }

    @Test
    void userAndRolesAreTheTests() {
        try (SocketIoTester admins = other.start()) {
            TestClient ann = admins.client().user("ann", "admin", "gardener").connect("/admin");

            assertThat(ann.emitWithAck(String.class, "name")).isEqualTo("ann");
            assertThat(ann.emitWithAck(Boolean.class, "role", "admin")).isTrue();
            assertThat(ann.emitWithAck(Boolean.class, "role", "gardener"))
                    .as("nobody declares that one")
                    .isFalse();
            assertThat(admins.client().user("bob").expectRefused("/admin").message())
                    .isEqualTo("Forbidden");
            assertThat(admins.expectRefused("/admin").message()).isEqualTo("Forbidden");
        }
    }

    @Test
    void authMustBeAnObject() {
        assertThatIllegalArgumentException().isThrownBy(() -> io.connect("/chat", "t-ann"));
        assertThatIllegalArgumentException().isThrownBy(() -> io.connect("/chat", Map.of("token", new byte[1])));
    }

    @Test
    void connectionCanBeInSeveralNamespaces() {
        TestClient chat = io.connect("/chat", ANN);
        TestClient guests = chat.join("/guests", ANN);

        assertThat(io.select(SocketServer.class).clientsCount()).isOne();
        chat.disconnect();
        assertThat(chat.isConnected()).isFalse();
        assertThat(guests.emitWithAck("look", "").arity()).isOne();
        assertThatIllegalStateException().isThrownBy(() -> guests.join("/guests", ANN));
    }

    @Test
    void clientLeaves() {
        TestClient client = io.connect("/chat", ANN);

        client.disconnect();
        client.disconnect();

        assertThat(client.isConnected()).isFalse();
        assertThat(client.disconnectReason()).contains("io client disconnect");
        assertThat(io.select(Archive.class).entries()).containsExactly("ann: client namespace disconnect");
        assertThat(io.select(SocketServer.class).clientsCount()).isZero();
        assertThatIllegalStateException().isThrownBy(() -> client.join("/guests", ANN));
    }

    @Test
    void clientIsLost() {
        TestClient client = io.connect("/chat", ANN);

        client.drop();
        client.drop();

        assertThat(client.disconnectReason()).contains("transport close");
        assertThat(io.select(Archive.class).entries()).containsExactly("ann: transport close");
    }

    @Test
    void clientIsDisconnectedFromItsNamespace() {
        TestClient client = io.connect("/guests", ANN);
        TestClient other = client.join("/chat", ANN);

        client.emit("kick");

        assertThat(client.isConnected()).isFalse();
        assertThat(client.disconnectReason()).contains("io server disconnect");
        assertThat(other.isConnected()).isTrue();
    }

    @Test
    void clientIsDisconnectedFromAllNamespaces() {
        TestClient client = io.connect("/guests", ANN);
        TestClient other = client.join("/chat", ANN);

        client.emit("close");

        assertThat(client.disconnectReason()).contains("io server disconnect");
        assertThat(other.disconnectReason()).contains("io server disconnect");
    }

    @Test
    void clientIsConnectedUntilThen() {
        TestClient client = io.connect("/chat", ANN);

        assertThat(client.isConnected()).isTrue();
        assertThat(client.disconnectReason()).isEmpty();
        assertThat(client.namespace()).isEqualTo("/chat");
        assertThat(io.select(SocketServer.class).of("/chat").sockets())
                .singleElement()
                .satisfies(socket -> assertThat(socket.id()).isEqualTo(client.id()));
        client.emit("join", new Join("lobby"));
    }
}

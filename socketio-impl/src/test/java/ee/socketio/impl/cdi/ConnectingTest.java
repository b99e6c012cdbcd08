/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ee.socketio.ConnectRequest;
import ee.socketio.Connected;
import ee.socketio.Connecting;
import ee.socketio.ConnectionRefusedException;
import ee.socketio.Disconnect;
import ee.socketio.Disconnected;
import ee.socketio.Disconnecting;
import ee.socketio.Message;
import ee.socketio.On;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;
import ee.socketio.impl.engine.CapturedLog;

@OnEachContainer
class ConnectingTest {
    @AutoClose
    private final CapturedLog log = CapturedLog.of("ee.socketio");

    @AutoClose
    private final SocketIoApp app;

    ConnectingTest(CdiContainer container) {
        app = SocketIoApp.deploy(container, Login.class, Chat.class, Second.class);
    }

    public record Credentials(String user) {}

    private record User(String getName) implements Principal {
        @Override
        public String getName() {
            return getName;
        }
    }

    @SocketEndpoint("/chat")
    static class Login {
        @Inject
        Journal journal;

        void check(@Observes @Priority(10) @Connecting ConnectRequest request) throws IOException {
            Credentials credentials = request.auth(Credentials.class)
                    .orElseThrow(
                            () -> new ConnectionRefusedException("not authorized", Map.of("retry", List.of(1, 2))));
            switch (credentials.user()) {
                case "nobody" -> throw new ConnectionRefusedException("unknown user");
                case "unchecked" -> throw new IllegalStateException("secret");
                case "checked" -> throw new IOException("secret");
                case "unwritable" -> throw new ConnectionRefusedException("no", new Unwritable());
                default -> request.accept(new User(credentials.user()), Set.of("member"));
            }
        }

        void next(@Observes @Priority(20) @Connecting ConnectRequest request) {
            journal.note("next: " + request.socket().principal().orElseThrow().getName());
        }
    }

    public static class Unwritable {
        public String getSecret() {
            throw new IllegalStateException("secret");
        }
    }

    @SocketEndpoint("/chat")
    static class Chat {
        String whoAmI(@Observes @On("who am I") Message message, Socket socket) {
            return socket.principal().map(Principal::getName).orElse("nobody");
        }
    }

    @ApplicationScoped
    static class Second {
        @Inject
        Journal journal;

        void connected(@Observes @Connected Socket socket) {
            journal.note("connected");
        }

        void disconnecting(@Observes @Disconnecting Disconnect event) {
            journal.note("disconnecting");
        }

        void disconnected(@Observes @Disconnected Disconnect event) {
            journal.note("disconnected");
        }
    }

    @Test
    void acceptedPrincipalIsThatOfTheSocket() {
        InMemoryClient client = app.open();

        assertThat(client.tryToJoin("/chat", "{'user':'ann'}"))
                .singleElement()
                .asString()
                .startsWith("0/chat,{'sid':'");

        assertThat(client.ask("who am I")).isEqualTo("['ann']");
        assertThat(app.journal()).containsExactly("next: ann", "connected");
    }

    @Test
    void refusalTellsItsMessage() {
        assertThat(app.open().tryToJoin("/chat", "{'user':'nobody'}"))
                .containsExactly("4/chat,{'message':'unknown user'}");
    }

    @Test
    void refusalTellsItsData() {
        assertThat(app.open().tryToJoin("/chat", ""))
                .containsExactly("4/chat,{'message':'not authorized','data':{'retry':[1,2]}}");
    }

    @Test
    void authPayloadThatCannotBeBoundIsRefused() {
        assertThat(app.open().tryToJoin("/chat", "{'user':{'secret':1}}"))
                .containsExactly("4/chat,{'message':'malformed auth payload'}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unchecked", "checked"})
    void otherExceptionRefusesWithoutATextAndIsLogged(String user) {
        assertThat(app.open().tryToJoin("/chat", "{'user':'" + user + "'}"))
                .containsExactly("4/chat,{'message':'Internal error'}");

        assertThat(log.records()).singleElement().satisfies(entry -> {
            assertThat(entry.getMessage()).startsWith("SIO000402: ");
            assertThat(entry.getThrown()).hasStackTraceContaining("secret");
        });
    }

    @Test
    void uncheckedExceptionIsLoggedAsThrown() {
        app.open().tryToJoin("/chat", "{'user':'unchecked'}");

        assertThat(log.records())
                .singleElement()
                .satisfies(entry -> assertThat(entry.getThrown())
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage("secret"));
    }

    @Test
    void refusalDataThatIsNoJsonRefusesAllTheSame() {
        assertThat(app.open().tryToJoin("/chat", "{'user':'unwritable'}"))
                .singleElement()
                .asString()
                .startsWith("4/chat,{'message':")
                .doesNotContain("secret");
    }

    @Test
    void firstRefusalKeepsTheOtherObserversFromRunning() {
        InMemoryClient client = app.open();

        client.tryToJoin("/chat", "{'user':'nobody'}");
        client.drop();

        assertThat(app.journal()).isEmpty();
    }

    @Test
    void refusedClientMayTryAgain() {
        InMemoryClient client = app.open();
        client.tryToJoin("/chat", "");

        client.tryToJoin("/chat", "{'user':'ann'}");

        assertThat(client.ask("who am I")).isEqualTo("['ann']");
    }

    @Test
    void refusalConcernsOneNamespace() {
        InMemoryClient client = app.connect("/");

        client.tryToJoin("/chat", "");
        client.leave();

        assertThat(client.closed())
                .as("packet for a namespace that was not joined")
                .isTrue();
        assertThat(app.journal()).containsExactly("connected", "disconnecting", "disconnected");
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ee.socketio.Connected;
import ee.socketio.Message;
import ee.socketio.Namespace;
import ee.socketio.On;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;
import ee.socketio.SocketNamespace;

@OnEachContainer
class NamespacesTest {
    @AutoClose
    private final SocketIoApp app;

    NamespacesTest(CdiContainer container) {
        app = SocketIoApp.deploy(
                container, Home.class, Chat.class, Silent.class, Everywhere.class, Publisher.class, Heir.class);
    }

    @SocketEndpoint
    static class Home {
        String who(@Observes @On("who") Message message) {
            return "home";
        }
    }

    @SocketEndpoint("/chat")
    static class Chat {
        String who(@Observes @On("who") Message message) {
            return "chat";
        }

        String admin(@Observes @Namespace("/admin") @On("who") Message message) {
            return "admin";
        }
    }

    @SocketEndpoint("/silent")
    static class Silent {}

    @ApplicationScoped
    static class Everywhere {
        @Inject
        Journal journal;

        String where(@Observes @On("where") Message message, Socket socket) {
            return socket.namespace().name();
        }

        void welcome(@Observes @Connected Socket socket) {
            journal.note("welcome to " + socket.namespace().name());
        }
    }

    @ApplicationScoped
    static class Publisher {
        @Inject
        @Namespace("/news")
        SocketNamespace news;
    }

    abstract static class Ancestor {
        String inherited(@Observes @On("inherited") Message message) {
            return "by " + getClass().getSuperclass().getSimpleName();
        }
    }

    @SocketEndpoint("/heir")
    static class Heir extends Ancestor {}

    @Test
    void observersServeTheNamespaceOfTheirEndpoint() {
        assertThat(app.connect("/chat").ask("who")).isEqualTo("['chat']");
    }

    @Test
    void endpointThatNamesNoneServesTheDefaultNamespace() {
        assertThat(app.connect("/").ask("who")).isEqualTo("['home']");
    }

    @Test
    void namespaceOfTheParameterOverridesThatOfTheEndpoint() {
        assertThat(app.connect("/admin").ask("who")).isEqualTo("['admin']");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/chat", "/admin", "/silent", "/news"})
    void observersWithoutNamespaceServeEveryNamespace(String namespace) {
        assertThat(app.connect(namespace).ask("where")).isEqualTo("['" + namespace + "']");
        assertThat(app.journal()).containsExactly("welcome to " + namespace);
    }

    @Test
    void observerThatAnEndpointInheritsServesTheNamespaceOfTheEndpoint() {
        assertThat(app.connect("/heir").ask("inherited")).startsWith("['by ");
        assertThat(app.connect("/chat").askInVain("inherited").code()).isEqualTo("UNHANDLED");
    }

    @Test
    void oneConnectionCanBeInSeveralNamespaces() {
        InMemoryClient client = app.open().join("/chat").join("/admin");

        client.send("2/chat,1['who']");
        client.send("2/admin,1['who']");

        assertThat(client.received()).containsExactly("3/chat,1['chat']", "3/admin,1['admin']");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/chat/", "/CHAT"})
    void namespaceThatNothingNamesDoesNotExist(String namespace) {
        assertThat(app.open().tryToJoin(namespace, ""))
                .containsExactly("4" + namespace + ",{'message':'Invalid namespace'}");
        assertThat(app.journal()).isEmpty();
    }
}

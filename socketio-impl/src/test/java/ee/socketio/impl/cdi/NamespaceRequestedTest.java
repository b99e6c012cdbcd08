/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ee.socketio.ConnectRequest;
import ee.socketio.Connecting;
import ee.socketio.ConnectionRefusedException;
import ee.socketio.NamespaceParam;
import ee.socketio.NamespaceRequest;
import ee.socketio.NamespaceRequested;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;
import ee.socketio.impl.engine.CapturedLog;

@OnEachContainer
class NamespaceRequestedTest {
    @AutoClose
    private final CapturedLog log = CapturedLog.of("ee.socketio");

    @AutoClose
    private final SocketIoApp app;

    NamespaceRequestedTest(CdiContainer container) {
        app = SocketIoApp.deploy(
                container, Organizations.class, Offices.class, Chat.class, Everywhere.class, Registry.class);
    }

    public record Credentials(String key) {}

    @RequestScoped
    static class Registry {
        List<String> organizations() {
            return List.of("1", "checked", "refusing", "failing", "socket");
        }
    }

    @SocketEndpoint("/org-{id}")
    static class Organizations {
        @Inject
        Journal journal;

        @Inject
        Registry registry;

        @Inject
        Socket socket;

        void exists(
                @Observes @Priority(10) @NamespaceRequested NamespaceRequest request, @NamespaceParam("id") String id)
                throws Exception {
            if (!registry.organizations().contains(id)
                    || request.auth(Credentials.class)
                            .filter(own -> own.key().equals("wrong"))
                            .isPresent()) {
                request.refuse();
            }
            switch (id) {
                case "refusing" -> throw new ConnectionRefusedException("secret");
                case "failing" -> throw new IllegalStateException("secret");
                case "checked" -> throw new java.io.IOException("secret");
                case "socket" -> socket.id();
                default -> journal.note("asked: " + id + request.principal().isPresent());
            }
        }

        void next(@Observes @Priority(20) @NamespaceRequested NamespaceRequest request) {
            journal.note("next: " + request.name() + request.pattern() + request.parameters());
        }

        void connecting(@Observes @Connecting ConnectRequest request) {
            journal.note("connecting");
        }
    }

    @SocketEndpoint("/org-{org}-office-{office}")
    static class Offices {
        void none(@Observes @NamespaceRequested NamespaceRequest request) {
            request.refuse();
        }
    }

    @SocketEndpoint("/chat")
    static class Chat {}

    @ApplicationScoped
    static class Everywhere {
        @Inject
        Journal journal;

        void any(@Observes @Priority(30) @NamespaceRequested NamespaceRequest request) {
            journal.note("any");
        }
    }

    @Test
    void observersDecideInOrderBeforeTheClientIsChecked() {
        app.connect("/org-1");

        assertThat(app.journal()).containsExactly("asked: 1false", "next: /org-1/org-{id}{id=1}", "any", "connecting");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/org-2", "/org-refusing", "/org-failing", "/org-checked", "/org-socket"})
    void refusalIsThatOfAnUnknownNamespace(String namespace) {
        assertThat(app.open().tryToJoin(namespace, ""))
                .containsExactly("4" + namespace + ",{'message':'Invalid namespace'}");
        assertThat(app.journal()).noneMatch(entry -> entry.startsWith("next"));
    }

    @Test
    void refusalMayDependOnWhoAsks() {
        app.connect("/org-1");

        assertThat(app.open().tryToJoin("/org-1", "{'key':'wrong'}"))
                .containsExactly("4/org-1,{'message':'Invalid namespace'}");
        assertThat(app.open().tryToJoin("/org-1", "{'key':'right'}"))
                .singleElement()
                .asString()
                .startsWith("0/org-1,");
    }

    @Test
    void authThatCannotBeBoundIsRefusedWithoutNoise() {
        assertThat(app.open().tryToJoin("/org-1", "{'key':{}}"))
                .containsExactly("4/org-1,{'message':'Invalid namespace'}");
        assertThat(log.records()).noneMatch(entry -> entry.getMessage().startsWith("SIO"));
    }

    @Test
    void failureIsLogged() {
        app.open().tryToJoin("/org-failing", "");
        app.open().tryToJoin("/org-refusing", "");

        assertThat(log.records()).singleElement().satisfies(entry -> {
            assertThat(entry.getMessage())
                    .startsWith("SIO000236: A client was refused the namespace '/org-failing' because "
                            + Organizations.class.getName() + ".exists failed");
            assertThat(entry.getThrown()).hasMessage("secret");
        });
    }

    @Test
    void thereIsNoSocketYet() {
        app.open().tryToJoin("/org-socket", "");

        assertThat(log.records())
                .singleElement()
                .satisfies(entry -> assertThat(entry.getThrown())
                        .isInstanceOf(ContextNotActiveException.class)
                        .hasMessageContaining("no matter of a socket"));
    }

    @Test
    void refusedByTheMostSpecificPatternItIsNotThatOfAnother() {
        assertThat(app.open().tryToJoin("/org-1-office-2", ""))
                .containsExactly("4/org-1-office-2,{'message':'Invalid namespace'}");
        assertThat(app.journal()).noneMatch(entry -> entry.startsWith("asked"));
    }

    @Test
    void namespacesThatAreNamedAreNotAskedFor() {
        app.connect("/chat");
        app.connect("/");

        assertThat(app.journal()).isEmpty();
    }
}

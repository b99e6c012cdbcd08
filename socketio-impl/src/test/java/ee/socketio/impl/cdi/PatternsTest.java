/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ee.socketio.Connected;
import ee.socketio.Message;
import ee.socketio.Namespace;
import ee.socketio.NamespaceParam;
import ee.socketio.On;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;
import ee.socketio.SocketNamespace;
import ee.socketio.SocketScoped;
import ee.socketio.SocketServer;

@OnEachContainer
class PatternsTest {
    @AutoClose
    private final SocketIoApp app;

    PatternsTest(CdiContainer container) {
        app = SocketIoApp.deploy(
                container,
                Organization.class,
                Office.class,
                Headquarters.class,
                Everywhere.class,
                Member.class,
                Handles.class);
    }

    @SocketEndpoint("/org-{id}")
    static class Organization {
        @Inject
        Socket socket;

        @Inject
        Member member;

        String where(@Observes @On("where") Message message, @NamespaceParam("id") String id) {
            return "organization " + id;
        }

        String member(@Observes @On("member") Message message) {
            return member.organization();
        }

        void say(@Observes @On("say") String text) {
            socket.namespace().emit("said", text);
        }
    }

    @SocketEndpoint("/org-{org}-office-{office}")
    static class Office {
        String where(
                @Observes @On("where") Message message,
                @NamespaceParam("office") String office,
                @NamespaceParam("org") String org) {
            return "office " + office + " of " + org;
        }
    }

    @SocketEndpoint("/org-0")
    static class Headquarters {
        String where(@Observes @On("where") Message message) {
            return "headquarters";
        }
    }

    @ApplicationScoped
    static class Everywhere {
        @Inject
        Journal journal;

        void connected(@Observes @Connected Socket socket) {
            SocketNamespace namespace = socket.namespace();
            journal.note(
                    namespace.name() + ' ' + namespace.pattern().orElse("as it is") + ' ' + namespace.parameters());
        }

        String explicit(
                @Observes @Namespace("/room/{name}") @On("where") Message message,
                @NamespaceParam("name") String name) {
            return "room " + name;
        }
    }

    @SocketScoped
    static class Member {
        @Inject
        @NamespaceParam("id")
        String id;

        String organization() {
            return "member of " + id;
        }
    }

    @ApplicationScoped
    static class Handles {
        @Inject
        SocketServer io;

        SocketNamespace of(String name) {
            return io.of(name);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/org-1, organization 1",
        "/org-1-office, organization 1-office",
        "/org-1-office-2, office 2 of 1",
        "/org-0, headquarters",
        "/room/a, room a",
    })
    void mostSpecificNameServes(String namespace, String where) {
        assertThat(app.connect(namespace).ask("where")).isEqualTo("['" + where + "']");
    }

    @Test
    void namespaceTellsItsPattern() {
        app.connect("/org-1");
        app.connect("/org-0");

        assertThat(app.journal()).containsExactly("/org-1 /org-{id} {id=1}", "/org-0 as it is {}");
    }

    @Test
    void variableIsOfTheCurrentSocket() {
        InMemoryClient first = app.connect("/org-1");
        InMemoryClient second = app.connect("/org-2");

        assertThat(first.ask("member")).isEqualTo("['member of 1']");
        assertThat(second.ask("member")).isEqualTo("['member of 2']");
        assertThat(first.ask("member")).isEqualTo("['member of 1']");
    }

    @Test
    void eachNameIsANamespaceOfItsOwn() {
        InMemoryClient speaker = app.connect("/org-1");
        InMemoryClient colleague = app.connect("/org-1");
        InMemoryClient stranger = app.connect("/org-2");

        speaker.emit("say", "'hi'");

        assertThat(speaker.received()).containsExactly("2/org-1,['said','hi']");
        assertThat(colleague.received()).containsExactly("2/org-1,['said','hi']");
        assertThat(stranger.received()).isEmpty();
    }

    @Test
    void namespaceCanBeAddressedByName() {
        InMemoryClient client = app.connect("/org-1");
        Handles handles = app.bean(Handles.class);

        handles.of("/org-1").emit("news");
        handles.of("/org-2").emit("news");

        assertThat(client.received()).containsExactly("2/org-1,['news']");
        assertThat(handles.of("/org-7")).isSameAs(handles.of("/org-7"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> handles.of("/other"))
                .withMessageContaining("no pattern admits it");
    }

    @Test
    void handleThatWasTakenBeforeReachesThoseWhoComeLater() {
        SocketNamespace namespace = app.bean(Handles.class).of("/org-1");
        InMemoryClient client = app.connect("/org-1");

        namespace.emit("news");

        assertThat(client.received()).containsExactly("2/org-1,['news']");
    }

    @ParameterizedTest
    @CsvSource({"/org-", "/org-1/2", "/room", "/other"})
    void otherNamespacesAreInvalid(String namespace) {
        assertThat(app.open().tryToJoin(namespace, ""))
                .containsExactly("4" + namespace + ",{'message':'Invalid namespace'}");
    }
}

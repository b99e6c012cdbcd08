/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

import jakarta.annotation.security.DeclareRoles;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
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
import ee.socketio.Failure;
import ee.socketio.Message;
import ee.socketio.On;
import ee.socketio.OnAny;
import ee.socketio.OnFailure;
import ee.socketio.OnUnhandled;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;
import ee.socketio.impl.cdi.InMemoryClient.Rejection;

@OnEachContainer
class RolesTest {
    private static final Rejection FORBIDDEN = new Rejection("FORBIDDEN", "the role for this event is missing");

    @AutoClose
    private final SocketIoApp app;

    RolesTest(CdiContainer container) {
        app = SocketIoApp.deploy(
                container, Login.class, Desk.class, Admin.class, Shared.class, Guest.class, Closed.class);
    }

    public record Credentials(String role) {}

    /** The role is what the client says. */
    @ApplicationScoped
    static class Login {
        void login(@Observes @Connecting ConnectRequest request) {
            request.auth(Credentials.class)
                    .ifPresent(credentials -> request.accept(() -> "somebody", Set.of(credentials.role())));
        }
    }

    @SocketEndpoint
    @DeclareRoles("declared")
    static class Desk {
        @Inject
        Journal journal;

        @RolesAllowed({"clerk", "boss"})
        void file(@Observes @On("file") int number) {
            journal.note("filed " + number);
        }

        @RolesAllowed("**")
        void sign(@Observes @On("sign") Message message) {}

        @DenyAll
        void burn(@Observes @On("burn") Message message) {}

        void open(@Observes @On("open") Message message) {}

        @RolesAllowed("boss")
        void watch(@Observes @OnAny Message message) {
            journal.note("watched " + message.event());
        }

        @RolesAllowed("boss")
        void connected(@Observes @Connected Socket socket) {
            journal.note("boss is here");
        }

        @RolesAllowed("boss")
        String unknown(@Observes @OnUnhandled Message message) {
            return "boss may";
        }

        void failed(@Observes @OnFailure Failure failure) {
            journal.note("failed " + failure.code());
        }
    }

    @SocketEndpoint("/admin")
    @RolesAllowed("admin")
    static class Admin {
        void announce(@Observes @On("announce") String text) {}

        @PermitAll
        void help(@Observes @On("help") Message message) {}
    }

    @SocketEndpoint("/shared")
    @RolesAllowed("admin")
    static class Shared {
        void announce(@Observes @On("announce") String text) {}
    }

    @SocketEndpoint("/shared")
    static class Guest {
        void help(@Observes @On("help") Message message) {}
    }

    @SocketEndpoint("/closed")
    @DenyAll
    static class Closed {
        void never(@Observes @On("never") Message message) {}
    }

    private static List<String> tryToJoin(InMemoryClient client, String namespace, String role) {
        return client.tryToJoin(namespace, "{'role':'" + role + "'}");
    }

    private InMemoryClient connect(String namespace, String role) {
        InMemoryClient client = app.open();
        assertThat(tryToJoin(client, namespace, role)).first().asString().contains("'sid'");
        return client;
    }

    @ParameterizedTest
    @ValueSource(strings = {"clerk", "boss"})
    void oneOfTheRolesIsEnough(String role) {
        assertThat(connect("/", role).ask("file", "1")).isEqualTo("[]");
        assertThat(app.journal()).contains("filed 1");
    }

    @Test
    void whoHasNoneIsToldBeforeAnythingIsParsed() {
        assertThat(connect("/", "visitor").askInVain("file", "'no number'")).isEqualTo(FORBIDDEN);
        assertThat(app.connect().askInVain("file", "'no number'")).isEqualTo(FORBIDDEN);
        assertThat(app.journal()).containsExactly("failed FORBIDDEN", "failed FORBIDDEN");
    }

    @Test
    void roleOfEverybodyIsNotOneOfStrangers() {
        assertThat(connect("/", "visitor").ask("sign")).isEqualTo("[]");
        assertThat(app.connect().askInVain("sign")).isEqualTo(FORBIDDEN);
    }

    @Test
    void nobodyMayWhatIsDenied() {
        assertThat(connect("/", "boss").askInVain("burn")).isEqualTo(FORBIDDEN);
    }

    @Test
    void everybodyMayWhatNothingIsSaidOf() {
        assertThat(app.connect().ask("open")).isEqualTo("[]");
    }

    @Test
    void otherObserversAreJustNotCalled() {
        InMemoryClient clerk = connect("/", "clerk");
        assertThat(clerk.ask("open")).isEqualTo("[]");
        assertThat(clerk.askInVain("shout").code()).isEqualTo("UNHANDLED");
        assertThat(app.journal()).isEmpty();

        InMemoryClient boss = connect("/", "boss");
        assertThat(boss.ask("open")).isEqualTo("[]");
        assertThat(boss.ask("shout")).isEqualTo("['boss may']");
        assertThat(app.journal()).containsExactly("boss is here", "watched open", "watched shout");
    }

    @Test
    void classGuardsItsNamespace() {
        assertThat(connect("/admin", "admin").ask("announce", "'hi'")).isEqualTo("[]");
        assertThat(tryToJoin(app.open(), "/admin", "clerk"))
                .containsExactly("4/admin,{'message':'Forbidden','data':{'code':'FORBIDDEN'}}");
        assertThat(tryToJoin(app.open(), "/closed", "admin")).first().asString().contains("Forbidden");
    }

    @Test
    void methodSaysItBetterThanItsClass() {
        assertThat(connect("/admin", "admin").ask("help")).isEqualTo("[]");
    }

    @Test
    void namespaceWithAnotherEndpointIsOpen() {
        InMemoryClient guest = connect("/shared", "clerk");

        assertThat(guest.ask("help")).isEqualTo("[]");
        assertThat(guest.askInVain("announce", "'hi'")).isEqualTo(FORBIDDEN);
    }

    @Test
    void rolesAreKnownByName() {
        assertThat(app.roleNames()).containsExactly("**", "admin", "boss", "clerk", "declared");
    }
}

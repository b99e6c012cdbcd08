/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

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
import ee.socketio.SocketScoped;
import ee.socketio.impl.engine.CapturedLog;

@OnEachContainer
class SocketScopeTest {
    @AutoClose
    private final CapturedLog log = CapturedLog.of("ee.socketio.cdi");

    @AutoClose
    private final SocketIoApp app;

    SocketScopeTest(CdiContainer container) {
        app = SocketIoApp.deploy(container, Profile.class, Companion.class, Listener.class, Chat.class, Personal.class);
    }

    @SocketScoped
    static class Profile {
        @Inject
        Journal journal;

        @Inject
        Companion companion;

        private int count;

        @PostConstruct
        void begin() {
            journal.note("created");
            companion.touch();
        }

        int next() {
            return ++count;
        }

        @PreDestroy
        void end() {
            companion.touch();
            journal.note("destroyed");
        }
    }

    /** Observes more than sockets. */
    @SocketScoped
    static class Listener {
        @Inject
        Journal journal;

        void business(@Observes StringBuilder event) {
            journal.note("heard " + event);
        }
    }

    /** Used by the other one to its very end. */
    @SocketScoped
    static class Companion {
        @Inject
        Journal journal;

        @PostConstruct
        void begin() {
            journal.note("companion created");
        }

        void touch() {
            // It is enough to be called.
        }

        @PreDestroy
        void end() {
            journal.note("companion destroyed");
        }
    }

    @SocketEndpoint("/chat")
    static class Chat {
        @Inject
        Journal journal;

        @Inject
        Profile profile;

        @Inject
        @Any
        Instance<Profile> profiles;

        void connecting(@Observes @Connecting ConnectRequest request) {
            journal.note("connecting " + profile.next());
            if (request.auth(Map.class).isPresent()) {
                throw new ConnectionRefusedException("no");
            }
        }

        void connected(@Observes @Connected Socket socket) {
            journal.note("connected " + profile.next());
        }

        int count(@Observes @On("count") Message message) {
            return profile.next();
        }

        void forget(@Observes @On("forget") Message message) {
            profiles.destroy(profile);
        }

        void disconnecting(@Observes @Disconnecting Disconnect event) {
            journal.note("disconnecting " + profile.next());
        }

        void disconnected(@Observes @Disconnected Disconnect event) {
            journal.note("disconnected " + profile.next());
            throw new IllegalStateException("too late to matter");
        }

        int count() {
            return profile.next();
        }
    }

    @SocketEndpoint("/personal")
    @SocketScoped
    static class Personal {
        private int count;

        int count(@Observes @On("count") Message message) {
            return ++count;
        }

        void fire(@Observes @On("fire") String text, Event<StringBuilder> events) {
            events.fire(new StringBuilder(text));
        }
    }

    @Test
    void eachSocketHasAnInstanceOfItsOwn() {
        InMemoryClient ann = app.connect("/chat");
        InMemoryClient bob = app.connect("/chat");

        assertThat(ann.ask("count")).isEqualTo("[3]");
        assertThat(ann.ask("count")).isEqualTo("[4]");
        assertThat(bob.ask("count")).isEqualTo("[3]");
    }

    @Test
    void instanceLivesFromConnectingUntilAfterDisconnected() {
        InMemoryClient client = app.connect("/chat");

        client.leave();

        assertThat(app.journal())
                .filteredOn(entry -> !entry.startsWith("companion"))
                .containsExactly(
                        "created", "connecting 1", "connected 2", "disconnecting 3", "disconnected 4", "destroyed");
    }

    @Test
    void instanceIsDestroyedOnceWhenTheConnectionEnds() {
        InMemoryClient client = app.connect("/chat");

        client.leave();
        client.drop();
        app.stop();

        assertThat(app.journal()).containsOnlyOnce("created", "destroyed");
    }

    @Test
    void instanceCanUseAnotherToItsVeryEnd() {
        app.connect("/chat").leave();

        assertThat(app.journal()).containsOnlyOnce("companion created", "companion destroyed");
    }

    @Test
    void instanceOfARefusedSocketIsDestroyedOnce() {
        InMemoryClient client = app.open();

        assertThat(client.tryToJoin("/chat", "{'wish':'refusal'}")).containsExactly("4/chat,{'message':'no'}");
        client.drop();

        assertThat(app.journal())
                .containsSubsequence("created", "connecting 1", "destroyed")
                .containsOnlyOnce("created", "destroyed")
                .doesNotContain("connected 2", "disconnecting 2", "disconnected 2");
    }

    @Test
    void instanceOfASocketThatIsGoneBeforeItIsConnectedIsDestroyed() {
        app.holdHandlers();
        InMemoryClient client = app.open();
        client.tryToJoin("/chat", "");
        client.drop();

        app.releaseHandlers();

        assertThat(app.journal())
                .containsSubsequence("created", "connecting 1", "destroyed")
                .containsOnlyOnce("created", "destroyed")
                .doesNotContain("connected 2", "disconnecting 2", "disconnected 2");
    }

    @Test
    void anotherSocketOfTheConnectionKeepsItsInstance() {
        InMemoryClient client = app.open().join("/personal").join("/chat");
        client.send("2/personal,0['count']");

        client.leave();
        client.received();
        client.send("2/personal,1['count']");

        assertThat(client.received()).containsExactly("3/personal,1[2]");
    }

    @Test
    void newSocketOfTheSameClientHasANewInstance() {
        InMemoryClient client = app.connect("/personal");
        assertThat(client.ask("count")).isEqualTo("[1]");

        client.leave();

        assertThat(client.join("/personal").ask("count")).isEqualTo("[1]");
    }

    @Test
    void endpointMayBeSocketScopedItself() {
        InMemoryClient ann = app.connect("/personal");
        InMemoryClient bob = app.connect("/personal");

        assertThat(ann.ask("count")).isEqualTo("[1]");
        assertThat(ann.ask("count")).isEqualTo("[2]");
        assertThat(bob.ask("count")).isEqualTo("[1]");
    }

    @Test
    void instanceCanBeDestroyedByHand() {
        InMemoryClient client = app.connect("/chat");

        client.emit("forget");

        assertThat(client.ask("count")).isEqualTo("[1]");
        assertThat(app.journal()).contains("destroyed");
    }

    @Test
    void observerOfOtherEventsIsCalledForTheCurrentSocketOnly() {
        InMemoryClient client = app.connect("/personal");
        app.connect("/personal");

        app.fire(new StringBuilder("outside"));
        client.emit("fire", "'inside'");

        assertThat(app.journal()).containsExactly("heard inside");
    }

    @Test
    void thereIsNoInstanceOutsideOfObservers() {
        app.connect("/chat");

        assertThatExceptionOfType(ContextNotActiveException.class).isThrownBy(app.bean(Chat.class)::count);
    }
}

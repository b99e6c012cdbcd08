/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import ee.socketio.Disconnect;
import ee.socketio.Disconnected;
import ee.socketio.Message;
import ee.socketio.Namespace;
import ee.socketio.On;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;
import ee.socketio.SocketNamespace;
import ee.socketio.SocketServer;

@OnEachContainer
class InjectedHandlesTest {
    @AutoClose
    private final SocketIoApp app;

    InjectedHandlesTest(CdiContainer container) {
        app = SocketIoApp.deploy(container, Chat.class, Publisher.class);
    }

    @SocketEndpoint("/chat")
    static class Chat {
        @Inject
        Socket field;

        @Inject
        Journal journal;

        String byField(@Observes @On("field") Message message) {
            return field.id();
        }

        String byParameter(@Observes @On("parameter") Message message, Socket parameter) {
            return parameter.id();
        }

        void emit(@Observes @On("echo") String text) {
            field.emit("echoed", text);
        }

        void broadcast(@Observes @On("say") String text, Socket sender) {
            sender.join("lobby");
            sender.broadcast().emit("said", text);
        }

        String expel(@Observes @On("expel") Message message, SocketServer server) {
            server.of("/chat").except(field.id()).disconnectSockets(false);
            return field.id();
        }

        String fail(@Observes @On("fail") Message message) {
            try {
                field.emit("disconnect");
                return "emitted";
            } catch (IllegalArgumentException e) {
                return e.getMessage();
            }
        }

        void farewell(@Observes @Disconnected Disconnect event) {
            journal.note("left: " + field.id());
        }

        String currentId() {
            return field.id();
        }
    }

    @ApplicationScoped
    static class Publisher {
        @Inject
        SocketServer server;

        @Inject
        @Namespace("/chat")
        SocketNamespace chat;

        @Inject
        @Namespace("/")
        SocketNamespace home;

        @Inject
        Instance<Message> messages;

        SocketServer server() {
            return server;
        }

        SocketNamespace chat() {
            return chat;
        }

        SocketNamespace home() {
            return home;
        }

        Message message() {
            return messages.get();
        }
    }

    @Test
    void socketIsTheSender() {
        InMemoryClient ann = app.connect("/chat");
        InMemoryClient bob = app.connect("/chat");

        assertThat(ann.ask("field")).isEqualTo("['" + ann.id() + "']");
        assertThat(ann.ask("parameter")).isEqualTo("['" + ann.id() + "']");
        assertThat(bob.ask("field")).isEqualTo("['" + bob.id() + "']").isNotEqualTo(ann.ask("field"));
    }

    @Test
    void socketCanBeEmittedTo() {
        InMemoryClient ann = app.connect("/chat");
        InMemoryClient bob = app.connect("/chat");

        ann.emit("echo", "'hi'");
        ann.emit("say", "'hello'");

        assertThat(ann.received()).containsExactly("2/chat,['echoed','hi']");
        assertThat(bob.received()).containsExactly("2/chat,['said','hello']");
    }

    /** Here the observers of the other socket run within the observer of this one; where, is up to the executor. */
    @Test
    void socketIsTheSenderAlsoAfterObserversOfAnotherHaveRun() {
        InMemoryClient ann = app.connect("/chat");
        InMemoryClient bob = app.connect("/chat");

        assertThat(ann.ask("expel")).isEqualTo("['" + ann.id() + "']");

        assertThat(app.journal()).containsExactly("left: " + bob.id());
    }

    @Test
    void socketThrowsWhatItIsDocumentedToThrow() {
        assertThat(app.connect("/chat").ask("fail")).contains("is a reserved event name");
    }

    @Test
    void socketOutsideOfAnObserverIsAnErrorThatTellsWhatToUse() {
        app.connect("/chat").emit("field");

        assertThatExceptionOfType(ContextNotActiveException.class)
                .isThrownBy(app.bean(Chat.class)::currentId)
                .withMessageContainingAll("no handler of a socket is running on this thread", "SocketNamespace");
    }

    @Test
    void messageOutsideOfAnObserverIsAnErrorThatTellsWhatToUse() {
        assertThatExceptionOfType(ContextNotActiveException.class)
                .isThrownBy(app.bean(Publisher.class)::message)
                .withMessageContaining("no handler of a socket is running on this thread");
    }

    @Test
    void serverAndNamespacesReachSocketsFromAnywhere() {
        InMemoryClient chatting = app.connect("/chat");
        InMemoryClient home = app.connect("/");
        Publisher publisher = app.bean(Publisher.class);

        publisher.server().emit("news", 1);
        publisher.home().emit("news", 2);
        publisher.chat().emit("news", 3);
        publisher.server().of("/chat").to(chatting.id()).emit("news", 4);

        assertThat(home.received()).containsExactly("2['news',1]", "2['news',2]");
        assertThat(chatting.received()).containsExactly("2/chat,['news',3]", "2/chat,['news',4]");
        assertThat(publisher.server().clientsCount()).isEqualTo(2);
        assertThat(publisher.chat().sockets()).extracting(Socket::id).containsExactly(chatting.id());
    }
}

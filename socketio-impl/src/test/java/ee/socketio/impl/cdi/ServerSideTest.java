/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ee.socketio.Ack;
import ee.socketio.Arg;
import ee.socketio.EventRejectedException;
import ee.socketio.Failure;
import ee.socketio.Message;
import ee.socketio.NamespaceParam;
import ee.socketio.On;
import ee.socketio.OnAny;
import ee.socketio.OnFailure;
import ee.socketio.ServerSide;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;
import ee.socketio.impl.core.ServerSideEvent;
import ee.socketio.impl.engine.CapturedLog;
import ee.socketio.impl.protocol.Payload;

/** The observers of what other servers emit. */
@OnEachContainer
class ServerSideTest {
    @AutoClose
    private final CapturedLog log = CapturedLog.of("ee.socketio");

    @AutoClose
    private final SocketIoApp app;

    private final List<String> replies = new ArrayList<>();

    ServerSideTest(CdiContainer container) {
        app = SocketIoApp.deploy(container, Cache.class, Organizations.class, Everywhere.class);
    }

    public record Purge(String key, int age) {}

    @SocketEndpoint("/cache")
    @RolesAllowed("admin")
    static class Cache {
        static final CompletableFuture<String> LATER = CompletableFuture.completedFuture("later");

        @Inject
        Journal journal;

        @Inject
        Socket socket;

        void purge(@Observes @ServerSide("purge") Purge purge, @Arg(1) List<String> tags, Message message) {
            journal.note(purge + " " + tags + ' ' + message.arity());
        }

        int size(@Observes @ServerSide("size") String key) {
            return key.length();
        }

        CompletionStage<String> later(@Observes @ServerSide("later") Message message) {
            return LATER;
        }

        void manual(@Observes @ServerSide("manual") Message message, Ack<Integer> ack) {
            ack.send(7);
        }

        Object[] several(@Observes @ServerSide("several") byte[] bytes) {
            return new Object[] {bytes.length, Map.of("a", 1)};
        }

        void async(@ObservesAsync @ServerSide("async") String text, Ack<String> ack) {
            ack.send("async " + text);
        }

        void rejecting(@Observes @ServerSide("rejecting") Message message) {
            throw new EventRejectedException("NO", "not now");
        }

        void failing(@Observes @ServerSide("failing") Message message) {
            throw new IllegalStateException("secret");
        }

        String withoutSocket(@Observes @ServerSide("without-socket") Message message) {
            try {
                return socket.id();
            } catch (ContextNotActiveException e) {
                return "none";
            }
        }

        void client(@Observes @On("purge") Message message) {
            journal.note("never");
        }

        void any(@Observes @OnAny Message message) {
            journal.note("never");
        }

        void failed(@Observes @OnFailure Failure failure) {
            journal.note("never");
        }
    }

    @SocketEndpoint("/org-{id}")
    static class Organizations {
        String which(@Observes @ServerSide("which") Message message, @NamespaceParam("id") String id) {
            return String.valueOf(id);
        }
    }

    @ApplicationScoped
    static class Everywhere {
        @Inject
        Journal journal;

        void everywhere(@Observes @ServerSide("everywhere") Message message) {
            journal.note("everywhere");
        }
    }

    private void receive(String namespace, String event, Payload payload) {
        app.receive(namespace, event, payload, new ServerSideEvent.Reply() {
            @Override
            public void answered(Payload values) {
                replies.add(values.values().toString());
            }

            @Override
            public void failed(String code, String message) {
                replies.add(code + ": " + message);
            }
        });
    }

    @Test
    void argumentsAreBound() {
        receive("/cache", "purge", app.write(Map.of("key", "k", "age", 3), List.of("a", "b")));

        assertThat(app.journal()).containsExactly("Purge[key=k, age=3] [a, b] 2");
        assertThat(replies).containsExactly("[]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "size;           [3]",
                "later;          [\"later\"]",
                "manual;         [7]",
                "async;          [\"async abc\"]",
                "rejecting;      NO: not now",
                "size-of-what;   UNHANDLED: no handler for this event",
                "without-socket; [\"none\"]",
            })
    void repliesAreThoseOfOtherHandlers(String event, String reply) {
        receive("/cache", event, app.write("abc"));

        assertThat(replies).containsExactly(reply);
        assertThat(log.records()).noneMatch(entry -> entry.getMessage().startsWith("SIO"));
    }

    @Test
    void binaryDataIsBound() {
        receive("/cache", "several", app.write(new byte[] {1, 2}));

        assertThat(replies).containsExactly("[2, {\"a\":1}]");
    }

    @Test
    void failureIsLoggedAndNotObserved() {
        receive("/cache", "failing", Payload.EMPTY);

        assertThat(replies).singleElement().asString().startsWith("INTERNAL: internal error ");
        assertThat(log.records()).singleElement().satisfies(entry -> {
            assertThat(entry.getMessage()).startsWith("SIO000212: ");
            assertThat(entry.getThrown()).hasMessage("secret");
        });
        assertThat(app.journal()).isEmpty();
    }

    @Test
    void argumentThatCannotBeBoundIsLogged() {
        receive("/cache", "size", app.write(List.of()));

        assertThat(replies).singleElement().asString().startsWith("BAD_PAYLOAD: ");
        assertThat(log.records())
                .filteredOn(entry -> entry.getMessage().startsWith("SIO"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.getMessage())
                        .startsWith("SIO000237: " + Cache.class.getName() + ".size could not handle"));
    }

    @Test
    void namespaceOfAPatternNeedNoSocket() {
        receive("/org-7", "which", Payload.EMPTY);
        receive("/org-{id}", "which", Payload.EMPTY);

        assertThat(replies).containsExactly("[\"7\"]", "[\"null\"]");
    }

    @Test
    void observerWithoutNamespaceServesEachOne() {
        receive("/", "everywhere", Payload.EMPTY);
        receive("/org-1", "everywhere", Payload.EMPTY);

        assertThat(app.journal()).containsExactly("everywhere", "everywhere");
    }

    @Test
    void clientsCannotSendIt() {
        InMemoryClient client = app.connect("/org-1");

        assertThat(client.askInVain("which").code()).isEqualTo("UNHANDLED");
    }
}

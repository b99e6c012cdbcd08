/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import ee.socketio.EventRejectedException;
import ee.socketio.Message;
import ee.socketio.On;
import ee.socketio.SocketEndpoint;
import ee.socketio.impl.engine.CapturedLog;

/** Replies by what observers return. */
@OnEachContainer
class RepliesTest {
    @AutoClose
    private final CapturedLog log = CapturedLog.of("ee.socketio.cdi");

    @AutoClose
    private final SocketIoApp app;

    RepliesTest(CdiContainer container) {
        app = SocketIoApp.deploy(container, Replies.class, Later.class, Inner.class, Outer.class);
    }

    public record Receipt(String text, int number) {}

    @SocketEndpoint
    static class Replies {
        Receipt value(@Observes @On("value") String text) {
            return new Receipt(text, 1);
        }

        String nothing(@Observes @On("null") Message message) {
            return null;
        }

        Object[] several(@Observes @On("several") Message message) {
            return new Object[] {1, "two", null};
        }

        List<String> list(@Observes @On("list") Message message) {
            return List.of("a", "b");
        }

        byte[] bytes(@Observes @On("bytes") Message message) {
            return new byte[] {1, -1};
        }

        Object unwritable(@Observes @On("unwritable") Message message) {
            return new Unwritable();
        }

        void silent(@Observes @On("void") Message message) {}

        Object endless(@Observes @On("endless") Message message) {
            return new Endless();
        }
    }

    public static class Endless {
        public Endless getNext() {
            return new Endless();
        }
    }

    public static class Unwritable {
        public String getSecret() {
            throw new IllegalStateException("secret");
        }
    }

    @SocketEndpoint("/later")
    static class Later {
        private final CompletableFuture<Object> result = new CompletableFuture<>();

        CompletionStage<Object> reply(@Observes @On("ask") Message message) {
            return result;
        }

        CompletableFuture<Object> result() {
            return result;
        }
    }

    @SocketEndpoint("/inner")
    static class Inner {
        String answer(@Observes @On("ask") String text) {
            return "inner " + text;
        }
    }

    @SocketEndpoint("/outer")
    static class Outer {
        @Inject
        Inner inner;

        @Inject
        Outer self;

        String answer(@Observes @On("ask") String text) {
            String before = inner.answer(text);
            return text.equals("again") ? "outer " + self.answer("once more") : "outer of " + before;
        }

        void silent(@Observes @On("silent") String text) {
            inner.answer(text);
        }

        String reply(@Observes @Priority(10) @On("both") String text) {
            return "outer of " + text;
        }

        void watch(@Observes @Priority(20) @On("both") String text) {
            inner.answer(text);
        }

        String nothing(@Observes @On("nothing") String text) {
            inner.answer(text);
            return null;
        }
    }

    @Test
    void returnedValueIsTheReply() {
        assertThat(app.connect().ask("value", "'hi'")).isEqualTo("[{'number':1,'text':'hi'}]");
    }

    @Test
    void returnedNullIsAnEmptyReply() {
        assertThat(app.connect().ask("null")).isEqualTo("[]");
    }

    @Test
    void returnedArrayIsSeveralValues() {
        assertThat(app.connect().ask("several")).isEqualTo("[1,'two',null]");
    }

    @Test
    void returnedListIsOneValue() {
        assertThat(app.connect().ask("list")).isEqualTo("[['a','b']]");
    }

    @Test
    void returnedBytesAreAnAttachment() {
        InMemoryClient client = app.connect();

        client.send("27['bytes']");

        assertThat(client.received()).containsExactly("61-7[{'_placeholder':true,'num':0}]", "<01ff>");
    }

    @Test
    void observerThatReturnsNothingAcknowledges() {
        assertThat(app.connect().ask("void")).isEqualTo("[]");
    }

    @Test
    void nothingIsSentUnlessAnAcknowledgementWasAskedFor() {
        InMemoryClient client = app.connect();

        client.emit("value", "'hi'");
        client.emit("null");
        client.emit("void");
        client.emit("unwritable");

        assertThat(client.received()).isEmpty();
    }

    @Test
    void valueThatIsNoJsonIsAnInternalError() {
        assertThat(app.connect().askInVain("unwritable"))
                .matches(rejection -> rejection.code().equals("INTERNAL"))
                .matches(rejection -> !rejection.message().contains("secret"));
        assertThat(log.records())
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.getMessage()).startsWith("SIO000212: ").contains("Replies.unwritable"));
    }

    @Test
    void valueThatHasNoEndIsAnInternalErrorAndTheSocketGoesOn() {
        InMemoryClient client = app.connect();

        assertThat(client.askInVain("endless").code()).isEqualTo("INTERNAL");
        assertThat(client.ask("void")).isEqualTo("[]");
    }

    @Test
    void stageRepliesWhenItCompletes() {
        InMemoryClient client = app.connect("/later");
        client.send("2/later,3['ask']");
        assertThat(client.received()).isEmpty();

        app.bean(Later.class).result().complete("done");

        assertThat(client.received()).containsExactly("3/later,3['done']");
    }

    @Test
    void stageMayReplyNothingOrSeveralValues() {
        CompletableFuture<Object> result = app.bean(Later.class).result();
        result.complete(null);
        assertThat(app.connect("/later").ask("ask")).isEqualTo("[]");

        result.obtrudeValue(new Object[] {1, 2});
        assertThat(app.connect("/later").ask("ask")).isEqualTo("[1,2]");
    }

    @Test
    void stageDoesNotHoldUpTheNextEvent() {
        InMemoryClient client = app.connect("/later");

        client.send("2/later,3['ask']");
        client.send("2/later,4['ask']");
        app.bean(Later.class).result().complete("done");

        assertThat(client.received()).containsExactlyInAnyOrder("3/later,3['done']", "3/later,4['done']");
    }

    @Test
    void stageMayReject() {
        app.bean(Later.class).result().completeExceptionally(new EventRejectedException("FULL", "no room"));

        assertThat(app.connect("/later").askInVain("ask")).isEqualTo(new InMemoryClient.Rejection("FULL", "no room"));
        assertThat(log.records()).isEmpty();
    }

    @Test
    void stageThatFailsIsAnInternalError() {
        IllegalStateException failure = new IllegalStateException("secret");
        app.bean(Later.class).result().completeExceptionally(failure);

        InMemoryClient.Rejection rejection = app.connect("/later").askInVain("ask");

        assertThat(rejection.code()).isEqualTo("INTERNAL");
        assertThat(rejection.message()).doesNotContain("secret");
        assertThat(log.records())
                .singleElement()
                .satisfies(entry -> assertThat(entry.getThrown()).isSameAs(failure));
    }

    @Test
    void replyIsThatOfTheCalledObserver() {
        InMemoryClient client = app.connect("/outer");

        assertThat(client.ask("ask", "'hi'")).isEqualTo("['outer of inner hi']");
        assertThat(client.ask("ask", "'again'")).isEqualTo("['outer outer of inner once more']");
    }

    @Test
    void observerThatAnotherCallsDoesNotReplyForIt() {
        InMemoryClient client = app.connect("/outer");

        assertThat(client.ask("both", "'hi'")).isEqualTo("['outer of hi']");
        assertThat(client.ask("silent", "'hi'")).isEqualTo("[]");
        assertThat(client.ask("nothing", "'hi'")).isEqualTo("[]");
    }
}

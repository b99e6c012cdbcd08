/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import ee.socketio.Ack;
import ee.socketio.EventRejectedException;
import ee.socketio.Message;
import ee.socketio.On;
import ee.socketio.SocketEndpoint;

/** Replies by {@link Ack}. */
@OnEachContainer
class AcksTest {
    @AutoClose
    private final SocketIoApp app;

    AcksTest(CdiContainer container) {
        app = SocketIoApp.deploy(container, Manual.class);
    }

    public record Receipt(int number) {}

    @SocketEndpoint
    static class Manual {
        private final List<Ack<List<Receipt>>> kept = new ArrayList<>();

        @Inject
        Journal journal;

        void send(@Observes @On("send") int number, Ack<Receipt> ack) {
            ack.send(new Receipt(number));
        }

        void sendNull(@Observes @On("send null") Message message, Ack<Receipt> ack) {
            ack.send(null);
        }

        void sendNothing(@Observes @On("send nothing") Message message, Ack<Void> ack) {
            ack.send();
        }

        void reject(@Observes @On("reject") Message message, Ack<Receipt> ack) {
            ack.reject("FULL", "no room");
        }

        void twice(@Observes @On("twice") Message message, Ack<Integer> ack) {
            ack.send(1);
            ack.send(2);
            ack.reject("FULL", "no room");
        }

        void keep(@Observes @On("keep") Message message, Ack<List<Receipt>> ack) {
            kept.add(ack);
        }

        void requested(@Observes @On("requested") Message message, Ack<String> ack) {
            journal.note(ack.requested());
        }

        void failing(@Observes @On("failing") Message message, Ack<String> ack) {
            throw new EventRejectedException("BUSY", "later");
        }

        void failingAfterwards(@Observes @On("failing afterwards") Message message, Ack<String> ack) {
            ack.send("done");
            throw new EventRejectedException("BUSY", "later");
        }

        void raw(@Observes @On("raw") Message message, @SuppressWarnings("rawtypes") Ack ack) {}

        void unwritable(@Observes @On("unwritable") Message message, Ack<Object> ack) {
            assertThatIllegalArgumentException().isThrownBy(() -> ack.send(new Unwritable()));
            ack.send("instead");
        }

        List<Ack<List<Receipt>>> kept() {
            return kept;
        }
    }

    public static class Unwritable {
        public String getSecret() {
            throw new IllegalStateException("secret");
        }
    }

    @Test
    void sentValueIsTheReply() {
        assertThat(app.connect().ask("send", "7")).isEqualTo("[{'number':7}]");
    }

    @Test
    void sentNullIsAValue() {
        assertThat(app.connect().ask("send null")).isEqualTo("[null]");
    }

    @Test
    void nothingCanBeSent() {
        assertThat(app.connect().ask("send nothing")).isEqualTo("[]");
    }

    @Test
    void rejectionIsAnError() {
        assertThat(app.connect().askInVain("reject")).isEqualTo(new InMemoryClient.Rejection("FULL", "no room"));
    }

    @Test
    void firstReplyCounts() {
        assertThat(app.connect().ask("twice")).isEqualTo("[1]");
    }

    @Test
    void replyMayComeLater() {
        InMemoryClient client = app.connect();
        client.send("27['keep']");
        assertThat(client.received()).isEmpty();

        app.bean(Manual.class).kept().get(0).send(List.of(new Receipt(1), new Receipt(2)));

        assertThat(client.received()).containsExactly("37[[{'number':1},{'number':2}]]");
    }

    @Test
    void eachAckBelongsToItsEvent() {
        InMemoryClient client = app.connect();
        client.send("27['keep']");
        client.send("28['keep']");

        app.bean(Manual.class).kept().get(1).send(List.of());
        app.bean(Manual.class).kept().get(0).send(List.of());

        assertThat(client.received()).containsExactly("38[[]]", "37[[]]");
    }

    @Test
    void observerThatTakesAnAckIsNotAcknowledgedForIt() {
        InMemoryClient client = app.connect();

        client.send("27['requested']");
        client.send("28['raw']");

        assertThat(client.received()).isEmpty();
    }

    @Test
    void observerKnowsWhetherAnAcknowledgementWasAskedFor() {
        InMemoryClient client = app.connect();

        client.send("27['requested']");
        client.send("2['requested']");

        assertThat(app.journal()).containsExactly("true", "false");
    }

    @Test
    void nothingIsSentUnlessAnAcknowledgementWasAskedFor() {
        InMemoryClient client = app.connect();

        client.emit("send", "7");
        client.emit("reject");
        client.emit("failing");

        assertThat(client.received()).isEmpty();
    }

    @Test
    void exceptionIsTheReplyUnlessThereWasOne() {
        assertThat(app.connect().askInVain("failing").code()).isEqualTo("BUSY");
        assertThat(app.connect().ask("failing afterwards")).isEqualTo("['done']");
    }

    @Test
    void valueThatIsNoJsonLeavesTheReplyOpen() {
        assertThat(app.connect().ask("unwritable")).isEqualTo("['instead']");
    }
}

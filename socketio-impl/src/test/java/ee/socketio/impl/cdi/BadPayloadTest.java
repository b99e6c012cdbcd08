/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ee.socketio.Ack;
import ee.socketio.On;
import ee.socketio.SocketEndpoint;
import ee.socketio.impl.engine.CapturedLog;

@OnEachContainer
class BadPayloadTest {
    @AutoClose
    private final CapturedLog log = CapturedLog.of("ee.socketio.cdi");

    @AutoClose
    private final SocketIoApp app;

    BadPayloadTest(CdiContainer container) {
        app = SocketIoApp.deploy(container, Picky.class);
    }

    public record Age(int years) {
        public Age {
            if (years < 0) {
                throw new IllegalStateException("secret " + years);
            }
        }
    }

    @SocketEndpoint
    static class Picky {
        @Inject
        Journal journal;

        void record(@Observes @On("record") Age age) {
            journal.note(age);
        }

        void number(@Observes @On("int") int number) {
            journal.note(number);
        }

        void string(@Observes @On("String") String text) {
            journal.note(text);
        }

        void list(@Observes @On("list") List<Age> ages) {
            journal.note(ages.get(0).years());
        }

        void bytes(@Observes @On("bytes") byte[] bytes) {
            journal.note(bytes.length);
        }

        void object(@Observes @On("Object") Object object) {
            journal.note(object);
        }

        void manual(@Observes @On("Ack") Age age, Ack<String> ack) {
            journal.note(age);
            ack.send("done");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "record; 'secret'",
                "record; ['secret']",
                "record; {'years':'secret'}",
                "record; {'years':-42}",
                "int;    'secret'",
                "int;    1.5",
                "int;    null",
                "String; {'secret':1}",
                "list;   [{'years':'secret'}]",
                "bytes;  'secret'",
                "Ack;    {'years':'secret'}",
            })
    void payloadThatCannotBeBoundIsAnErrorThatKeepsItsText(String event, String argument) {
        InMemoryClient.Rejection rejection = app.connect().askInVain(event, argument);

        assertThat(rejection.code()).isEqualTo("BAD_PAYLOAD");
        assertThat(rejection.message()).contains("argument 0").doesNotContain("secret", "42", "1.5");
        assertThat(app.journal()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"record", "int", "String", "list", "bytes", "Object", "Ack"})
    void missingPayloadIsAnError(String event) {
        assertThat(app.connect().askInVain(event).code()).isEqualTo("BAD_PAYLOAD");
        assertThat(app.journal()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"record", "String", "list", "bytes", "Object", "Ack"})
    void nullIsMissing(String event) {
        assertThat(app.connect().askInVain(event, "null"))
                .isEqualTo(new InMemoryClient.Rejection("BAD_PAYLOAD", "argument 0 is missing"));
        assertThat(app.journal()).isEmpty();
    }

    @Test
    void nobodyIsToldUnlessAnAcknowledgementWasAskedFor() {
        InMemoryClient client = app.connect();

        client.emit("int", "'secret'");

        assertThat(client.received()).isEmpty();
        assertThat(app.journal()).isEmpty();
    }

    @Test
    void theSocketGoesOn() {
        InMemoryClient client = app.connect();

        client.emit("int", "'secret'");

        assertThat(client.ask("int", "7")).isEqualTo("[]");
        assertThat(app.journal()).containsExactly("7");
    }

    @Test
    void clientsCannotFillTheLog() {
        app.connect().emit("int", "'secret'");

        assertThat(log.records()).isEmpty();
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import ee.socketio.SocketIoConfig;
import ee.socketio.examples.snippets.Quotes.Quote;
import ee.socketio.testkit.SocketIoTester;
import ee.socketio.testkit.TestClient;

class QuotesTest {
    @RegisterExtension
    final SocketIoTester io = SocketIoTester.of(Quotes.class)
            .config(SocketIoConfig.builder().connectionStateRecovery(true).build());

    // tag::missed[]
    @Test
    void quotesAreNotMissed() {
        TestClient ann = io.connect("/quotes");
        ann.next("watch what?");
        ann.emit("watch", "ACME");

        ann.drop(); // loses its connection
        io.fire(new Quote("ACME", 42));
        ann.reconnect();

        assertThat(ann.isRecovered()).isTrue();
        assertThat(ann.next("quote", Quote.class)).isEqualTo(new Quote("ACME", 42));
        ann.expectNothing(); // is not asked again
    }
    // end::missed[]

    @Test
    void dataAreKept() {
        TestClient ann = io.connect("/quotes");
        ann.emit("watch", "ACME");
        ann.drop();
        ann.reconnect();

        assertThat(ann.emitWithAck(String.class, "watched?", "")).isEqualTo("ACME");
    }
}

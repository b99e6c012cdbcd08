/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;

import jakarta.enterprise.event.Observes;

import org.junit.jupiter.api.Test;

import ee.socketio.On;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;
import ee.socketio.testkit.SocketIoTest;
import ee.socketio.testkit.SocketIoTester;
import ee.socketio.testkit.TestClient;

@SocketIoTest({Prices.class, PricesTest.Watching.class})
class PricesTest {
    @SocketEndpoint("/prices")
    static class Watching {
        void watch(@Observes @On("watch") String article, Socket socket) {
            socket.join(article);
        }
    }

    @Test
    void changesAreToldToThoseWhoWatch(SocketIoTester io) {
        TestClient client = io.connect("/prices");
        client.emit("watch", "chair");

        io.select(Prices.class).change("table", BigDecimal.ONE);
        io.select(Prices.class).change("chair", BigDecimal.TEN);
        io.fire(new Prices.Changed("chair", BigDecimal.ONE));

        assertThat(client.next("price", BigDecimal.class)).isEqualTo("10");
        assertThat(client.next("price", BigDecimal.class)).isEqualTo("1");
        client.expectNothing();
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import ee.socketio.testkit.SocketIoTest;
import ee.socketio.testkit.SocketIoTester;
import ee.socketio.testkit.TestClient;

@SocketIoTest(Orders.class)
class OrdersTest {
    @Test
    void mistakesHaveCodes(SocketIoTester io) {
        TestClient client = io.connect("/orders");

        assertThat(client.emitWithAck(String.class, "order", new Orders.Order("chair", 1)))
                .isEqualTo("ok");
        assertThat(client.expectRejected("order", new Orders.Order("chair", 4)).code())
                .isEqualTo("SOLD_OUT");
        assertThat(client.expectRejected("order", new Orders.Order("chair", 0)).code())
                .isEqualTo("INVALID");
        assertThat(client.expectRejected("order", "chair").code()).isEqualTo("BAD_PAYLOAD");
        assertThat(client.expectRejected("cancel", "7").code()).isEqualTo("FORBIDDEN");
        assertThat(client.emitWithAck(String.class, "refund", "7")).isEqualTo("Nobody knows refund");
    }

    @Test
    void exceptionsOfTheApplicationAreExplained(SocketIoTester io) {
        TestClient clerk = io.client().user("ann", "clerk").connect("/orders");

        assertThat(clerk.expectRejected("cancel", "7").toString()).contains("TOO_LATE", "Order 7 is being packed.");
    }
}

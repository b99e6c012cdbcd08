/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

import ee.socketio.testkit.SocketIoTest;
import ee.socketio.testkit.SocketIoTester;
import ee.socketio.testkit.TestClient;

@SocketIoTest(Reminder.class)
class ReminderTest {

    @Test
    void allServersAreTold(SocketIoTester io) {
        TestClient client = io.connect();

        io.select(Reminder.class).maintenance("tonight");

        assertThat(client.next("maintenance").args()).containsExactly("tonight");
    }

    @Test
    void theServerOfTheShopIsChosen(SocketIoTester io) {
        Reminder reminder = io.select(Reminder.class);

        assertThatIllegalArgumentException()
                .isThrownBy(reminder::closing)
                .withMessageContaining("No web application at '/shop'");
    }
}

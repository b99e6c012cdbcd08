/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.examples.welcome;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import ee.socketio.testkit.SocketIoTest;
import ee.socketio.testkit.SocketIoTester;
import ee.socketio.testkit.TestClient;

@SocketIoTest(Visitors.class)
class VisitorsTest {

    @Test
    void eachWindowIsToldHowManyThereAre(SocketIoTester io) {
        TestClient first = io.connect();
        assertThat(first.next("visitors").args()).containsExactly(1L);

        TestClient second = io.connect();
        assertThat(first.next("visitors").args()).containsExactly(2L);
        assertThat(second.next("visitors").args()).containsExactly(2L);

        second.disconnect();
        assertThat(first.next("visitors").args()).containsExactly(1L);
    }

    @Test
    void anEchoIsAnswered(SocketIoTester io) {
        assertThat(io.connect().emitWithAck("echo")).isNotNull();
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import ee.socketio.testkit.SocketIoTest;
import ee.socketio.testkit.SocketIoTester;
import ee.socketio.testkit.TestClient;

@SocketIoTest(Poll.class)
class PollTest {
    @Test
    void clientsAreAskedAndTold(SocketIoTester io) {
        TestClient ann = io.connect("/poll");
        TestClient bob = io.connect("/poll");
        TestClient eve = io.connect("/poll");
        List.of(bob, eve).forEach(client -> client.emit("join", "lobby"));
        bob.onAck("confirm", question -> true);
        eve.onAck("confirm", question -> false);
        bob.onAck("vote", question -> List.of(new Poll.Vote("a", 2), new Poll.Vote("b", 1)));
        eve.onAck("vote", question -> List.of(new Poll.Vote("a", 3)));

        ann.emit("post", "Vote, please");

        assertThat(bob.next("posted", String.class)).isEqualTo("Vote, please");
        assertThat(ann.emitWithAck(int.class, "count", "All in?")).isEqualTo(1);
        assertThat(ann.emitWithAck(int.class, "vote", "lobby")).isEqualTo(6);
    }
}

package org.example.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.List;

import org.junit.jupiter.api.Test;

import ee.socketio.testkit.SocketIoTest;
import ee.socketio.testkit.SocketIoTester;
import ee.socketio.testkit.TestClient;

@SocketIoTest(Chat.class)
class ChatTest {

    @Test
    void whatIsSaidReachesTheOthersInTheRoom(SocketIoTester io) {
        TestClient ann = io.connect("/chat", new Chat.Hello("Ann"));
        TestClient bob = io.connect("/chat", new Chat.Hello("Bob"));
        ann.emit("join", "lobby");
        bob.emit("join", "lobby");

        Chat.Receipt receipt = ann.emitWithAck(Chat.Receipt.class, "say", new Chat.Say("lobby", "Hello"));

        assertNotNull(receipt.at());
        assertEquals(List.of("Ann", "Hello"), bob.next("said").args());
        ann.expectNothing();
    }

    @Test
    void strangersAreRefused(SocketIoTester io) {
        assertEquals("Who are you?", io.expectRefused("/chat").message());
    }
}

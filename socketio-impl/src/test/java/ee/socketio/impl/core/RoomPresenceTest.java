/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whether a room exists, asked by who has just been told that this has changed. */
class RoomPresenceTest {
    private final TestServer server = new TestServer();
    private final AtomicReference<CompletableFuture<Boolean>> answer = new AtomicReference<>();

    private Rooms rooms(RoomChange asked) {
        AtomicReference<Rooms> rooms = new AtomicReference<>();
        rooms.set(new Rooms((change, room, socket) -> {
            if (change == asked) {
                answer.set(askOnAnotherThread(rooms.get(), room));
            }
        }));
        return rooms.get();
    }

    /** Asks, and returns when the answer is there, or has to wait. */
    private static CompletableFuture<Boolean> askOnAnotherThread(Rooms rooms, String room) {
        CompletableFuture<Boolean> exists = new CompletableFuture<>();
        Thread asker = new Thread(() -> exists.complete(rooms.exists(room)));
        asker.start();
        while (!exists.isDone() && asker.getState() != Thread.State.BLOCKED) {
            Thread.onSpinWait();
        }
        return exists;
    }

    private ConnectedSocket socket() {
        server.join();
        return (ConnectedSocket) server.lastSocket();
    }

    @Test
    @Timeout(30)
    void isThereForWhoIsToldThatItWasCreated() {
        rooms(RoomChange.CREATED).add("x", socket());

        assertThat(answer.get().join()).isTrue();
    }

    @Test
    @Timeout(30)
    void isNotThereForWhoIsToldThatItWasDeleted() {
        ConnectedSocket socket = socket();
        Rooms rooms = rooms(RoomChange.DELETED);
        rooms.add("x", socket);
        rooms.remove("x", socket);

        assertThat(answer.get().join()).isFalse();
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import ee.socketio.Socket;
import ee.socketio.impl.engine.Party;
import ee.socketio.impl.engine.WebSocketClient;

/** Who is in which room. Who gets what because of it: {@link BroadcastTest}. */
class RoomsTest {
    private final TestServer server = new TestServer();
    private final WebSocketClient client = server.join();
    private final Socket socket = server.lastSocket();

    static void assertEmpty(Rooms rooms) {
        assertThat(rooms).extracting("members").asInstanceOf(MAP).isEmpty();
    }

    @Test
    void holdsEachSocketInTheRoomOfItsId() {
        assertThat(socket.rooms()).containsExactly(socket.id());
    }

    @Test
    void joinsAndLeaves() {
        socket.join("a", "b", "c");
        socket.leave("b", "never joined");

        assertThat(socket.rooms()).containsExactlyInAnyOrder(socket.id(), "a", "c");
    }

    @Test
    void joinsARoomOnce() {
        socket.join("a", "a");
        socket.join("a");
        socket.leave("a");

        assertThat(socket.rooms()).containsExactly(socket.id());
        assertThat(membersOf("a")).isEmpty();
    }

    @Test
    void showsASnapshotOfTheRooms() {
        Set<String> before = socket.rooms();
        socket.join("a");

        assertThat(before).containsExactly(socket.id()).isUnmodifiable();
    }

    @Test
    void separatesNamespaces() {
        socket.join("a");
        Socket chat = server.join(client, "/chat");
        chat.join("a");

        assertThat(membersOf("a")).containsExactly(socket);
    }

    // ---- The limit

    @Test
    void joinsAsManyRoomsAsTheLimitSays() {
        socket.join("a", "b", "c", "d");

        assertThat(socket.rooms()).hasSize(TestServer.MAX_ROOMS);
    }

    @Test
    void joinsNoRoomIfTheyWouldBeTooMany() {
        socket.join("a", "b");

        assertThatIllegalStateException()
                .isThrownBy(() -> socket.join("c", "d", "e"))
                .withMessageContaining("socketio.max-rooms");
        assertThat(socket.rooms()).containsExactlyInAnyOrder(socket.id(), "a", "b");
        assertThat(membersOf("c")).isEmpty();
    }

    @Test
    void countsOnlyRoomsThatAreNew() {
        socket.join("a", "b", "c");

        socket.join("a", "b", "c", "d", "d");
        socket.join("a", "d");

        assertThat(socket.rooms()).hasSize(TestServer.MAX_ROOMS);
    }

    @Test
    void hasRoomAgainAfterLeaving() {
        socket.join("a", "b", "c", "d");
        socket.leave("a");
        socket.join("e");

        assertThat(socket.rooms()).containsExactlyInAnyOrder(socket.id(), "b", "c", "d", "e");
    }

    // ---- The beginning and the end

    @Test
    void letsASocketJoinWhileItIsConnecting() {
        server.application.onConnecting = request -> request.socket().join("lobby");
        server.join();

        assertThat(server.lastSocket().rooms())
                .containsExactlyInAnyOrder(server.lastSocket().id(), "lobby");
        assertThat(membersOf("lobby")).containsExactly(server.lastSocket());
    }

    @Test
    void letsASocketInThatHasJoinedAllRoomsItMayWhileItWasConnecting() {
        server.application.onConnecting = request -> request.socket().join("a", "b", "c", "d", "e");
        WebSocketClient joining = server.join();

        assertThat(server.lastSocket().rooms())
                .hasSize(TestServer.MAX_ROOMS + 1)
                .contains(server.lastSocket().id());
        assertThat(joining.state()).isEqualTo(WebSocketClient.State.OPEN);
    }

    @Test
    void showsTheRoomsWhileASocketIsDisconnectingAndNoneAfterwards() {
        List<Set<String>> seen = new ArrayList<>();
        server.application.onDisconnecting = event -> seen.add(event.socket().rooms());
        server.application.onDisconnected = event -> seen.add(event.socket().rooms());
        socket.join("a");
        client.leaves();
        server.handlers.runAll();

        assertThat(seen).containsExactly(Set.of(socket.id(), "a"), Set.of());
    }

    @Test
    void leavesTheIndexBeforeTheObserversRun() {
        socket.join("a");
        client.leaves();

        assertEmpty(server.io.index());
    }

    @Test
    void doesNotLetASocketJoinThatHasEnded() {
        socket.join("a");
        client.leaves();
        socket.join("b");
        socket.leave("a");

        assertThat(socket.rooms()).containsExactlyInAnyOrder(socket.id(), "a");
        server.handlers.runAll();
        socket.join("c");
        assertThat(socket.rooms()).isEmpty();
        assertEmpty(server.io.index());
    }

    @Test
    void forgetsRoomsThatNobodyIsIn() {
        socket.join("a", "b");
        socket.leave("a", "b");
        client.leaves();

        assertEmpty(server.io.index());
    }

    @Test
    @Timeout(60)
    void leavesNothingBehindWhenASocketEndsWhileItJoins() throws Exception {
        for (int i = 0; i < 300; i++) {
            WebSocketClient joining = server.join();
            Socket ending = server.lastSocket();
            new Party()
                    .with(() -> ending.join("a", "b"))
                    .with(() -> {
                        ending.leave("b");
                        ending.join("b", "c");
                    })
                    .with(() -> server.io.socketsJoin("d"))
                    .with(joining::leaves)
                    .celebrate();
            server.handlers.runAll();
            socket.leave("d");
            assertThat(ending.rooms()).isEmpty();
        }

        assertThat(server.io.index()).extracting("members").asInstanceOf(MAP).containsOnlyKeys(socket.id());
    }

    @Test
    @Timeout(60)
    void keepsASocketInARoomThatOthersLeave() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        Party party = new Party().with(() -> {
            try {
                for (int i = 0; i < 5000; i++) {
                    socket.join("a");
                    assertThat(membersOf("a")).contains(socket);
                    socket.leave("a");
                }
            } finally {
                done.set(true);
            }
        });
        for (int i = 0; i < 2; i++) {
            Socket other = server.join(server.open(), "/");
            party.with(() -> {
                while (!done.get()) {
                    other.join("a");
                    other.leave("a");
                }
            });
        }
        party.celebrate();

        socket.join("a");
        assertThat(membersOf("a")).containsExactly(socket);
    }

    private List<Socket> membersOf(String room) {
        return List.copyOf(server.io.index().union(Set.of(room)));
    }
}

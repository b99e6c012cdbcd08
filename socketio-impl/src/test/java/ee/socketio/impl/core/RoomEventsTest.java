/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import ee.socketio.Socket;
import ee.socketio.impl.engine.CapturedLog;
import ee.socketio.impl.engine.Party;
import ee.socketio.impl.engine.WebSocketClient;

/** What the application is told of the rooms of {@code /org-1}. */
class RoomEventsTest {
    private final TestServer server = new TestServer();

    RoomEventsTest() {
        server.application.observing = true;
    }

    private Socket join(WebSocketClient client) {
        Socket socket = server.join(client, "/org-1");
        server.application.news();
        return socket;
    }

    private List<String> news() {
        server.handlers.runAll();
        return server.application.news();
    }

    @Test
    void tellsOfTheRoomOfTheSocketItself() {
        WebSocketClient client = server.open();
        client.says("40/org-1,");
        server.handlers.runAll();
        String id = server.lastSocket().id();
        assertThat(news())
                .contains("CREATED " + id, "JOINED " + id)
                .containsSubsequence("CREATED " + id, "JOINED " + id);

        client.leaves();
        assertThat(news()).containsSubsequence("LEFT " + id, "DELETED " + id);
    }

    @Test
    void tellsInOrder() {
        Socket first = join(server.open());
        Socket second = join(server.open());
        first.join("a", "b");
        second.join("a");
        first.leave("a");
        first.leave("never joined");
        first.join("b");
        second.leave("a");

        assertThat(news())
                .containsExactly(
                        "CREATED a", "JOINED a", "CREATED b", "JOINED b", "JOINED a", "LEFT a", "LEFT a", "DELETED a");
    }

    @Test
    void tellsOfSocketsThatEnd() {
        WebSocketClient client = server.open();
        join(client).join("a");
        news();
        client.leaves();

        assertThat(news()).containsSubsequence("LEFT a", "DELETED a");
    }

    @Test
    void tellsWhoAndWhere() {
        Socket socket = join(server.open());
        List<Object> seen = new ArrayList<>();
        server.application.onRoomChanged = event -> seen.addAll(List.of(event.socket(), event.namespace()));
        socket.join("a");
        news();

        assertThat(seen).containsExactly(socket, socket.namespace(), socket, socket.namespace());
    }

    @Test
    void tellsOnTheExecutorWithoutALock() {
        Socket socket = join(server.open());
        server.application.onRoomChanged = event -> {
            if (event.room().equals("a")) {
                socket.join("b"); // The same socket again, and the index.
            }
        };
        socket.join("a");
        assertThat(server.application.told).isEmpty();

        assertThat(news()).containsExactly("CREATED a", "JOINED a", "CREATED b", "JOINED b");
    }

    @Test
    void doesNotTellOfUsers() {
        Socket socket = join(server.open());
        socket.reauthenticate(() -> "ann", Set.of());
        socket.join("a");
        socket.leave("a");

        assertThat(news()).containsExactly("CREATED a", "JOINED a", "LEFT a", "DELETED a");
        assertThat(socket.namespace().rooms()).containsExactly(socket.id());
        assertThat(socket.namespace().roomSize("\0user:ann")).isZero();
    }

    @Test
    void tellsNobodyIfNobodyAsks() {
        server.application.observing = false;
        Socket socket = server.join(server.open(), "/org-2");
        socket.join("a");

        assertThat(server.handlers.waiting()).isZero();
        assertThat(server.application.news()).isEmpty();
    }

    @Test
    void losesWhatComesWhenTooManyWait() {
        Socket socket = join(server.open());
        try (CapturedLog log = CapturedLog.of("ee.socketio.core")) {
            for (int i = 0; i < Notices.LIMIT; i += 4) {
                socket.join("a");
                socket.leave("a");
            }
            socket.join("lost", "lost too");
            assertThat(log.messages()).singleElement().asString().startsWith("SIO000440: ");
        }
        assertThat(news()).hasSize(Notices.LIMIT).doesNotContain("CREATED lost");
        socket.join("b");

        assertThat(news()).containsExactly("CREATED b", "JOINED b");
    }

    @Test
    void handlerThatFailsKeepsNothingFromTheOthers() {
        Socket socket = join(server.open());
        server.application.onRoomChanged = event -> {
            throw new IllegalStateException("expected");
        };
        socket.join("a");

        assertThat(news()).containsExactly("CREATED a", "JOINED a");
    }

    /** Rooms come and go as many threads want: what is told must be a history that can have been. */
    @Test
    @Timeout(60)
    void tellsAPossibleHistoryOfEachRoom() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            TestServer concurrent = new TestServer(threads);
            concurrent.application.observing = true;
            BlockingQueue<Socket> sockets = new LinkedBlockingQueue<>();
            concurrent.application.onConnected = sockets::add;
            Party party = new Party();
            for (int i = 0; i < 3; i++) {
                concurrent.open().says("40/org-1,");
                Socket socket = sockets.take();
                party.with(() -> toAndFro(socket));
            }
            party.celebrate();
            concurrent.engine.close();
            concurrent.io.finished().get();

            assertThat(impossible(concurrent.application.told)).isEmpty();
        } finally {
            threads.shutdownNow();
        }
    }

    private static void toAndFro(Socket socket) {
        for (int i = 0; i < 500; i++) {
            socket.join("room");
            socket.leave("room");
        }
    }

    private static List<String> impossible(List<String> told) {
        List<String> impossible = new ArrayList<>();
        int members = -1;
        for (String entry : told.stream().filter(line -> line.endsWith(" room")).toList()) {
            String change = entry.split(" ")[0];
            int before = members;
            members = switch (change) {
                case "CREATED" -> 0;
                case "JOINED" -> members + 1;
                case "LEFT" -> members - 1;
                default -> -1;
            };
            boolean possible = switch (change) {
                case "CREATED" -> before == -1;
                case "DELETED" -> before == 0;
                case "JOINED" -> before >= 0;
                default -> before > 0;
            };
            if (!possible) {
                impossible.add(entry + " at " + before);
            }
        }
        if (members != -1) {
            impossible.add(members + " are left");
        }
        return impossible;
    }
}

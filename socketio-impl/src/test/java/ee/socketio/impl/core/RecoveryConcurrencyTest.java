/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import ee.socketio.impl.engine.Party;
import ee.socketio.impl.engine.WebSocketClient;

/** Many threads emit while clients come and go and come back. */
@Timeout(120)
class RecoveryConcurrencyTest {
    private static final Pattern NEWS = Pattern.compile("42\\[\"news\",(\\d+),(\\d+),\"(\\w+)\"]");
    private static final Pattern CONNECT = Pattern.compile("40\\{\"sid\":\"(.+)\",\"pid\":\"(.+)\"}");
    private static final RecoveryConfig LARGE =
            new RecoveryConfig(true, 60_000, 120_000, false, 1_000_000, Integer.MAX_VALUE);

    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final TestServer server = new TestServer(threads, LARGE);

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    /** A client that remembers all it got, by emitter. */
    private final class Listener {
        private final List<List<Integer>> news = List.of(new ArrayList<>(), new ArrayList<>());
        private final List<Long> offsets = new ArrayList<>();
        private WebSocketClient connection;
        private String sid;
        private String pid;
        private String offset;

        void connect() {
            connection = server.open();
            String claim = offset == null ? "" : ",\"offset\":\"" + offset + '"';
            connection.says(pid == null ? "40" : "40{\"pid\":\"" + pid + '"' + claim + '}');
            boolean connected = false;
            while (!connected) {
                connected = read(connection.frames());
                Thread.onSpinWait();
            }
        }

        /** Some of what has been sent is lost: the client gets no more than half of it. */
        void lose() {
            List<String> frames = connection.frames();
            read(frames.subList(0, frames.size() / 2));
            if (offsets.size() % 2 == 0) { // else the server does not notice
                connection.leaves();
            }
        }

        boolean read(List<String> frames) {
            boolean connected = false;
            for (String frame : frames) {
                Matcher event = NEWS.matcher(frame);
                Matcher connect = CONNECT.matcher(frame);
                if (event.matches()) {
                    news.get(Integer.parseInt(event.group(1))).add(Integer.parseInt(event.group(2)));
                    offset = event.group(3);
                    offsets.add(Long.parseLong(offset, 36));
                } else if (connect.matches()) {
                    assertThat(sid == null || sid.equals(connect.group(1))).isTrue();
                    sid = connect.group(1);
                    pid = connect.group(2);
                    connected = true;
                }
            }
            return connected;
        }
    }

    @Test
    void losesAndDoublesNothing() throws Exception {
        List<Listener> listeners = List.of(new Listener(), new Listener());
        for (Listener listener : listeners) {
            listener.connect();
        }
        server.io.emit("news", 0, -1);
        AtomicInteger emitting = new AtomicInteger(2);
        Party party = new Party();
        for (int emitter = 0; emitter < 2; emitter++) {
            int number = emitter;
            party.with(() -> {
                for (int i = 0; i < 2_000; i++) {
                    server.io.emit("news", number, i);
                }
                emitting.decrementAndGet();
            });
        }
        for (Listener listener : listeners) {
            party.with(() -> {
                while (emitting.get() > 0) {
                    listener.read(listener.connection.frames());
                    listener.lose();
                    listener.connect();
                }
                listener.read(listener.connection.frames());
            });
        }
        party.celebrate();

        for (Listener listener : listeners) {
            listener.read(listener.connection.frames());
            assertThat(listener.offsets).isSorted().doesNotHaveDuplicates();
            for (List<Integer> news : listener.news) {
                assertThat(news).hasSize(2_000);
                for (int i = 0; i < news.size(); i++) {
                    assertThat(news.get(i)).isEqualTo(i);
                }
            }
        }
    }

    @Test
    void givesASessionToOneOfSeveral() throws Exception {
        for (int i = 0; i < 200; i++) {
            Listener listener = new Listener();
            listener.connect();
            listener.connection.leaves();
            List<WebSocketClient> rivals = List.of(server.open(), server.open(), server.open());
            Party party = new Party();
            rivals.forEach(rival -> party.with(() -> rival.says("40{\"pid\":\"" + listener.pid + "\"}")));
            party.celebrate();
            rivals.forEach(RecoveryConcurrencyTest::awaitOutcome);

            assertThat(server.io.sockets().stream().filter(socket -> socket.id().equals(listener.sid)))
                    .hasSizeLessThanOrEqualTo(1);
            rivals.forEach(WebSocketClient::leaves);
        }
    }

    private static void awaitOutcome(WebSocketClient client) {
        while (client.state() == WebSocketClient.State.OPEN && client.frames().isEmpty()) {
            Thread.onSpinWait();
        }
    }
}

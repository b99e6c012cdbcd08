/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import ee.socketio.Socket;
import ee.socketio.impl.engine.Party;
import ee.socketio.impl.engine.WebSocketClient;

/** Real threads: clients on one each, handlers on a pool. */
@Timeout(60)
class CoreConcurrencyTest {
    private final ExecutorService pool = Executors.newFixedThreadPool(3);

    /** Counts the tasks that have not ended, and the test. */
    private final Phaser work = new Phaser(1);

    private final TestServer server = new TestServer(this::execute);

    private void execute(Runnable task) {
        work.register();
        pool.execute(() -> {
            try {
                task.run();
            } finally {
                work.arriveAndDeregister();
            }
        });
    }

    @AfterEach
    void stop() {
        pool.shutdownNow();
    }

    @Test
    void handlesTheEventsOfEachSocketInOrderAndOneAtATime() throws Exception {
        Map<Socket, AtomicReference<Thread>> running = new ConcurrentHashMap<>();
        Map<Socket, Queue<Integer>> handled = new ConcurrentHashMap<>();
        server.application.onEvent = event -> {
            AtomicReference<Thread> runner = running.computeIfAbsent(event.socket(), s -> new AtomicReference<>());
            assertThat(runner.compareAndSet(null, Thread.currentThread())).isTrue();
            handled.computeIfAbsent(event.socket(), s -> new ConcurrentLinkedQueue<>())
                    .add(event.arg(0, int.class));
            runner.set(null);
            event.reply();
        };
        Party party = new Party();
        for (int i = 0; i < 4; i++) {
            party.with(() -> {
                WebSocketClient client = join();
                for (int n = 0; n < 500; n++) {
                    client.says("42" + n + "[\"e\"," + n + "]");
                    awaitAfter(20, n, client);
                }
            });
        }
        party.celebrate();
        awaitHandlers();

        List<Integer> inOrder = IntStream.range(0, 500).boxed().toList();
        assertThat(handled)
                .hasSize(4)
                .allSatisfy((socket, numbers) -> assertThat(numbers).containsExactlyElementsOf(inOrder));
    }

    /** Stays below the limit of what may wait for handlers. */
    private static void awaitAfter(int count, int n, WebSocketClient client) {
        if (n % count == count - 1) {
            int acks = 0;
            while (acks < count) {
                acks += client.frames().size();
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void leavesNothingBehindWhenClientsComeAndGo() throws Exception {
        server.application.onConnecting = request -> request.socket().join("lobby");
        server.application.onConnected = socket -> {
            socket.join("room");
            socket.broadcast().emit("joined");
            socket.leave("lobby");
        };
        server.application.onEvent = event -> event.socket().to("room").emit("said");
        Party party = new Party().with(() -> {
            for (int i = 0; i < 200; i++) {
                server.io.to("room", "lobby").emit("news");
                server.io.to("room").socketsJoin("other");
                server.io.to("lobby").disconnectSockets(false);
            }
        });
        for (int i = 0; i < 3; i++) {
            party.with(() -> {
                for (int n = 0; n < 200; n++) {
                    WebSocketClient client = server.open();
                    client.says("40");
                    client.says("40/chat,");
                    if (n % 2 == 0) {
                        client.says("40");
                    }
                    client.leaves();
                }
            });
        }
        party.celebrate();
        awaitHandlers();

        assertThat(server.io.clientsCount()).isZero();
        assertThat(server.io.sockets()).isEmpty();
        RoomsTest.assertEmpty(server.io.index());
        assertThat(count("connected /") + count("refused /"))
                .isEqualTo(count("connecting /"))
                .isGreaterThanOrEqualTo(600);
        assertThat(count("disconnecting /:")).isEqualTo(count("connected /"));
        assertThat(count("disconnected /:")).isEqualTo(count("connected /"));
    }

    private long count(String news) {
        return server.application.told.stream()
                .filter(told -> told.equals(news) || news.endsWith(":") && told.startsWith(news))
                .count();
    }

    private WebSocketClient join() {
        WebSocketClient client = server.open();
        client.says("40");
        while (client.frames().isEmpty()) {
            Thread.onSpinWait();
        }
        return client;
    }

    private void awaitHandlers() {
        work.arriveAndAwaitAdvance();
    }
}

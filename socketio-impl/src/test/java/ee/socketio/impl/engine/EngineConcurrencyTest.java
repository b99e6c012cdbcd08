/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real threads: several send, one is the client, others confirm what was written. */
@Timeout(60)
class EngineConcurrencyTest {
    private static final int SENDERS = 3;
    private static final int MESSAGES = 3000;

    private final TestEngine engine =
            new TestEngine(TestEngine.config(List.of("polling", "websocket"), true, Integer.MAX_VALUE));
    private final ExecutorService container = Executors.newFixedThreadPool(2);

    @AfterEach
    void stop() {
        container.shutdownNow();
    }

    @Test
    void keepsTheOrderOfEachSenderAcrossTheUpgrade() throws Exception {
        PollingClient client = PollingClient.open(engine.server);
        AsyncChannel channel = new AsyncChannel();
        ConcurrentLinkedQueue<String> received = new ConcurrentLinkedQueue<>();
        Party party = senders().with(() -> {
            WebSocketListener webSocket = engine.server.open(Requests.upgrade(client.query("websocket")), channel);
            boolean probed = false;
            while (received.size() < SENDERS * MESSAGES / 2) {
                received.addAll(List.of(client.poll().awaitAnswer().split("\u001e")));
                if (!probed && received.size() > SENDERS * MESSAGES / 4) {
                    webSocket.onText("2probe");
                    probed = true;
                }
            }
            webSocket.onText("5");
        });
        party.celebrate();
        channel.awaitCount(SENDERS * MESSAGES - messages(received).size() + 1);

        received.addAll(channel.frames);
        assertInOrder(messages(received));
        assertThat(engine.told).isEmpty();
    }

    @Test
    void writesOneFrameAfterTheOtherHoweverManySend() throws Exception {
        AsyncChannel channel = new AsyncChannel();
        engine.server.open(Requests.upgrade("EIO=4&transport=websocket"), channel);

        senders().celebrate();
        channel.awaitCount(SENDERS * MESSAGES + 1);

        assertInOrder(messages(channel.frames));
        assertThat(channel.overlap).isFalse();
    }

    @Test
    void endsOnceWhenAllHappensTogether() throws Exception {
        for (int i = 0; i < 300; i++) {
            engine.told.clear();
            PollingClient client = PollingClient.open(engine.server);
            EngineSession session = engine.session();
            WebSocketListener probe =
                    engine.server.open(Requests.upgrade(client.query("websocket")), new AsyncChannel());
            new Party()
                    .with(() -> client.post("1"))
                    .with(client::poll)
                    .with(session::close)
                    .with(() -> {
                        probe.onText("2probe");
                        probe.onText("5");
                        probe.onClose();
                    })
                    .celebrate();
            engine.time.pass(EngineConfig.CLOSE_TIMEOUT);
            engine.time.tick();

            assertThat(engine.told).hasSize(1);
            assertThat(engine.server.sessionCount()).isZero();
        }
    }

    private Party senders() {
        Party party = new Party();
        for (int s = 0; s < SENDERS; s++) {
            int sender = s;
            party.with(() -> IntStream.range(0, MESSAGES).forEach(i -> engine.send(sender + ":" + i)));
        }
        return party;
    }

    private static List<String> messages(Iterable<String> frames) {
        List<String> messages = new ArrayList<>();
        frames.forEach(frame -> {
            if (frame.startsWith("4")) {
                messages.add(frame.substring(1));
            }
        });
        return messages;
    }

    private static void assertInOrder(List<String> messages) {
        assertThat(messages).hasSize(SENDERS * MESSAGES);
        for (int s = 0; s < SENDERS; s++) {
            String sender = s + ":";
            assertThat(messages.stream().filter(message -> message.startsWith(sender)))
                    .containsExactlyElementsOf(IntStream.range(0, MESSAGES)
                            .mapToObj(i -> sender + i)
                            .toList());
        }
    }

    /** Confirms each frame from a thread of the container. */
    private final class AsyncChannel implements WebSocketChannel {
        private final ConcurrentLinkedQueue<String> frames = new ConcurrentLinkedQueue<>();
        private final AtomicBoolean underWay = new AtomicBoolean();
        private volatile boolean overlap;

        @Override
        public void send(String frame, SendCallback callback) {
            overlap |= underWay.getAndSet(true);
            frames.add(frame);
            container.execute(() -> {
                underWay.set(false);
                callback.sent(null);
            });
        }

        @Override
        public void send(byte[] frame, SendCallback callback) {
            throw new AssertionError("nobody sends binary messages here");
        }

        @Override
        public void close() {
            // The frames tell enough.
        }

        @Override
        public void closeTooBig() {
            // The frames tell enough.
        }

        void awaitCount(int count) {
            while (frames.size() < count) {
                Thread.onSpinWait();
            }
        }
    }
}

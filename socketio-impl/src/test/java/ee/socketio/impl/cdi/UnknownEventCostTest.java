/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.stream.IntStream;

import jakarta.enterprise.event.Observes;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.Test;

import ee.socketio.Message;
import ee.socketio.On;
import ee.socketio.SocketEndpoint;

/** Names that nobody observes are the choice of strangers: they must cost next to nothing, whatever is observed. */
@OnEachContainer
class UnknownEventCostTest {
    private static final int EVENTS = 1_000;

    /**
     * What all layers together make of a short packet; that of the container's own resolution is a hundred times more.
     */
    private static final long BYTES_OF_AN_EVENT = 2_000;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final CdiContainer container;

    UnknownEventCostTest(CdiContainer container) {
        this.container = container;
    }

    @SocketEndpoint
    static class Few {
        void one(@Observes @On("1") Message message) {}
    }

    @SocketEndpoint
    static class Many {
        void one(@Observes @On("1") Message message) {}

        void two(@Observes @On("2") Message message) {}

        void three(@Observes @On("3") String text) {}

        void four(@Observes @On("4") int number) {}

        void five(@Observes @On("5") Message message) {}

        void six(@Observes @On("6") Message message) {}

        void seven(@Observes @On("7") Message message) {}

        void eight(@Observes @On("8") Message message) {}

        void again(@Observes @On("1") String text) {}

        void andAgain(@Observes @On("1") int number) {}
    }

    @Test
    void itDoesNotGrowWithTheNumberOfObservers() {
        long few = bytesOfAnEvent(Few.class);
        long many = bytesOfAnEvent(Many.class);

        assertThat(few).isLessThan(BYTES_OF_AN_EVENT);
        assertThat(many).isBetween(few * 9 / 10, few * 11 / 10);
    }

    private long bytesOfAnEvent(Class<?> endpoint) {
        try (SocketIoApp app = SocketIoApp.deploy(container, endpoint)) {
            InMemoryClient client = app.connect();
            send(client, 0); // until all classes are loaded
            long before = THREADS.getCurrentThreadAllocatedBytes();
            send(client, EVENTS);
            return (THREADS.getCurrentThreadAllocatedBytes() - before) / EVENTS;
        }
    }

    /** No name comes twice, so that no cache helps. */
    private static void send(InMemoryClient client, int first) {
        IntStream.range(first, first + EVENTS).forEach(i -> client.emit("unknown " + (10_000 + i)));
    }
}

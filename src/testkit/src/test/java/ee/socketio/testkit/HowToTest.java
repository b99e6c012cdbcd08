/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import ee.socketio.ConnectRequest;
import ee.socketio.Connecting;
import ee.socketio.ConnectionRefusedException;
import ee.socketio.Message;
import ee.socketio.On;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;
import ee.socketio.SocketServer;

/** The code of the manual. */
class HowToTest {
    // ---- The application

    public record Credentials(String name) {}

    public record Say(String room, String text) {}

    public record Receipt(long number) {}

    public record Posted(String from, String text) {}

    public record Order(String article) {}

    interface Archive {
        long store(String text);
    }

    @SocketEndpoint("/chat")
    static class Chat {
        @Inject
        Socket socket;

        @Inject
        Archive archive;

        void check(@Observes @Connecting ConnectRequest request) {
            Credentials credentials = request.auth(Credentials.class)
                    .orElseThrow(() -> new ConnectionRefusedException("Who are you?", Map.of("retry", true)));
            request.accept(credentials::name);
        }

        void join(@Observes @On("join") String room) {
            socket.join(room);
        }

        Receipt say(@Observes @On("say") Say say) {
            Receipt receipt = new Receipt(archive.store(say.text()));
            String me = socket.principal().orElseThrow().getName();
            socket.to(say.room()).emit("posted", new Posted(me, say.text()));
            return receipt;
        }

        String ask(@Observes @On("delete-all") Message message) {
            boolean sure = socket.emitWithAck(Boolean.class, "sure?")
                    .first()
                    .toCompletableFuture()
                    .join();
            return sure ? "deleted" : "kept";
        }

        void ordered(@Observes Order order) {
            socket(order.article()).emit("ordered", order);
        }

        @Inject
        SocketServer server;

        private ee.socketio.BroadcastOperator socket(String room) {
            return server.of("/chat").to(room);
        }
    }

    // ---- Ways to begin

    static class MemoryArchive implements Archive {
        private long count;

        @Override
        public synchronized long store(String text) {
            return ++count;
        }
    }

    @Nested
    // tag::list[]
    @SocketIoTest({Chat.class, MemoryArchive.class})
    class ChatTest {
        @Test
        void sayIsBroadcastAndAcknowledged(SocketIoTester io) {
            TestClient ann = io.connect("/chat", new Credentials("ann"));
            TestClient bob = io.connect("/chat", new Credentials("bob"));
            ann.emit("join", "lobby");
            bob.emit("join", "lobby");

            Receipt receipt = ann.emitWithAck(Receipt.class, "say", new Say("lobby", "hi"));

            assertThat(receipt).isEqualTo(new Receipt(1));
            assertThat(bob.next("posted", Posted.class)).isEqualTo(new Posted("ann", "hi"));
            ann.expectNothing();
        }

        @Test
        void strangersAreNotLetIn(SocketIoTester io) {
            Refusal refusal = io.expectRefused("/chat");

            assertThat(refusal.message()).isEqualTo("Who are you?");
            assertThat(refusal.data(Map.class)).contains(Map.of("retry", true));
        }
    }
    // end::list[]

    @Nested
    // tag::field[]
    class ChatWithAFullArchiveTest {
        @RegisterExtension
        final SocketIoTester io = SocketIoTester.of(Chat.class).bean(Archive.class, text -> {
            throw new IllegalStateException("the disk is full");
        });

        @Test
        void sayFails() {
            TestClient ann = io.connect("/chat", new Credentials("ann"));

            assertThat(ann.expectRejected("say", new Say("lobby", "hi")).code()).isEqualTo("INTERNAL");
            assertThat(io.failures()).singleElement().isInstanceOf(IllegalStateException.class);
        }
    }
    // end::field[]

    // ---- What else a test can do

    @Nested
    @SocketIoTest({Chat.class, MemoryArchive.class})
    class More {
        @Test
        void handlerAsksItsClient(SocketIoTester io) {
            // tag::ask[]
            TestClient ann = io.connect("/chat", new Credentials("ann"));
            ann.onAck("sure?", question -> true);

            assertThat(ann.emitWithAck(String.class, "delete-all")).isEqualTo("deleted");
            // end::ask[]
        }

        @Test
        void handlerAsksItsClientStepByStep(SocketIoTester io) {
            TestClient ann = io.connect("/chat", new Credentials("ann"));
            // tag::ask-step-by-step[]
            var reply = ann.emitAsync("delete-all");
            ann.next("sure?").ack(false);

            assertThat(reply.join().arg(0, String.class)).isEqualTo("kept");
            // end::ask-step-by-step[]
        }

        @Test
        void answerNeverComes(SocketIoTester io) {
            TestClient ann = io.connect("/chat", new Credentials("ann"));
            // tag::time[]
            var reply = ann.emitAsync("delete-all");
            io.advance(Duration.ofSeconds(10)); // socketio.ack-timeout

            assertThat(reply.join().rejection().orElseThrow().code()).isEqualTo("ACK_TIMEOUT");
            // end::time[]
        }

        @Test
        void clientIsGone(SocketIoTester io) {
            TestClient ann = io.connect("/chat", new Credentials("ann"));
            // tag::heartbeats[]
            ann.ignoreHeartbeats();
            io.advance(Duration.ofSeconds(45)); // socketio.ping-interval and socketio.ping-timeout

            assertThat(ann.isConnected()).isFalse();
            // end::heartbeats[]
        }

        @Test
        void businessEventReachesClients(SocketIoTester io) {
            TestClient ann = io.connect("/chat", new Credentials("ann"));
            ann.emit("join", "chair");
            // tag::fire[]
            io.fire(new Order("chair"));

            assertThat(ann.next("ordered", Order.class).article()).isEqualTo("chair");
            assertThat(io.select(SocketServer.class).of("/chat").sockets()).hasSize(1);
            // end::fire[]
        }

        @Test
        void handshakeIsTheTests(SocketIoTester io) {
            // tag::handshake[]
            TestClient ann = io.client()
                    .user("ann", "admin") // as if the servlet container had authenticated her
                    .header("Accept-Language", "et")
                    .query("page", "7")
                    .connect("/chat", new Credentials("ann"));
            // end::handshake[]
            assertThat(io.select(SocketServer.class).of("/chat").sockets())
                    .singleElement()
                    .satisfies(socket -> assertThat(socket.id()).isEqualTo(ann.id()));
        }
    }

    @Test
    void clockIsTheServers() {
        SocketIoTester io = SocketIoTester.of(Chat.class, MemoryArchive.class);
        // tag::clock[]
        io.bean(Clock.class, io.clock());
        // end::clock[]
        try (io) {
            assertThat(io.start().select(Clock.class)).isSameAs(io.clock());
        }
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.testkit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import ee.socketio.Arg;
import ee.socketio.ConnectRequest;
import ee.socketio.Connected;
import ee.socketio.Connecting;
import ee.socketio.ConnectionRefusedException;
import ee.socketio.Disconnect;
import ee.socketio.Disconnected;
import ee.socketio.EventRejectedException;
import ee.socketio.Namespace;
import ee.socketio.On;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;
import ee.socketio.SocketNamespace;

/** What the tests run: about the smallest chat that has something of everything. */
final class ChatApplication {
    private ChatApplication() {}

    // ---- What crosses the wire

    public record Credentials(String token) {}

    public record Join(String room) {}

    public record Say(String room, String text) {}

    public record Posted(String from, String text) {}

    public record Receipt(long number, Instant at) {}

    public record Retry(boolean sensible) {}

    public record Upload(String name, byte[] bytes) {}

    // ---- Beans

    @ApplicationScoped
    static class Login {
        void authenticate(@Observes @Connecting ConnectRequest request) {
            String token = request.auth(Credentials.class)
                    .map(Credentials::token)
                    .filter(given -> given.startsWith("t-"))
                    .orElseThrow(() -> new ConnectionRefusedException("not authorized", new Retry(false)));
            request.accept(() -> token.substring(2), Set.of());
        }
    }

    @ApplicationScoped
    static class Archive {
        private final List<String> entries = new CopyOnWriteArrayList<>();

        long store(String entry) {
            entries.add(entry);
            return entries.size();
        }

        List<String> entries() {
            return entries;
        }
    }

    @SocketEndpoint("/chat")
    static class Chat {
        @Inject
        Socket socket;

        @Inject
        Archive archive;

        @Inject
        @Namespace("/chat")
        SocketNamespace chat;

        void welcome(@Observes @Connected Socket newcomer) {
            newcomer.broadcast().emit("joined", me());
        }

        void join(@Observes @On("join") Join join) {
            socket.join(join.room());
        }

        Receipt say(@Observes @On("say") Say say) {
            if (say.text().isBlank()) {
                throw new EventRejectedException("TEXT", "say something");
            }
            socket.to(say.room()).emit("posted", new Posted(me(), say.text()));
            return new Receipt(archive.store(say.text()), Instant.EPOCH);
        }

        void typing(@Observes @On("typing") String room) {
            socket.to(room).asVolatile().emit("typing", me());
        }

        Upload upload(@Observes @On("upload") Upload upload, @Arg(1) int times) {
            return new Upload(upload.name(), new byte[upload.bytes().length * times]);
        }

        Map<String, Object> echo(@Observes @On("echo") Map<String, Object> value) {
            return value;
        }

        void fail(@Observes @On("fail") String message) {
            throw new IllegalStateException(message);
        }

        void farewell(@Observes @Disconnected Disconnect gone) {
            archive.store(gone.socket().principal().orElseThrow().getName() + ": " + gone.reason());
        }

        void announce(@Observes Announcement announcement) {
            chat.emit("announcement", announcement.text());
        }

        private String me() {
            return socket.principal().orElseThrow().getName();
        }
    }

    /** An event of the application. */
    record Announcement(String text) {}

    static final Class<?>[] BEANS = {Login.class, Archive.class, Chat.class};

    static SocketIoTester tester() {
        return SocketIoTester.of(BEANS);
    }
}

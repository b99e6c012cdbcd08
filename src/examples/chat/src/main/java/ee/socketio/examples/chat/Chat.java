/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.examples.chat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import ee.socketio.ConnectRequest;
import ee.socketio.Connected;
import ee.socketio.Connecting;
import ee.socketio.ConnectionRefusedException;
import ee.socketio.Disconnect;
import ee.socketio.Disconnecting;
import ee.socketio.EventRejectedException;
import ee.socketio.On;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;
import ee.socketio.SocketNamespace;

/** The whole server: a method for each thing that happens. Nothing that a client says is believed unchecked. */
@SocketEndpoint
class Chat {

    // What crosses the wire. JSON-B turns public records into JSON and back; a byte[] travels as binary.
    public record Hello(String nickname, List<String> rooms) {}

    public record Say(String room, String text, Picture picture) {}

    public record Picture(String type, byte[] data) {}

    public record Receipt(String id, Instant at) {}

    public record Said(String id, Instant at, String room, String from, String text, Picture picture) {}

    public record Typing(String room, String name) {}

    public record Members(String room, List<String> names) {}

    @Inject
    Socket socket; // the one whose event is being handled

    /** The nicknames in use, and the ids of the sockets that use them. */
    private final ConcurrentMap<String, String> nicknames = new ConcurrentSkipListMap<>(String.CASE_INSENSITIVE_ORDER);

    /** A client asks to come in. What is thrown here is its {@code connect_error}. */
    void check(@Observes @Connecting ConnectRequest request) {
        String nickname =
                request.auth(Hello.class).map(Hello::nickname).orElse("").strip();
        if (!nickname.matches("[\\p{L}\\p{M}\\p{N} ._'-]{1,20}")) {
            throw new ConnectionRefusedException("A nickname has 1 to 20 letters, digits, spaces or any of . _ ' -");
        }
        if (nicknames.containsKey(nickname)) {
            throw new ConnectionRefusedException("Somebody here is called " + nickname + " already.");
        }
        request.accept(() -> nickname, Set.of());
    }

    /** It is in: in the lobby or, after a reconnection, in the rooms where it was. */
    void enter(@Observes @Connected Socket newcomer) {
        if (nicknames.putIfAbsent(nameOf(newcomer), newcomer.id()) != null) {
            newcomer.disconnect(); // two of one name were checked at the same moment: the first stays
        }
        List<String> rooms =
                newcomer.handshake().auth(Hello.class).map(Hello::rooms).orElse(List.of("lobby"));
        rooms.stream().filter(Chat::isRoom).limit(20).forEach(this::join);
    }

    void join(@Observes @On("join") String room) {
        require(isRoom(room), "ROOM", "The name of a room has 1 to 16 letters, digits, - or _.");
        socket.join(room);
        tellWhoIsIn(room);
    }

    void leave(@Observes @On("leave") String room) {
        requireMember(room);
        socket.leave(room);
        tellWhoIsIn(room);
    }

    /** What is returned is the acknowledgement: the page ticks the message off. */
    Receipt say(@Observes @On("say") Say say) {
        requireMember(say.room());
        String text = say.text() == null ? "" : say.text().strip();
        Picture picture = say.picture();
        require(picture == null || isPicture(picture), "PICTURE", "Only PNG, JPEG, GIF or WebP up to 900 kB, please.");
        boolean empty = text.isEmpty() && picture == null;
        require(!empty && text.length() <= 2000, "TEXT", "A message has 1 to 2000 characters.");
        Receipt receipt = new Receipt(UUID.randomUUID().toString(), Instant.now());
        Said said = new Said(receipt.id(), receipt.at(), say.room(), nameOf(socket), text, picture);
        socket.to(say.room()).emit("said", said); // to the others in the room
        return receipt;
    }

    /** Volatile: dropped for those who cannot receive it at once; later it would be of no use. */
    void typing(@Observes @On("typing") String room) {
        requireMember(room);
        socket.to(room).asVolatile().emit("typing", new Typing(room, nameOf(socket)));
    }

    /** It goes, for whatever reason. This is the last moment at which its rooms are known. */
    void exit(@Observes @Disconnecting Disconnect event) {
        nicknames.remove(nameOf(event.socket()), event.socket().id());
        event.socket().rooms().forEach(this::tellWhoIsIn);
    }

    /** One list at a time, so that the last one sent knows of every change before it. */
    private synchronized void tellWhoIsIn(String room) {
        SocketNamespace everybody = socket.namespace();
        List<String> names = everybody.sockets().stream()
                .filter(member -> member.connected() && member.rooms().contains(room))
                .map(Chat::nameOf)
                .toList();
        everybody.to(room).emit("members", new Members(room, names));
    }

    private static String nameOf(Socket socket) {
        return socket.principal().orElseThrow().getName();
    }

    /** Names are shorter than the id of a socket, since that is a room, too: the socket's own. */
    private static boolean isRoom(String name) {
        return name != null && name.matches("[\\p{L}\\p{N}_-]{1,16}");
    }

    private static boolean isPicture(Picture picture) {
        boolean image = String.valueOf(picture.type()).matches("image/(png|jpeg|gif|webp)");
        return image && picture.data() != null && picture.data().length <= 900_000;
    }

    private void requireMember(String room) {
        require(room != null && socket.rooms().contains(room), "ROOM", "You are not in this room.");
    }

    /** What is thrown is an acknowledgement, too: {@code {"error":{"code":…,"message":…}}}. */
    private static void require(boolean condition, String code, String message) {
        if (!condition) {
            throw new EventRejectedException(code, message);
        }
    }
}

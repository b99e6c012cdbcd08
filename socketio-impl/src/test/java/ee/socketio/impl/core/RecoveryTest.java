/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ee.socketio.ConnectionRefusedException;
import ee.socketio.Socket;
import ee.socketio.impl.engine.CapturedLog;
import ee.socketio.impl.engine.PollingClient;
import ee.socketio.impl.engine.WebSocketClient;

/**
 * Clients that lose their connection and come back. What is kept for them, and how long:
 * {@link LocalRecoveryStoreTest}.
 */
class RecoveryTest {
    static final long MAX_DISCONNECTION = 60_000;
    static final RecoveryConfig CHECKING =
            new RecoveryConfig(true, MAX_DISCONNECTION, 2 * MAX_DISCONNECTION, false, 100, 1_000_000);
    static final RecoveryConfig SKIPPING =
            new RecoveryConfig(true, MAX_DISCONNECTION, 2 * MAX_DISCONNECTION, true, 100, 1_000_000);

    private static final Principal ANN = () -> "ann";
    private static final Pattern CONNECT = Pattern.compile("40(/\\w+,)?\\{\"sid\":\"([^\"]+)\",\"pid\":\"([^\"]+)\"}");

    private TestServer server = new TestServer(CHECKING);

    // ---- Clients

    /** What a client remembers. */
    private static final class Client {
        private final String namespace;
        WebSocketClient connection;
        String sid;
        String pid;
        String offset;

        Client(String namespace) {
            this.namespace = namespace.equals("/") ? "" : namespace + ",";
        }

        void says(String connect) {
            connection.says("40" + namespace + connect);
        }

        /** The packet by which it comes back. */
        String claim() {
            return "{\"pid\":\"" + pid + '"' + (offset == null ? "" : ",\"offset\":\"" + offset + '"') + '}';
        }

        /** What came, without offsets; it remembers the last. */
        List<String> events() {
            List<String> events = new ArrayList<>();
            for (String frame : connection.frames()) {
                Matcher connect = CONNECT.matcher(frame);
                if (connect.matches()) {
                    sid = connect.group(2);
                    pid = connect.group(3);
                    events.add("connected");
                } else {
                    events.add(withoutOffset(frame));
                }
            }
            return events;
        }

        private String withoutOffset(String frame) {
            Matcher event = Pattern.compile("(4[25].*),\"(\\w+)\"]").matcher(frame);
            if (!event.matches()) {
                return frame;
            }
            offset = event.group(2);
            return event.group(1) + ']';
        }
    }

    private Client join() {
        return join("/");
    }

    private Client join(String namespace) {
        Client client = new Client(namespace);
        client.connection = server.open();
        client.says("");
        server.handlers.runAll();
        assertThat(client.events()).containsExactly("connected");
        server.application.news();
        return client;
    }

    /** Lets a client come back; returns what it gets. */
    private List<String> comeBack(Client client) {
        return comeBack(client, server.open());
    }

    private List<String> comeBack(Client client, WebSocketClient connection) {
        client.connection = connection;
        client.says(client.claim());
        server.handlers.runAll();
        return client.events();
    }

    private void lose(Client client) {
        client.connection.leaves();
        server.handlers.runAll();
    }

    private Socket last() {
        return server.lastSocket();
    }

    /** Checks that a client had to connect as if for the first time. */
    private void assertNew(Client client, String oldPid, List<String> events) {
        assertThat(events).containsExactly("connected");
        assertThat(client.pid).isNotEqualTo(oldPid);
        assertThat(client.sid).isEqualTo(last().id());
        assertThat(last().recovered()).isFalse();
        assertThat(last().rooms()).containsExactly(client.sid);
    }

    private void assertNewWhenComingBack(Client client) {
        String pid = client.pid;
        String sid = client.sid;
        List<String> events = comeBack(client);
        assertNew(client, pid, events);
        assertThat(client.sid).isNotEqualTo(sid);
    }

    // ---- What it is

    @Test
    void isOffUnlessAskedFor() {
        server = new TestServer();
        WebSocketClient client = server.open();
        client.says("40{\"pid\":\"made-up\",\"offset\":\"1\"}");
        server.handlers.runAll();
        last().emit("hi");

        assertThat(client.frames()).containsExactly("40{\"sid\":\"" + last().id() + "\"}", "42[\"hi\"]");
        client.leaves();
        server.handlers.runAll();
        server.time.assertNothingScheduledAfterARevolution();
    }

    @Test
    void givesBackIdsRoomsAndData() {
        Client client = join();
        Socket before = last();
        before.join("a", "b");
        before.data().put("name", "Ann");
        String sid = client.sid;
        String pid = client.pid;
        lose(client);

        assertThat(comeBack(client)).containsExactly("connected");

        assertThat(List.of(client.sid, client.pid)).containsExactly(sid, pid);
        assertThat(last()).isNotSameAs(before);
        assertThat(last().recovered()).isTrue();
        assertThat(before.recovered()).isFalse();
        assertThat(last().id()).isEqualTo(sid);
        assertThat(last().rooms()).containsExactlyInAnyOrder(sid, "a", "b");
        assertThat(last().data().asMap()).isEqualTo(Map.of("name", "Ann"));
        assertThat(server.io.sockets()).containsExactly(last());
    }

    @Test
    void marksEventsThatAreNeitherVolatileNorQuestions() {
        Client client = join();
        last().emit("a", 1);
        server.io.emit("b");
        last().to("nowhere").emit("c");
        last().emitWithAck(String.class, "d", "x");
        last().asVolatile().emit("e", 1);
        last().emit("f", new byte[] {1});

        assertThat(client.connection.frames())
                .containsExactly(
                        "42[\"a\",1,\"1\"]",
                        "42[\"b\",\"2\"]",
                        "420[\"d\",\"x\"]",
                        "42[\"e\",1]",
                        "451-[\"f\",{\"_placeholder\":true,\"num\":0},\"4\"]",
                        WebSocketClient.hex(new byte[] {1}));
    }

    /** Otherwise clients would take the string for an offset. */
    @Test
    void marksVolatileEventsThatEndInAString() {
        Client client = join();
        last().emit("a");
        last().asVolatile().emit("b", "text");
        server.io.asVolatile().emit("c");

        assertThat(client.connection.frames())
                .containsExactly("42[\"a\",\"1\"]", "42[\"b\",\"text\",\"1\"]", "42[\"c\",\"1\"]");
    }

    @Test
    void encodesABroadcastOnce() {
        join();
        join();
        int before = server.binding.writes();
        server.io.emit("hi", "you");

        assertThat(server.binding.writes()).isEqualTo(before + 1);
    }

    @Test
    void showsTheApplicationNothingOfIt() {
        List<Object> seen = new ArrayList<>();
        server.application.onEmitting = message -> seen.add(message.args());
        server.application.onConnecting =
                request -> seen.add(request.handshake().auth(Map.class));
        Client client = join();
        last().emit("hi", 1);
        client.events();
        lose(client);
        comeBack(client);

        assertThat(seen).containsExactly(Optional.empty(), List.of(1L), Optional.empty());
    }

    @Test
    void passesOnTheRestOfTheAuthPayload() {
        Client client = join();
        lose(client);
        List<Object> seen = new ArrayList<>();
        server.application.onConnecting =
                request -> seen.add(request.handshake().auth(Map.class));
        client.connection = server.open();
        client.says("{\"pid\":\"" + client.pid + "\",\"token\":\"x\"}");
        server.handlers.runAll();

        assertThat(seen).containsExactly(Optional.of(Map.of("token", "x")));
        assertThat(last().recovered()).isTrue();
    }

    // ---- What was missed

    @Test
    void sendsWhatWasMissedBeforeTheClientIsConnected() {
        Client client = join();
        Socket before = last();
        before.join("room");
        server.io.emit("first");
        client.events();
        lose(client);
        server.io.emit("all", 1);
        server.io.to("room").emit("room", 2);
        before.emit("direct", 3);
        server.io.to("elsewhere").emit("no");
        server.io.except("room").emit("no");
        before.broadcast().emit("no");
        server.io.asVolatile().emit("no");
        server.io.emitWithAck(String.class, "no");
        server.io.to(client.sid).emit("bytes", new byte[] {1});
        join("/chat");
        server.io.of("/chat").emit("no");

        assertThat(comeBack(client))
                .containsExactly(
                        "42[\"all\",1]",
                        "42[\"room\",2]",
                        "42[\"direct\",3]",
                        "451-[\"bytes\",{\"_placeholder\":true,\"num\":0}]",
                        WebSocketClient.hex(new byte[] {1}),
                        "connected");
        last().emit("after");
        assertThat(client.events()).containsExactly("42[\"after\"]");
    }

    @Test
    void sendsAgainWhatWasLostOnTheWay() {
        Client client = join();
        server.io.emit("one");
        client.events();
        server.io.emit("two");
        server.io.emit("three");
        client.connection.frames();
        lose(client);
        server.io.emit("four");

        assertThat(comeBack(client)).containsExactly("42[\"two\"]", "42[\"three\"]", "42[\"four\"]", "connected");
    }

    @Test
    void recoversAClientThatHasGotNoEvent() {
        Client client = join();
        lose(client);
        server.io.emit("missed");

        assertThat(comeBack(client)).containsExactly("42[\"missed\"]", "connected");
        assertThat(last().recovered()).isTrue();
    }

    @Test
    void sendsAllToAClientThatHasGotNothing() {
        server.io.emit("before it came");
        Client client = join();
        server.io.emit("lost");
        client.connection.frames();
        lose(client);
        server.io.emit("missed");

        assertThat(comeBack(client)).containsExactly("42[\"lost\"]", "42[\"missed\"]", "connected");
    }

    @Test
    void sendsNothingFromBeforeTheClientCame() {
        server.io.emit("secret");
        server.io.emit("secret");
        Client client = join();
        server.io.emit("lost");
        client.connection.frames();
        client.offset = "0";
        lose(client);

        assertThat(comeBack(client)).containsExactly("42[\"lost\"]", "connected");
    }

    /** It keeps its last offset until it gets another one. */
    @Test
    void takesAnOffsetFromBeforeARestartForNone() {
        Client client = join();
        server.io.emit("got");
        client.events();
        server.time.pass(20);
        TestServer restarted = new TestServer(CHECKING, server.time);
        server = restarted;
        comeBack(client);
        assertThat(last().recovered()).isFalse();
        server.io.emit("lost");
        client.connection.frames();
        lose(client);

        assertThat(comeBack(client)).containsExactly("42[\"lost\"]", "connected");
    }

    @Test
    void sendsNothingFromBeforeARoomWasJoined() {
        Client client = join();
        server.io.to("room").emit("secret");
        last().join("room");
        server.io.to("room").emit("lost");
        client.connection.frames();
        lose(client);

        assertThat(comeBack(client)).containsExactly("42[\"lost\"]", "connected");
    }

    @Test
    void sendsWhatWasLostBeforeTheClientWasToBeLeftOut() {
        Client client = join();
        server.io.except("out").emit("lost");
        client.connection.frames();
        last().join("out");
        server.io.except("out").emit("not for it");
        lose(client);

        assertThat(comeBack(client)).containsExactly("42[\"lost\"]", "connected");
    }

    @Test
    void sendsWhatIsForAUser() {
        server.application.onConnecting = request -> request.accept(ANN);
        Client client = join();
        server.io.toUser("ann").emit("got");
        client.events();
        lose(client);
        server.io.toUser("ann").emit("missed");
        server.io.toUser("bob").emit("no");

        assertThat(comeBack(client)).containsExactly("42[\"missed\"]", "connected");
        server.io.toUser("ann").emit("after");
        assertThat(client.events()).containsExactly("42[\"after\"]");
    }

    @Test
    void recoversAgainAndAgain() {
        Client client = join();
        String sid = client.sid;
        for (int i = 0; i < 3; i++) {
            lose(client);
            server.io.emit("missed", i);
            assertThat(comeBack(client)).containsExactly("42[\"missed\"," + i + "]", "connected");
            last().emit("live", i);
            assertThat(client.events()).containsExactly("42[\"live\"," + i + "]");
        }
        assertThat(client.sid).isEqualTo(sid);
    }

    /** The client never got the answer to its first attempt to come back. */
    @Test
    void recoversWhenTheAnswerIsLost() {
        Client client = join();
        server.io.emit("got");
        client.events();
        lose(client);
        server.io.emit("missed");
        String offset = client.offset;
        comeBack(client);
        lose(client);
        client.offset = offset;

        assertThat(comeBack(client)).containsExactly("42[\"missed\"]", "connected");
    }

    @Test
    void recoversEachNamespaceForItself() {
        Client main = join();
        Client chat = new Client("/chat");
        chat.connection = main.connection;
        chat.says("");
        server.handlers.runAll();
        chat.events();
        lose(main);
        server.io.of("/chat").emit("missed");
        WebSocketClient connection = server.open();

        assertThat(comeBack(chat, connection)).containsExactly("42/chat,[\"missed\"]", "connected");
        assertThat(comeBack(main, connection)).containsExactly("connected");
        assertThat(List.of(main.sid, chat.sid)).doesNotHaveDuplicates();
        assertThat(server.application.sockets.subList(2, 4)).allMatch(Socket::recovered);
    }

    @Test
    void recoversAPollingClient() {
        Client client = join();
        lose(client);
        server.io.emit("missed");
        PollingClient polling = server.openPolling();
        polling.post("40" + client.claim());
        server.handlers.runAll();

        assertThat(polling.poll().answer())
                .isEqualTo(
                        "42[\"missed\",\"1\"]\u001e40{\"sid\":\"" + client.sid + "\",\"pid\":\"" + client.pid + "\"}");
    }

    // ---- How it ended

    @Test
    void doesNotRecoverAClientThatLeft() {
        Client client = join();
        client.connection.says("41");
        lose(client);

        assertNewWhenComingBack(client);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void doesNotRecoverAClientThatWasDisconnected(boolean close) {
        Client client = join();
        last().disconnect(close);
        lose(client);

        assertNewWhenComingBack(client);
    }

    @Test
    void doesNotRecoverAClientThatSentGarbage() {
        Client client = join();
        client.connection.says("?");
        server.handlers.runAll();

        assertNewWhenComingBack(client);
    }

    @Test
    void recoversAClientWhoseConnectionWasClosedForAViolation() {
        Client client = join();
        client.connection.says("4?");
        server.handlers.runAll();

        comeBack(client);
        assertThat(last().recovered()).isTrue();
    }

    @Test
    void recoversAClientThatDidNotAnswerAHeartbeat() {
        Client client = join();
        server.time.pass(320_100);
        server.handlers.runAll();
        assertThat(server.application.news()).contains("disconnected /: ping timeout");
        client.connection.frames();

        comeBack(client);
        assertThat(last().recovered()).isTrue();
    }

    @Test
    void keepsWhatObserversOfTheEndNote() {
        Client client = join();
        server.application.onDisconnecting = event -> event.socket().data().put("a", 1);
        server.application.onDisconnected = event -> event.socket().data().put("b", 2);
        lose(client);
        comeBack(client);

        assertThat(last().data().asMap()).isEqualTo(Map.of("a", 1L, "b", 2L));
    }

    @Test
    void losesPendingQuestions() {
        Client client = join();
        CompletableFuture<?> reply =
                last().emitWithAck(String.class, "sure?").first().toCompletableFuture();
        lose(client);
        assertThat(reply).isCompletedExceptionally();

        assertThat(comeBack(client)).containsExactly("connected");
    }

    // ---- Bad claims

    @Test
    void doesNotRecoverWithAnotherSecret() {
        Client client = join();
        lose(client);
        String right = client.pid;
        client.pid = (right.startsWith("x") ? "y" : "x") + right.substring(1);
        assertNewWhenComingBack(client);

        client.pid = right;
        comeBack(client);
        assertThat(last().recovered()).isTrue();
    }

    @Test
    void doesNotRecoverInAnotherNamespace() {
        Client client = join();
        lose(client);
        Client other = new Client("/chat");
        other.pid = client.pid;
        comeBack(other);
        assertThat(last().recovered()).isFalse();

        comeBack(client);
        assertThat(last().recovered()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zz", "", "-", "€", "1.5", "zzzzzzzzzzzzzzzzzzzzzzzzzz"})
    void doesNotRecoverWithAnOffsetThatWasNeverGiven(String offset) {
        Client client = join();
        server.io.emit("hi");
        client.events();
        lose(client);
        client.offset = offset;

        assertNewWhenComingBack(client);
        assertThat(server.application.news()).contains("refused /", "connected /");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"pid\":1}", "{\"pid\":null}", "{\"offset\":\"1\"}", "{\"pid\":[\"a\"],\"offset\":{}}"})
    void takesNoClaimThatIsNone(String payload) {
        Client client = new Client("/");
        client.connection = server.open();
        client.says(payload);
        server.handlers.runAll();

        assertThat(client.events()).containsExactly("connected");
        assertThat(last().recovered()).isFalse();
    }

    @Test
    void takesAnOffsetThatIsNoStringForNone() {
        Client client = join();
        lose(client);
        String pid = client.pid;
        client.connection = server.open();
        client.says("{\"pid\":\"" + pid + "\",\"offset\":1}");
        server.handlers.runAll();

        assertNew(client, pid, client.events());
    }

    /** The last to ask: who asked before was the same client, over a connection that it has lost. */
    @Test
    void recoversOnce() {
        Client client = join();
        lose(client);
        WebSocketClient one = server.open();
        WebSocketClient two = server.open();
        one.says("40" + client.claim());
        two.says("40" + client.claim());
        server.handlers.runAll();

        assertThat(one.state()).isEqualTo(WebSocketClient.State.CLOSED);
        assertThat(one.frames()).isEmpty();
        assertThat(two.frames()).hasSize(1);
        assertThat(server.io.sockets()).containsExactly(last());
        assertThat(last().recovered()).isTrue();
    }

    @Test
    void letsAClientJoinOnceWhileItIsComingBack() {
        Client client = join();
        server.application.onDisconnected = event -> {};
        WebSocketClient again = server.open();
        again.says("40" + client.claim()); // waits for the observers of the old socket
        again.says("40");
        server.handlers.runAll();

        assertThat(again.state()).isEqualTo(WebSocketClient.State.CLOSED);
        comeBack(client);
        assertThat(last().recovered()).isTrue();
    }

    // ---- A connection that is dead, but nobody has noticed

    @Test
    void endsTheOldConnection() {
        Client client = join();
        WebSocketClient old = client.connection;
        String sid = client.sid;
        server.io.emit("lost");
        old.frames();

        assertThat(comeBack(client)).containsExactly("42[\"lost\"]", "connected");

        assertThat(client.sid).isEqualTo(sid);
        assertThat(old.state()).isEqualTo(WebSocketClient.State.CLOSED);
        assertThat(old.frames()).isEmpty();
        assertThat(server.application.news())
                .containsExactly(
                        "disconnecting /: transport close",
                        "disconnected /: transport close",
                        "connecting /",
                        "connected /");
        assertThat(server.io.sockets()).containsExactly(last());
        assertThat(server.io.clientsCount()).isEqualTo(1);
    }

    @Test
    void waitsForTheObserversOfTheOldSocket() {
        Client client = join();
        CompletableFuture<Void> observers = new CompletableFuture<>();
        server.application.async = observers;
        lose(client);
        assertThat(comeBack(client)).isEmpty();

        observers.complete(null);
        server.handlers.runAll();

        assertThat(client.events()).containsExactly("connected");
        assertThat(last().recovered()).isTrue();
    }

    @Test
    void keepsTheSessionOfAClientThatGoesWhileItWaits() {
        Client client = join();
        CompletableFuture<Void> observers = new CompletableFuture<>();
        server.application.async = observers;
        lose(client);
        comeBack(client);
        lose(client);
        observers.complete(null);
        server.handlers.runAll();
        server.application.async = Application.DONE;

        comeBack(client);
        assertThat(last().recovered()).isTrue();
    }

    @Test
    void keepsTheSessionOfAClientThatGoesWhileObserversRun() {
        Client client = join();
        last().join("room");
        lose(client);
        server.io.emit("missed");
        client.connection = server.open();
        client.says(client.claim());
        client.connection.leaves();
        server.handlers.runAll();
        assertThat(server.application.news()).endsWith("connecting /", "refused /");

        assertThat(comeBack(client)).containsExactly("42[\"missed\"]", "connected");
        assertThat(last().rooms()).contains("room");
    }

    @Test
    void touchesNoConnectionOfSomebodyElse() {
        Client client = new Client("/");
        client.connection = WebSocketClient.openAs("ann", server.engine);
        client.connection.frames();
        client.says("");
        server.handlers.runAll();
        client.events();
        WebSocketClient stranger = WebSocketClient.openAs("bob", server.engine);
        stranger.says("40" + client.claim());
        server.handlers.runAll();

        assertThat(client.connection.state()).isEqualTo(WebSocketClient.State.OPEN);
        assertThat(server.io.sockets()).hasSize(2).noneMatch(Socket::recovered);
    }

    // ---- Who it is

    @Test
    void asksTheObserversAgain() {
        server.application.onConnecting = request -> request.accept(ANN, Set.of("old"));
        Client client = join();
        lose(client);
        List<Boolean> recovered = new ArrayList<>();
        server.application.onConnecting = request -> {
            recovered.add(request.socket().recovered());
            request.accept(() -> "ann", Set.of("new"));
        };
        comeBack(client);

        assertThat(recovered).containsExactly(true);
        assertThat(last().recovered()).isTrue();
        assertThat(last().roles()).containsExactly("new");
    }

    @Test
    void isRefusedByTheObservers() {
        Client client = join();
        lose(client);
        server.io.emit("missed");
        server.application.onConnecting = request -> {
            throw new ConnectionRefusedException("banned");
        };

        assertThat(comeBack(client)).containsExactly("44{\"message\":\"banned\"}");
        server.application.onConnecting = request -> {};
        assertNewWhenComingBack(client);
    }

    @Test
    void doesNotRecoverForAnotherPrincipal() {
        server.application.onConnecting = request -> request.accept(ANN);
        Client client = join();
        last().join("anns");
        lose(client);
        server.io.to("anns").emit("private");
        server.application.onConnecting = request -> request.accept(() -> "bob");

        assertNewWhenComingBack(client);
        assertThat(last().principal()).map(Principal::getName).contains("bob");
    }

    @Test
    void keepsWhoTheClientHasBecome() {
        Client client = join();
        last().reauthenticate(ANN, Set.of("member"), server.time.now().plusSeconds(600));
        lose(client);
        comeBack(client);

        assertThat(last().recovered()).isTrue();
        assertThat(last().principal()).containsSame(ANN);
        assertThat(last().roles()).containsExactly("member");
        assertThat(last().expiresAt()).contains(server.time.now().plusSeconds(600));
    }

    @Test
    void doesNotRecoverAnExpiredIdentity() {
        Client client = join();
        last().reauthenticate(ANN, Set.of(), server.time.now().plusSeconds(30));
        last().join("room");
        lose(client);
        server.time.pass(30_000);

        assertNewWhenComingBack(client);
        assertThat(last().principal()).isEmpty();
        assertThat(server.io.rooms())
                .as("nobody is left in the rooms of the old one")
                .containsExactly(last().id());
    }

    @Test
    void disconnectsARecoveredClientWhoseIdentityExpires() {
        Client client = join();
        last().reauthenticate(ANN, Set.of(), server.time.now().plusSeconds(30));
        lose(client);
        comeBack(client);
        server.time.pass(30_020);

        assertThat(client.events()).containsExactly("41");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void doesNotRecoverForAnotherUserOfTheContainer(boolean skipping) {
        server = new TestServer(skipping ? SKIPPING : CHECKING);
        Client client = new Client("/");
        client.connection = WebSocketClient.openAs("ann", server.engine, "member");
        client.connection.frames();
        client.says("");
        server.handlers.runAll();
        client.events();
        lose(client);
        String pid = client.pid;

        WebSocketClient connection = WebSocketClient.openAs("bob", server.engine);
        connection.frames();
        assertNew(client, pid, comeBack(client, connection));
    }

    @Test
    void takesTheRolesThatTheUserHasNow() {
        Client client = new Client("/");
        client.connection = WebSocketClient.openAs("ann", server.engine, "admin");
        client.connection.frames();
        client.says("");
        server.handlers.runAll();
        client.events();
        lose(client);
        WebSocketClient connection = WebSocketClient.openAs("ann", server.engine, "member");
        comeBack(client, connection);

        assertThat(last().recovered()).isTrue();
        assertThat(last().roles()).containsExactly("member");
    }

    // ---- Without observers

    @Test
    void skipsObserversIfAskedTo() {
        server = new TestServer(SKIPPING);
        server.application.onConnecting = request -> request.accept(ANN, Set.of("member"));
        Client client = join();
        lose(client);
        server.application.news();
        comeBack(client);

        assertThat(server.application.news()).containsExactly("returning /", "connected /");
        assertThat(last().recovered()).isTrue();
        assertThat(last().principal()).containsSame(ANN);
        assertThat(last().roles()).containsExactly("member");
    }

    @Test
    void asksTheObserversOfAClientThatCannotComeBack() {
        server = new TestServer(SKIPPING);
        Client client = join();
        lose(client);
        client.offset = "zz";
        server.application.news();

        assertNewWhenComingBack(client);
        assertThat(server.application.news())
                .containsExactlyInAnyOrder("returning /", "refused /", "connecting /", "connected /");
    }

    @Test
    void doesNotSkipTheExpiryOfAnIdentity() {
        server = new TestServer(SKIPPING);
        server.application.onConnecting =
                request -> request.accept(ANN, Set.of(), server.time.now().plusSeconds(30));
        Client client = join();
        lose(client);
        server.time.pass(30_000);
        server.application.news();

        assertNewWhenComingBack(client);
        assertThat(server.application.news()).containsExactly("connecting /", "connected /");
    }

    // ---- Time and memory

    @Test
    void recoversInTimeOnly() {
        Client late = join();
        Client early = join();
        lose(late);
        lose(early);
        server.time.pass(MAX_DISCONNECTION - 1);
        comeBack(early);
        assertThat(last().recovered()).isTrue();
        server.time.pass(1);

        assertNewWhenComingBack(late);
    }

    @Test
    void recoversAClientWhoseOffsetIsOlderThanTheLogIfItMissedNothing() {
        Client client = join();
        server.io.emit("got");
        client.events();
        server.time.pass(3 * MAX_DISCONNECTION);
        client.connection.says("3");
        try (CapturedLog log = CapturedLog.of("ee.socketio.core")) {
            for (int i = 0; i < 200; i++) {
                server.io.to("elsewhere").emit("noise");
            }
            assertThat(log.messages()).isNotEmpty();
        }
        lose(client);
        server.io.emit("missed");

        assertThat(comeBack(client)).containsExactly("42[\"missed\"]", "connected");
    }

    @Test
    void doesNotRecoverAClientThatMissedWhatWasForgotten() {
        Client client = join();
        lose(client);
        try (CapturedLog log = CapturedLog.of("ee.socketio.core")) {
            for (int i = 0; i <= 200; i++) {
                server.io.emit("too much");
            }
            assertThat(log.messages()).hasSize(1);
            assertThat(log.messages().get(0)).contains("SIO000435");
        }

        assertNewWhenComingBack(client);
    }

    @Test
    void leavesNothingBehind() {
        Client client = join();
        server.io.emit("hi");
        lose(client);
        server.engine.close();
        server.handlers.runAll();
        assertThat(server.io.finished()).isCompleted();
        server.io.emit("late");

        server.time.assertNothingScheduledAfterARevolution();
        assertThat(server.io).extracting("recovery").extracting("value.sockets").isEqualTo(Map.of());
        RoomsTest.assertEmpty(server.io.index());
    }

    @Test
    void forgetsAllInTime() {
        Client client = join();
        server.io.emit("hi");
        lose(client);
        server.time.pass(3 * MAX_DISCONNECTION);

        server.time.assertNothingScheduledAfterARevolution();
    }

    @Test
    void countsTheRoomsItGaveBack() {
        Client client = join();
        last().join("a", "b", "c", "d");
        lose(client);
        comeBack(client);

        assertThatIllegalStateException().isThrownBy(() -> last().join("e"));
    }
}

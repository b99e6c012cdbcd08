/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import ee.socketio.ConnectionRefusedException;
import ee.socketio.Socket;
import ee.socketio.impl.engine.CapturedLog;
import ee.socketio.impl.engine.FakeTime;
import ee.socketio.impl.engine.WebSocketClient;

/** Clients that come back to another server than the one that they have lost. */
class ClusterRecoveryTest {
    private static final Principal ANN = () -> "ann";

    private final FakeTime time = new FakeTime();
    private final Network network = new Network();
    private final Network.Node nodeA = network.node("srvA");
    private final Network.Node nodeB = network.node("srvB");
    private final Network.Node nodeC = network.node("srvC");
    private final SharedStores stores = new SharedStores(network::has);
    private final TestServer a = server(nodeA);
    private final TestServer b = server(nodeB);
    private final TestServer c = server(nodeC);

    private TestServer server(Network.Node node) {
        return new TestServer(time, node, RecoveryTest.CHECKING, stores.view(node.id()));
    }

    private void run() {
        do {
            network.deliverAll();
            for (TestServer server : List.of(a, b, c)) {
                server.handlers.runAll();
            }
        } while (stores.readAll() || !network.idle());
    }

    /** Lets all happen but that servers read the log. */
    private void runWithoutLog() {
        do {
            network.deliverAll();
            for (TestServer server : List.of(a, b, c)) {
                server.handlers.runAll();
            }
        } while (!network.idle());
    }

    /** A client that remembers what it is and has got. */
    private final class Client {
        private static final Pattern CONNECT =
                Pattern.compile("40(/[\\w-]+,)?\\{\"sid\":\"([^\"]+)\",\"pid\":\"([^\"]+)\"}");
        private static final Pattern EVENT = Pattern.compile("(42.*),\"(\\w+)\"]");

        private final String namespace;
        WebSocketClient connection;
        String sid;
        String pid;
        String offset;

        Client(TestServer server, String namespace) {
            this.namespace = namespace.equals("/") ? "" : namespace + ",";
            connection = server.open();
            connection.says("40" + this.namespace);
            run();
            time.tick(); // The others are told of the rooms.
            run();
            assertThat(got()).containsExactly("connected");
        }

        void comeBack(TestServer server) {
            connection = server.open();
            String from = offset == null ? "" : ",\"offset\":\"" + offset + '"';
            connection.says("40" + namespace + "{\"pid\":\"" + pid + '"' + from + '}');
        }

        List<String> got() {
            List<String> got = new ArrayList<>();
            for (String frame : connection.frames()) {
                Matcher connect = CONNECT.matcher(frame);
                Matcher event = EVENT.matcher(frame);
                if (connect.matches()) {
                    got.add(connect.group(2).equals(sid) ? "recovered" : "connected");
                    sid = connect.group(2);
                    pid = connect.group(3);
                } else if (event.matches()) {
                    offset = event.group(2);
                    got.add(event.group(1) + ']');
                } else {
                    got.add(frame + " without offset");
                }
            }
            return got;
        }

        List<String> gets() {
            run();
            return got();
        }
    }

    private Client join(TestServer server) {
        return new Client(server, "/");
    }

    // ---- Events

    @Test
    void emitsByTheLogAlone() {
        Client x = join(a);
        Client y = join(b);
        network.traffic();
        a.io.emit("all", 1);
        b.io.emit("too");
        b.lastSocket().emit("you");
        c.io.to(a.lastSocket().id()).emit("far");

        assertThat(x.gets()).containsExactly("42[\"all\",1]", "42[\"too\"]", "42[\"far\"]");
        assertThat(y.gets()).containsExactly("42[\"all\",1]", "42[\"too\"]", "42[\"you\"]");
        assertThat(network.routes()).isEmpty();
    }

    @Test
    void emitsDirectlyWhatCannotBeSentAgain() {
        Client x = join(a);
        Client y = join(b);
        a.io.asVolatile().emit("volatile");
        a.io.local().emit("local", 1);
        a.io.emitWithAck(String.class, "question");

        assertThat(x.gets())
                .containsExactly(
                        "42[\"volatile\"]", "42[\"local\",1] without offset", "420[\"question\"] without offset");
        assertThat(y.gets()).containsExactly("42[\"volatile\"]", "420[\"question\"] without offset");
    }

    @Test
    void keepsToRooms() {
        Client x = join(a);
        Client y = join(b);
        a.lastSocket().join("r", "s");
        b.lastSocket().join("r");
        c.io.to("r").except("s").emit("one");
        c.io.to("s").emit("two");

        assertThat(x.gets()).containsExactly("42[\"two\"]");
        assertThat(y.gets()).containsExactly("42[\"one\"]");
    }

    @Test
    void emitsToAllNamespacesOfAPattern() {
        Client x = new Client(a, "/org-1");
        Client y = new Client(b, "/org-2");
        c.io.of("/org-{id}").emit("all");
        c.io.of("/org-1").emit("one");

        assertThat(x.gets()).containsExactly("42/org-1,[\"all\"]", "42/org-1,[\"one\"]");
        assertThat(y.gets()).containsExactly("42/org-2,[\"all\"]");
    }

    /** What a handler does one after the other looks so to the sockets of its server. */
    @Test
    void sendsToThoseWhoWereThereWhenItWasEmitted() {
        Client x = join(a);
        a.lastSocket().join("r");
        a.io.to("r").emit("bye");
        a.lastSocket().leave("r");
        a.io.to("new").emit("early");
        a.lastSocket().join("new");

        assertThat(x.gets()).containsExactly("42[\"bye\"]");
    }

    @Test
    void disconnectsWhenWhatWasEmittedHasBeenSent() {
        Client x = join(a);
        a.lastSocket().emit("bye");
        a.lastSocket().disconnect();
        assertThat(x.got()).isEmpty();

        assertThat(x.gets()).containsExactly("42[\"bye\"]", "41 without offset");
    }

    @Test
    void tellsTheApplicationOfEachServerWhatIsSentToItsSockets() {
        join(a);
        join(b);
        List<String> told = new ArrayList<>();
        a.application.onEmitting = message -> told.add("a " + message.event());
        b.application.onEmitting = message -> told.add("b " + message.event());
        a.io.emit("x");
        assertThat(told).containsExactly("a x");
        run();

        assertThat(told).containsExactly("a x", "b x");
    }

    @Test
    void emitsDirectlyWhatCannotBeAppended() {
        Client x = join(a);
        Client y = join(b);
        stores.fate = SharedStores.Fate.REFUSED;
        try (CapturedLog log = CapturedLog.of("ee.socketio.core")) {
            a.io.emit("x", 1);
            a.lastSocket().emit("z", 2);
            a.io.emit("y");
            assertThat(x.gets()).containsExactly("42[\"x\",1]", "42[\"z\",2]", "42[\"y\"]");
            assertThat(y.gets()).containsExactly("42[\"x\",1] without offset", "42[\"y\"]");
            assertThat(log.messages()).singleElement().asString().startsWith("SIO000436: ");
        }
    }

    /** Others may have got it: nobody gets it twice. */
    @Test
    void losesWhatMayHaveBeenAppended() {
        Client x = join(a);
        Client y = join(b);
        stores.fate = SharedStores.Fate.LOST;
        a.io.emit("x");
        a.lastSocket().disconnect();

        assertThat(x.gets()).containsExactly("41 without offset");
        assertThat(y.gets()).isEmpty();
    }

    // ---- Coming back

    @Test
    void comesBackToAnotherServer() {
        Client x = join(a);
        a.lastSocket().join("r");
        a.lastSocket().data().put("k", "v");
        a.io.emit("got");
        assertThat(x.gets()).containsExactly("42[\"got\"]");
        String sid = x.sid;
        x.connection.leaves();
        run();
        c.io.to("r").emit("missed");
        c.io.to(sid).emit("private");
        c.io.to("elsewhere").emit("not mine");
        x.comeBack(b);

        assertThat(x.gets()).containsExactly("42[\"missed\"]", "42[\"private\"]", "recovered");
        Socket socket = b.lastSocket();
        assertThat(socket.recovered()).isTrue();
        assertThat(socket.rooms()).containsExactlyInAnyOrder(sid, "r");
        assertThat(socket.data().asMap()).isEqualTo(Map.of("k", "v"));
        time.tick();
        run();
        a.io.to("r").emit("live");
        a.io.to(sid).emit("found");
        a.io.to(sid).emitWithAck(String.class, "asked");
        assertThat(x.gets())
                .containsExactlyInAnyOrder("42[\"live\"]", "42[\"found\"]", "420[\"asked\"] without offset");
    }

    /** Nothing has been saved: it is what was known of it while it lived. */
    @Test
    void comesBackWhenItsServerHasDied() {
        a.application.onConnecting = request -> request.accept(ANN, Set.of("admin"));
        Client x = join(a);
        a.lastSocket().join("r", "s");
        a.lastSocket().leave("s");
        a.lastSocket().data().put("k", "v");
        a.lastSocket().data().put("gone", "x");
        a.lastSocket().data().remove("gone");
        b.application.onConnecting = request -> {};
        a.io.emit("got");
        assertThat(x.gets()).containsExactly("42[\"got\"]");
        c.io.to("r").emit("lost on the way");
        c.io.toUser("ann").emit("to ann");
        run();
        x.connection.frames();
        network.vanish("srvA");
        c.io.to("r").emit("missed");
        c.io.to("s").emit("left before");
        x.comeBack(b);

        assertThat(x.gets())
                .containsExactly("42[\"lost on the way\"]", "42[\"to ann\"]", "42[\"missed\"]", "recovered");
        Socket socket = b.lastSocket();
        assertThat(socket.rooms()).containsExactlyInAnyOrder(x.sid, "r");
        assertThat(socket.data().asMap()).isEqualTo(Map.of("k", "v"));
        assertThat(socket.principal().map(Principal::getName)).contains("ann");
        assertThat(socket.roles()).containsExactly("admin");
    }

    @Test
    void comesBackAgainWhenTheNextServerHasDiedToo() {
        Client x = join(a);
        network.vanish("srvA");
        c.io.emit("one");
        x.comeBack(b);
        assertThat(x.gets()).containsExactly("42[\"one\"]", "recovered");
        b.lastSocket().join("r");
        network.vanish("srvB");
        c.io.to("r").emit("two");
        x.comeBack(c);

        assertThat(x.gets()).containsExactly("42[\"two\"]", "recovered");
    }

    @Test
    void survivesAServerThatDiesWhileItComesBack() {
        Client x = join(a);
        x.connection.leaves();
        run();
        x.comeBack(b); // its observers have not been called yet
        network.vanish("srvB");
        x.comeBack(c);

        assertThat(x.gets()).containsExactly("recovered");
    }

    @Test
    void comesBackToANamespaceOfAPattern() {
        Client x = new Client(a, "/org-1");
        network.vanish("srvA");
        c.io.of("/org-{id}").emit("all");
        c.io.of("/org-2").emit("other");
        c.io.of("/org-1").emit("one");
        x.comeBack(b);

        assertThat(x.gets()).containsExactly("42/org-1,[\"all\"]", "42/org-1,[\"one\"]", "recovered");
    }

    /** The server to which it comes back reads the log more slowly than it is searched. */
    @Test
    void getsNothingTwice() {
        Client x = join(a);
        a.io.emit("got");
        assertThat(x.gets()).containsExactly("42[\"got\"]");
        c.io.emit("one");
        c.io.emit("two");
        x.connection.leaves();
        runWithoutLog();
        x.comeBack(b);
        runWithoutLog();
        assertThat(x.got()).containsExactly("42[\"one\"]", "42[\"two\"]", "recovered");
        c.io.emit("three");

        assertThat(x.gets()).containsExactly("42[\"three\"]");
    }

    /** It has got from one server what the next has still to read. */
    @Test
    void getsNothingAgain() {
        Client x = join(a);
        c.io.emit("one");
        stores.view("srvC"); // reads no more
        a.handlers.runAll();
        assertThat(x.gets()).containsExactly("42[\"one\"]");
        x.connection.leaves();
        run();
        x.comeBack(c);

        assertThat(x.gets()).containsExactly("recovered");
    }

    // ---- Half-open connections

    @Test
    void takesTheSocketFromAServerThatHasNotNoticed() {
        Client x = join(a);
        a.lastSocket().join("r");
        WebSocketClient dead = x.connection;
        a.application.news();
        b.application.news();
        b.io.to("r").emit("missed");
        run();
        dead.frames();
        x.comeBack(b);

        assertThat(x.gets()).containsExactly("42[\"missed\"]", "recovered");
        assertThat(dead.state()).isNotEqualTo(WebSocketClient.State.OPEN);
        assertThat(a.io.sockets()).isEmpty();
        assertThat(a.application.news()).anyMatch(news -> news.startsWith("disconnected"));
        assertThat(b.application.news()).endsWith("connecting /", "connected /");
    }

    @Test
    void connectsAnewIfItsServerDoesNotAnswer() {
        Client x = join(a);
        network.lose((from, to) -> to.equals("srvA"));
        x.comeBack(b);
        assertThat(x.gets()).isEmpty();
        time.pass(Recovery.RELEASE_MILLIS);
        time.tick();

        assertThat(x.gets()).containsExactly("connected");
        assertThat(b.lastSocket().recovered()).isFalse();
        assertThat(a.io.sockets()).hasSize(1);
    }

    @Test
    void doesNotWaitForAServerThatDiesMeanwhile() {
        Client x = join(a);
        network.lose((from, to) -> to.equals("srvA"));
        x.comeBack(b);
        assertThat(x.gets()).isEmpty();
        network.vanish("srvA");

        assertThat(x.gets()).containsExactly("recovered");
    }

    // ---- What is kept

    @Test
    void writesWhatHasChangedAndNoEvents() {
        Client x = join(a);
        stores.writes.clear();
        a.io.emit("one");
        assertThat(x.gets()).hasSize(1);
        assertThat(stores.writes).isEmpty();
        a.lastSocket().join("r");
        a.lastSocket().data().put("k", "v");
        a.lastSocket().reauthenticate(ANN, Set.of(), null);
        assertThat(stores.writes).containsExactly("keep by srvA", "keep by srvA", "keep by srvA");
    }

    @Test
    void forgetsWhoLeaves() {
        Client x = join(a);
        stores.writes.clear();
        x.connection.says("41");
        run();
        assertThat(stores.writes).containsExactly("forget by srvA");
        x.comeBack(b);

        assertThat(x.gets()).containsExactly("connected");
    }

    @Test
    void keepsNothingOfWhoIsRefused() {
        a.application.onConnecting = request -> {
            throw new ConnectionRefusedException("no");
        };
        WebSocketClient client = a.open();
        client.says("40");
        run();

        assertThat(stores.writes).isEmpty();
    }
}

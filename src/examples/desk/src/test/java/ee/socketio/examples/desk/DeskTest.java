/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.examples.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import jakarta.security.enterprise.identitystore.IdentityStoreHandler;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import ee.socketio.examples.desk.Admin.Poll;
import ee.socketio.examples.desk.AdminClient.Person;
import ee.socketio.examples.desk.Desk.Order;
import ee.socketio.examples.desk.Drafts.Draft;
import ee.socketio.examples.desk.SignIn.Credentials;
import ee.socketio.testkit.Received;
import ee.socketio.testkit.SocketIoTester;
import ee.socketio.testkit.TestClient;

/** What the namespaces do, without a server: its identity stores and the shop's database are replaced. */
class DeskTest {
    private static final Credentials ANN = new Credentials("ann", "tea");
    private static final Credentials BOB = new Credentials("bob", "coffee");

    /** Sells what there is, which is everything but saffron. */
    private static final class FakeShop extends Shop {
        @Override
        List<Article> articles() {
            return List.of();
        }

        @Override
        void order(String clerk, String name, int quantity) {
            if (name.equals("Saffron")) {
                throw new SoldOutException("There are only 3 of Saffron left.");
            }
        }
    }

    @RegisterExtension
    final SocketIoTester io = SocketIoTester.of(
                    SignIn.class, Desk.class, Admin.class, Presence.class, Drafts.class, Dashboard.class)
            .bean(IdentityStoreHandler.class, new Users()::validate)
            .bean(Shop.class, new FakeShop());

    // ---- Signing in

    @Test
    void everyNamespaceWantsToKnowWhoItIs() {
        for (String namespace : List.of("/", "/admin", "/drafts", "/dashboard")) {
            assertThat(io.expectRefused(namespace).message()).isEqualTo("Name or password is wrong.");
            assertThat(io.expectRefused(namespace, new Credentials("ann", "coffee"))
                            .message())
                    .isEqualTo("Name or password is wrong.");
        }
    }

    @Test
    void identityEndsWithTheShift() {
        TestClient ann = io.connect("/", ANN);

        io.advance(Duration.ofHours(8).plusMinutes(1));

        assertThat(ann.isConnected()).isFalse();
    }

    // ---- Administration

    @Test
    void onlyAdministratorsAdminister() {
        assertThat(io.expectRefused("/admin", BOB).message()).isEqualTo("Forbidden");
    }

    @Test
    void administratorsSeeWhoIsHere() {
        TestClient admin = io.connect("/admin", ANN);
        admin.next("people");

        TestClient bob = io.connect("/", BOB);
        assertThat(List.of(admin.next("people").arg(0, Person[].class)))
                .containsExactly(new Person("bob", List.of("clerk"), 1));

        bob.disconnect();
        assertThat(admin.next("people").arg(0, Person[].class)).isEmpty();
    }

    @Test
    void everybodyIsTold() {
        TestClient admin = io.connect("/admin", ANN);
        TestClient bob = io.connect("/", BOB);

        admin.emit("announce", "Tea is out");

        assertThat(bob.next("announced").args()).containsExactly("ann", "Tea is out");
        assertThat(admin.expectRejected("announce", " ").code()).isEqualTo("INVALID");
    }

    @Test
    void answersAreCountedWhenAllHaveAnswered() {
        TestClient admin = io.connect("/admin", ANN);
        io.connect("/", BOB).onAck("asked", question -> true);
        io.connect("/", BOB).onAck("asked", question -> false);

        assertThat(admin.emitWithAck(Poll.class, "ask", "Shall we close?")).isEqualTo(new Poll(1, 1, 0));
    }

    @Test
    void answersAreCountedWhenTheTimeIsUp() {
        TestClient admin = io.connect("/admin", ANN);
        io.connect("/", BOB).onAck("asked", question -> true);
        TestClient silent = io.connect("/", BOB);

        CompletableFuture<Received> poll = admin.emitAsync("ask", "Shall we close?");
        silent.next("asked");
        io.advance(Duration.ofSeconds(15));

        assertThat(poll.join().arg(0, Poll.class)).isEqualTo(new Poll(1, 0, 1));
    }

    @Test
    void usersAreDisconnectedInAllOfTheirWindows() {
        TestClient admin = io.connect("/admin", ANN);
        TestClient ann = io.connect("/", ANN);
        List<TestClient> windows = List.of(io.connect("/", BOB), io.connect("/", BOB));

        admin.emit("disconnect-user", "bob");

        assertThat(windows).noneMatch(TestClient::isConnected);
        assertThat(ann.isConnected()).isTrue();
    }

    // ---- Orders

    @Test
    void whatTheShopRefusesIsToldToPeople() {
        TestClient bob = io.connect("/", BOB);

        bob.emit("order", new Order("Black tea", 2));

        assertThat(bob.expectRejected("order", new Order("Saffron", 4)).message())
                .isEqualTo("There are only 3 of Saffron left.");
        assertThat(bob.expectRejected("order", new Order("Black tea", 0)).code())
                .isEqualTo("INVALID");
    }

    @Test
    void dashboardShowsWhatWasSold() {
        TestClient early = io.connect("/dashboard", BOB);
        assertThat(early.next("board", Board.class)).isEqualTo(Board.EMPTY);
        OrderPlaced tea = new OrderPlaced("bob", "Black tea", 2, 960, Instant.EPOCH);
        OrderPlaced juice = new OrderPlaced("ann", "Apple juice", 1, 250, Instant.EPOCH);

        io.fire(tea);
        io.fire(juice);

        early.next("board");
        Board board = early.next("board", Board.class);
        assertThat(board).isEqualTo(new Board(2, 3, 1210, List.of(juice, tea)));
        assertThat(io.connect("/dashboard", ANN).next("board", Board.class)).isEqualTo(board);
    }

    // ---- Notes

    @Test
    void noteIsSavedForAllWindowsOfItsUser() {
        TestClient bob = io.connect("/drafts", BOB);
        TestClient other = io.connect("/drafts", BOB);
        TestClient ann = io.connect("/drafts", ANN);

        assertThat(bob.emitWithAck(Integer.class, "save", new Draft(0, "milk"))).isEqualTo(1);

        assertThat(other.next("saved", Draft.class)).isEqualTo(new Draft(1, "milk"));
        assertThat(other.emitWithAck(Draft.class, "load")).isEqualTo(new Draft(1, "milk"));
        assertThat(ann.emitWithAck(Draft.class, "load")).isEqualTo(new Draft(0, ""));
        ann.expectNothing();
        bob.expectNothing();
    }

    @Test
    void noteThatIsSentAgainIsSavedOnce() {
        TestClient bob = io.connect("/drafts", BOB);

        bob.emit("save", new Draft(0, "milk"));

        assertThat(bob.emitWithAck(Integer.class, "save", new Draft(0, "milk"))).isEqualTo(1);
    }

    @Test
    void noteThatAnotherWindowHasChangedIsNotSaved() {
        TestClient bob = io.connect("/drafts", BOB);
        TestClient other = io.connect("/drafts", BOB);
        other.emit("save", new Draft(0, "milk"));

        assertThat(bob.expectRejected("save", new Draft(0, "coffee")).code()).isEqualTo("CONFLICT");
        assertThat(bob.emitWithAck(Draft.class, "load")).isEqualTo(new Draft(1, "milk"));
    }
}

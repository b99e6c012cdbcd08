/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import ee.socketio.AckTimeoutException;
import ee.socketio.Acks;
import ee.socketio.Emit;
import ee.socketio.Emitter;
import ee.socketio.Socket;
import ee.socketio.Volatile;
import ee.socketio.impl.core.elsewhere.Elsewhere;
import ee.socketio.impl.engine.WebSocketClient;

/** Emitting by the methods of an interface. What is wrong with interfaces: {@link ContractProblemsTest}. */
class ContractTest {
    private final TestServer server = new TestServer();
    private final WebSocketClient a = server.join();
    private final Socket socketA = server.lastSocket();
    private final WebSocketClient b = server.join();
    private final Socket socketB = server.lastSocket();

    public record Posted(String from, String text) {}

    /** What the server says to a chat client. */
    interface ChatClient {
        @Emit("posted")
        void posted(Posted message);

        @Emit("typing")
        @Volatile
        void typing(String who);

        @Emit("confirm")
        Acks<Boolean> confirm(String question);

        @Emit("several")
        void several(int number, List<String> names, String... rest);

        @Emit("nothing")
        void nothing();

        @Emit("votes")
        Acks<List<Long>> votes();

        @Emit("position")
        @Volatile
        Acks<Void> position(double x);

        default void announce(String text) {
            posted(new Posted("server", text));
            nothing();
        }

        default String joined(String first, String... more) {
            return first + String.join("", more);
        }

        default int twice(int number) {
            return 2 * number;
        }

        default void fail() throws InterruptedException {
            throw new InterruptedException("expected");
        }

        static String help() {
            return "static methods are nobody's concern";
        }
    }

    // ---- What is sent

    @Test
    void sendsTheArgumentsInOrder() {
        ChatClient client = socketA.as(ChatClient.class);
        client.posted(new Posted("ann", "hi"));
        client.nothing();
        client.several(1, List.of("x", "y"), "p", "q");
        client.several(2, null);

        assertThat(a.frames())
                .containsExactly(
                        "42[\"posted\",{\"from\":\"ann\",\"text\":\"hi\"}]",
                        "42[\"nothing\"]",
                        "42[\"several\",1,[\"x\",\"y\"],[\"p\",\"q\"]]",
                        "42[\"several\",2,null,[]]");
        assertThat(b.frames()).isEmpty();
        assertThat(ChatClient.help()).isNotNull();
    }

    @Test
    void sendsToTheReceiversOfItsEmitter() {
        server.io.as(ChatClient.class).nothing();
        server.io.except(socketA.id()).as(ChatClient.class).nothing();
        socketB.broadcast().as(ChatClient.class).nothing();

        assertThat(a.frames()).hasSize(2);
        assertThat(b.frames()).hasSize(2);
    }

    @Test
    void refusesArgumentsThatHaveNoJson() {
        Anything anything = server.io.as(Anything.class);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> anything.send(new Object() {
                    @SuppressWarnings("unused")
                    public String getValue() {
                        throw new IllegalStateException("expected");
                    }
                }));
    }

    interface Anything {
        @Emit("anything")
        void send(Object value);
    }

    @Test
    void dropsWhatIsVolatileForWhoIsBusy() {
        a.slowDown();
        socketA.emit("busy");
        server.io.as(ChatClient.class).typing("ann");
        a.speedUp();
        a.confirm();

        assertThat(a.frames()).containsExactly("42[\"busy\"]");
        assertThat(b.frames()).containsExactly("42[\"typing\",\"ann\"]");
    }

    @Test
    void dropsEverythingForWhoIsBusyIfItsEmitterIsVolatile() {
        a.slowDown();
        socketA.emit("busy");
        socketA.asVolatile().as(ChatClient.class).nothing();
        a.confirm();

        assertThat(a.frames()).containsExactly("42[\"busy\"]");
    }

    // ---- What is asked

    @Test
    void asksForAcknowledgements() {
        CompletableFuture<List<Boolean>> all =
                server.io.as(ChatClient.class).confirm("ok?").all().toCompletableFuture();
        CompletableFuture<List<Long>> votes =
                socketA.as(ChatClient.class).votes().first().toCompletableFuture();
        assertThat(a.frames()).containsExactly("420[\"confirm\",\"ok?\"]", "421[\"votes\"]");
        a.says("430[true]");
        b.says("430[false]");
        a.says("431[[1,2]]");

        assertThat(all).isCompletedWithValue(List.of(true, false));
        assertThat(votes).isCompletedWithValue(List.of(1L, 2L));
    }

    @Test
    void awaitsThemForTheTimeOfItsEmitter() {
        CompletableFuture<Boolean> answer = socketA.timeout(Duration.ofSeconds(1))
                .as(ChatClient.class)
                .confirm("ok?")
                .first()
                .toCompletableFuture();
        server.time.pass(1000);
        server.time.tick();

        assertThat(answer)
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(AckTimeoutException.class);
    }

    @Test
    void doesNotAskWhoIsBusyIfVolatile() {
        a.slowDown();
        socketA.emit("busy");
        server.io.as(ChatClient.class).position(1.5);
        a.confirm();

        assertThat(a.frames()).containsExactly("42[\"busy\"]");
        assertThat(b.frames()).containsExactly("420[\"position\",1.5]");
    }

    // ---- Methods with a body

    @Test
    void callsDefaultMethodsAsTheyAre() {
        ChatClient client = socketA.as(ChatClient.class);
        client.announce("hi");

        assertThat(a.frames())
                .containsExactly("42[\"posted\",{\"from\":\"server\",\"text\":\"hi\"}]", "42[\"nothing\"]");
        assertThat(client.twice(21)).isEqualTo(42);
        assertThat(client.joined("a", "b", "c")).isEqualTo("abc");
        assertThat(client.joined("a")).isEqualTo("a");
        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(client::fail)
                .withMessage("expected");
    }

    @Test
    void reachesContractsThatAreNotPublic() {
        Elsewhere.speak(socketA);

        assertThat(a.frames())
                .containsExactly(
                        "42[\"said\",\"plainly\"]",
                        "42[\"said\",\"Hello, Ann\"]",
                        "42[\"said\",\"Hello, Bob\"]",
                        "42[\"left\"]",
                        "42[\"said\",\"publicly\"]");
    }

    interface Base<T> {
        @Emit("said")
        void say(T value);

        default String kind() {
            return "base";
        }

        @Emit("narrowed")
        Object narrowed();
    }

    interface Twin {
        @Emit("said")
        void say(String value);
    }

    interface Derived extends Base<String> {
        @Override
        default String kind() {
            return "derived " + Base.super.kind();
        }

        @Override
        @Emit("narrowed")
        Acks<String> narrowed();
    }

    interface Both extends Derived, Twin {
        @Override
        @Emit("said")
        void say(String value);
    }

    @Test
    void inheritsFromOtherInterfaces() {
        Derived derived = socketA.as(Derived.class);
        derived.say("hi");
        derived.narrowed();
        ((Base<String>) derived).narrowed();

        assertThat(a.frames()).containsExactly("42[\"said\",\"hi\"]", "420[\"narrowed\"]", "421[\"narrowed\"]");
        assertThat(derived.kind()).isEqualTo("derived base");
    }

    interface One {
        @Emit("said")
        void say(String value);
    }

    interface OneAndTwin extends One, Twin {}

    @Test
    void inheritsAMethodTwice() {
        OneAndTwin both = socketA.as(OneAndTwin.class);
        ((One) both).say("one");
        ((Twin) both).say("twin");
        socketA.as(Both.class).say("both");

        assertThat(a.frames())
                .containsExactly("42[\"said\",\"one\"]", "42[\"said\",\"twin\"]", "42[\"said\",\"both\"]");
    }

    // ---- The view as an object

    interface Overspecified {
        @Emit("said")
        void say(String value);

        @Override
        String toString();

        @Override
        boolean equals(Object other);

        @Override
        int hashCode();
    }

    @Test
    void isAnOrdinaryObject() {
        Overspecified one = socketA.as(Overspecified.class);
        Overspecified two = socketA.as(Overspecified.class);
        Set<Object> views = new HashSet<>(Set.of(one, two));

        assertThat(one).isEqualTo(one).isNotEqualTo(two).isNotEqualTo(null).isNotEqualTo("x");
        assertThat(views).hasSize(2).contains(one, two);
        assertThat(one.toString()).contains("Overspecified").contains(socketA.id());
        assertThat(server.io.to("x").as(ChatClient.class).toString()).contains("ChatClient", "x", "namespace /");
        assertThat(a.frames()).isEmpty();
    }

    @Test
    void readsAContractOnceForAllNamespacesAndLetsItGoWithTheServer() {
        Emitter chat = server.io.of("/chat");
        server.io.as(ChatClient.class);
        socketA.as(ChatClient.class);
        chat.as(ChatClient.class);
        Map<Class<?>, Contract> known = server.io.facilities().contracts();

        assertThat(known).containsOnlyKeys(ChatClient.class);
        assertThat(new TestServer().io.facilities())
                .extracting("contracts")
                .asInstanceOf(MAP)
                .isEmpty();
    }

    @Test
    void namesAllMistakesOfWhatIsNoContract() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> socketA.as(ContractProblemsTest.Several.class))
                .withMessageContaining("ContractProblemsTest$Several is no contract")
                .withMessageContaining("SIO000412")
                .withMessageContaining("SIO000413");
    }
}

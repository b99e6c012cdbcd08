/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.ITERABLE;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import ee.socketio.impl.engine.CapturedLog;
import ee.socketio.impl.engine.FakeTime;
import ee.socketio.impl.engine.HandRunExecutor;
import ee.socketio.spi.Payload;

/** The messages between two servers, here and there. */
class LinkTest {
    private static final byte[] BIG = MessageType.encode(message(new byte[1024 * 1024]));

    private final FakeTime time = new FakeTime();
    private final HandRunExecutor handlers = new HandRunExecutor();
    private final Wire toThere = new Wire();
    private final Wire toHere = new Wire();
    private final List<String> handled = new ArrayList<>();
    private Link here = here(1);
    private Link there = there(1);
    private final CapturedLog log = CapturedLog.of("ee.socketio.cluster");

    @AfterEach
    void close() {
        log.close();
    }

    /** What one sends. */
    private static final class Wire extends StubCluster {
        final Deque<byte[]> sent = new ArrayDeque<>();

        @Override
        public void send(String peer, byte[] message) {
            sent.add(message);
        }
    }

    private Link here(long epoch) {
        return new Link("there", epoch, toThere, handlers, time.timer(), message -> {});
    }

    private Link there(long epoch) {
        return new Link("here", epoch, toHere, handlers, time.timer(), this::handle);
    }

    private void handle(Message message) {
        String event = ((Request.Tell) message).event();
        if (event.equals("fails")) {
            throw new IllegalStateException("expected");
        }
        handled.add(event);
    }

    private static Message message(byte[] attachment) {
        return new Request.Tell("/", "big", new Payload(List.of("1"), List.of(attachment)));
    }

    private static byte[] tell(String event) {
        return MessageType.encode(new Request.Tell("/", event, Payload.EMPTY));
    }

    private void say(String... events) {
        List.of(events).forEach(event -> here.send(tell(event)));
    }

    /** Delivers all that is on its way, both ways. */
    private void deliver() {
        while (!toThere.sent.isEmpty() || !toHere.sent.isEmpty() || handlers.waiting() > 0) {
            handlers.runAll();
            deliverHere();
            if (!toThere.sent.isEmpty()) {
                there.receive(toThere.sent.remove());
            }
        }
    }

    private void deliverHere() {
        while (!toHere.sent.isEmpty()) {
            here.receive(toHere.sent.remove());
        }
    }

    /** Sends until no more goes, and returns how many went. */
    private int fill() {
        int before = toThere.sent.size();
        for (int i = 0; i < 40; i++) {
            here.send(BIG);
        }
        return toThere.sent.size() - before;
    }

    // ---- Order, loss, doubles

    @Test
    void bringsMessagesInOrder() {
        say("1", "2", "3");
        deliver();

        assertThat(handled).containsExactly("1", "2", "3");
        assertThat(log.messages()).isEmpty();
    }

    @Test
    void countsWhatWasLost() {
        say("1", "2", "3", "4");
        there.receive(toThere.sent.remove());
        toThere.sent.remove();
        toThere.sent.remove();
        deliver();

        assertThat(handled).containsExactly("1", "4");
        assertThat(log.messages()).singleElement().asString().startsWith("SIO000501: 2 messages of the server here");
    }

    @Test
    void tellsOfLossesOnceAMinuteAndOfAllThen() {
        say("0");
        deliver();
        for (int i = 0; i < 5; i++) {
            say("lost", "arrives");
            toThere.sent.remove();
            deliver();
        }
        assertThat(log.messages()).hasSize(1);
        time.pass(60_000);
        say("more");
        deliver();

        assertThat(log.messages()).hasSize(2).last().asString().startsWith("SIO000501: 4 messages");
    }

    @Test
    void doesWhatComesTwiceOnce() {
        say("1", "2");
        byte[] first = toThere.sent.peek();
        deliver();
        there.receive(first);
        deliver();

        assertThat(handled).containsExactly("1", "2");
        assertThat(log.messages()).isEmpty();
    }

    @Test
    void goesOnWhenAMessageCannotBeHandled() {
        say("fails", "2");
        deliver();

        assertThat(handled).containsExactly("2");
        assertThat(log.messages()).singleElement().asString().startsWith("SIO000503");
    }

    // ---- Epochs

    @Test
    void beginsAnewWithAServerThatHasBegunAnew() {
        say("1", "2", "3");
        deliver();
        here = here(2);
        say("4", "5");
        deliver();

        assertThat(handled).containsExactly("1", "2", "3", "4", "5");
        assertThat(log.messages()).isEmpty();
    }

    @Test
    void beginsAnywhereWhenItHasBegunAnewItself() {
        say("1", "2", "3");
        deliver();
        there = there(2);
        say("4", "5");
        deliver();
        say("lost", "7");
        toThere.sent.remove();
        deliver();

        assertThat(handled).containsExactly("1", "2", "3", "4", "5", "7");
        assertThat(log.messages()).singleElement().asString().startsWith("SIO000501: 1 messages");
    }

    @Test
    void noticesWhatIsLostAtTheBeginningOfAnEpoch() {
        say("1");
        deliver();
        here = here(2);
        say("lost", "3");
        toThere.sent.remove();
        deliver();

        assertThat(handled).containsExactly("1", "3");
        assertThat(log.messages()).singleElement().asString().startsWith("SIO000501: 1 messages");
    }

    @Test
    void ignoresWhatComesTooLateOfAnOldEpoch() {
        say("1");
        byte[] old = toThere.sent.peek();
        here = here(2);
        say("2");
        deliver();
        there.receive(old);
        say("3");
        deliver();

        assertThat(handled).containsExactly("1", "2", "3");
    }

    @Test
    void ignoresWhatWasDoneInAnOldEpoch() {
        fill();
        while (!toThere.sent.isEmpty()) {
            there.receive(toThere.sent.remove());
            handlers.runAll();
        }
        here = here(2);
        int sent = fill();
        deliverHere();

        assertThat(toHere.sent).isEmpty();
        assertThat(fill()).isZero();
        assertThat(sent).isEqualTo(16);
    }

    // ---- Window

    @Test
    void sendsNoMoreThanTheOtherHasDone() {
        assertThat(fill()).isEqualTo(Link.LIMIT / BIG.length + 1);
        assertThat(fill()).isZero();
        assertThat(log.messages()).singleElement().asString().startsWith("SIO000502: The server there");
        deliver();

        assertThat(handled).hasSize(16);
        assertThat(fill()).isPositive();
    }

    @Test
    void isToldWhatIsDoneOfSmallMessagesToo() {
        IntStream.range(0, 10_000).forEach(i -> say("x"));
        deliver();

        assertThat(handled).hasSize(10_000);
        assertThat(here).extracting("sizes").asInstanceOf(ITERABLE).hasSizeLessThan(256);
    }

    @Test
    void goesOnWhenAllThatWasSentIsLost() {
        fill();
        toThere.sent.clear();
        assertThat(fill()).isZero();
        time.pass(Link.ASKED_AFTER_MILLIS);
        assertThat(fill()).isEqualTo(1); // only the question
        deliver();

        assertThat(fill()).isPositive();
        assertThat(handled).isEmpty();
    }

    @Test
    void noticesByAQuestionWhatWasLost() {
        say("1");
        deliver();
        fill();
        toThere.sent.clear();
        time.pass(Link.ASKED_AFTER_MILLIS);
        fill();
        deliver();
        say("2");
        deliver();

        assertThat(handled).containsExactly("1", "2");
        assertThat(log.messages())
                .anySatisfy(message -> assertThat(message).startsWith("SIO000501: 16 messages"))
                .hasSize(2);
    }

    @Test
    void isToldThatAllIsDoneOnlyWhenItIs() {
        fill();
        time.pass(Link.ASKED_AFTER_MILLIS);
        fill();
        while (!toThere.sent.isEmpty()) {
            there.receive(toThere.sent.remove()); // nothing is handled yet
        }
        deliverHere();
        assertThat(fill()).isZero();
        deliver();

        assertThat(fill()).isPositive();
    }

    // ---- What it cannot read

    @Test
    void saysOnceThatItCannotReadSomething() {
        there.receive(new byte[0]);
        there.receive(new byte[] {1});
        there.receive(new byte[] {1, 1, 0, 0, 0, 0, 0, 0, 0});
        byte[] other = new byte[40];
        other[0] = 99; // a newer version
        there.receive(other);
        other[0] = 1;
        other[1] = 77; // an unknown kind
        there.receive(other);
        here.send(new byte[] {120}); // an unknown type
        here.send(new byte[0]);
        say("1");
        deliver();

        assertThat(handled).containsExactly("1");
        assertThat(log.messages()).singleElement().asString().startsWith("SIO000500: A message of the server here");
    }

    @Test
    void endsInNothingElseWhateverComes() {
        Random random = new Random(42);
        for (int i = 0; i < 5_000; i++) {
            byte[] garbage = new byte[random.nextInt(60)];
            random.nextBytes(garbage);
            if (garbage.length > 2 && random.nextBoolean()) {
                garbage[0] = 1;
                garbage[1] = (byte) random.nextInt(5);
            }
            there.receive(garbage);
            handlers.runAll();
        }
        here = here(Long.MAX_VALUE);
        say("1");
        deliver();

        assertThat(handled).contains("1");
        assertThat(log.messages()).allSatisfy(message -> assertThat(message).containsAnyOf("SIO000500", "SIO000501"));
    }
}

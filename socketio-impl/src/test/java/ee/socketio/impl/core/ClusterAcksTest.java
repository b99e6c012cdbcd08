/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ee.socketio.AckTimeoutException;
import ee.socketio.Acks;
import ee.socketio.Socket;
import ee.socketio.impl.engine.WebSocketClient;
import ee.socketio.spi.Payload;

/** Questions to the sockets of several servers, and to the servers themselves. Each server has one client. */
class ClusterAcksTest {
    private final TestCluster cluster = new TestCluster();
    private final WebSocketClient a = cluster.a.join();
    private final Socket socketA = cluster.a.lastSocket();
    private final WebSocketClient b = cluster.b.join();
    private final Socket socketB = cluster.b.lastSocket();
    private final WebSocketClient c = cluster.c.join();
    private final Socket socketC = cluster.c.lastSocket();

    @BeforeEach
    void settle() {
        cluster.settle();
    }

    private Acks<String> ask() {
        Acks<String> acks = cluster.a.io.emitWithAck(String.class, "ask", 1);
        cluster.run();
        return acks;
    }

    private void says(WebSocketClient client, String frame) {
        client.says(frame);
        cluster.run();
    }

    private static <T> CompletableFuture<List<T>> all(Acks<T> acks) {
        return acks.all().toCompletableFuture();
    }

    private static AckTimeoutException failure(CompletableFuture<?> future) {
        assertThat(future).isCompletedExceptionally();
        Throwable failure = future.handle((value, thrown) -> thrown).join();
        return (AckTimeoutException) (failure instanceof CompletionException ? failure.getCause() : failure);
    }

    private static void assertNothingPending(Socket socket) {
        assertThat(socket).extracting("acks.pending").asInstanceOf(MAP).isEmpty();
    }

    private void assertNothingExchanged() {
        assertThat(cluster.a.io.peers())
                .extracting("correspondence.exchanges.pending")
                .asInstanceOf(MAP)
                .isEmpty();
    }

    // ---- Sockets

    @Test
    void completesWithTheAnswersOfAllServers() {
        CompletableFuture<List<String>> all = all(ask());
        assertThat(b.frames()).containsExactly("420[\"ask\",1]");
        says(b, "430[\"b\"]");
        says(a, "430[\"a\"]");
        assertThat(all).isNotDone();
        says(c, "430[\"c\"]");

        assertThat(all).isCompletedWithValue(List.of("b", "a", "c"));
        assertNothingExchanged();
    }

    @Test
    void keepsNoTimeoutsWhenAllHaveAnswered() {
        long before = cluster.time.scheduled();
        all(ask());
        says(a, "430[\"a\"]");
        says(b, "430[\"b\"]");
        says(c, "430[\"c\"]");
        List.of(a, b, c).forEach(WebSocketClient::leaves);
        cluster.settle();
        cluster.time.assertNothingScheduledAfterARevolution();
        assertThat(before).isPositive();
    }

    @Test
    void asksOnlyServersThatMayHaveReceivers() {
        socketB.join("x");
        cluster.network.traffic();
        CompletableFuture<List<String>> all = all(cluster.a.io.to("x").emitWithAck(String.class, "ask"));
        cluster.run();
        says(b, "430[\"b\"]");

        assertThat(all).isCompletedWithValue(List.of("b"));
        assertThat(cluster.network.routes()).containsOnly("srvA>srvB", "srvB>srvA");
    }

    @Test
    void completesAtOnceIfThereIsNobody() {
        CompletableFuture<List<String>> all = all(cluster.a.io.to("nowhere").emitWithAck(String.class, "ask"));

        assertThat(all).isCompletedWithValue(List.of());
        assertThat(cluster.network.idle()).isTrue();
    }

    @Test
    void waitsForNobodyElseIfLocal() {
        CompletableFuture<List<String>> all = all(cluster.a.io.local().emitWithAck(String.class, "ask"));
        cluster.run();
        says(a, "430[\"a\"]");

        assertThat(all).isCompletedWithValue(List.of("a"));
        assertThat(b.frames()).isEmpty();
    }

    @Test
    void completesTheFirstWithWhatComesFirst() {
        CompletableFuture<String> first = ask().first().toCompletableFuture();
        assertThat(first).isNotDone();
        says(c, "430[\"c\"]");

        assertThat(first).isCompletedWithValue("c");
    }

    @Test
    void carriesBinaryAnswers() {
        CompletableFuture<List<byte[]>> all = all(cluster.a.io.to(socketB.id()).emitWithAck(byte[].class, "ask"));
        cluster.run();
        says(b, "461-0[{\"_placeholder\":true,\"num\":0}]");
        b.says(new byte[] {7});
        cluster.run();

        assertThat(all.join()).containsExactly(new byte[] {7});
    }

    @Test
    void saysWhoIsMissingWhenTheTimeIsUp() {
        CompletableFuture<List<String>> all = all(ask());
        says(b, "430[\"b\"]");
        cluster.pass(TestServer.ACK_TIMEOUT);

        AckTimeoutException failure = failure(all);
        assertThat(failure.missing()).containsExactlyInAnyOrder(socketA.id(), socketC.id());
        assertThat(failure.expected()).isEqualTo(3);
        Assertions.<Object>assertThat(failure.partial()).isEqualTo(List.of("b"));
        assertNothingPending(socketA);
        assertNothingPending(socketC);
        assertNothingExchanged();
        says(c, "430[\"late\"]");
    }

    @Test
    void saysWhichServerDidNotTellWhomItAsked() {
        cluster.network.lose((from, to) -> to.equals("srvC"));
        CompletableFuture<List<String>> all = all(ask());
        says(a, "430[\"a\"]");
        says(b, "430[\"b\"]");
        assertThat(all).isNotDone();
        cluster.pass(TestServer.ACK_TIMEOUT);

        assertThat(failure(all).missing()).containsExactly("server srvC");
        assertNothingExchanged();
    }

    @Test
    void doesNotWaitForSocketsThatLeave() {
        CompletableFuture<List<String>> all = all(ask());
        says(a, "430[\"a\"]");
        says(b, "430[\"b\"]");
        c.leaves();
        cluster.run();

        assertThat(all).isCompletedWithValue(List.of("a", "b"));
    }

    @Test
    void doesNotWaitForAServerThatGoes() {
        CompletableFuture<List<String>> all = all(ask());
        says(a, "430[\"a\"]");
        says(b, "430[\"b\"]");
        assertThat(all).isNotDone();
        cluster.network.vanish("srvC");

        assertThat(all).isCompletedWithValue(List.of("a", "b"));
        assertNothingExchanged();
    }

    @Test
    void keepsTheAnswersOfAServerThatGoes() {
        CompletableFuture<List<String>> all = all(ask());
        says(c, "430[\"c\"]");
        says(a, "430[\"a\"]");
        cluster.network.vanish("srvC");
        cluster.network.vanish("srvB");

        assertThat(all).isCompletedWithValue(List.of("c", "a"));
    }

    @Test
    void doesNotWaitForAServerThatGoesBeforeItIsAsked() {
        cluster.network.lose((from, to) -> {
            cluster.network.vanish("srvC"); // while it is being sent to
            return false;
        });
        CompletableFuture<List<String>> all = all(ask());
        says(a, "430[\"a\"]");
        says(b, "430[\"b\"]");

        assertThat(all).isCompletedWithValue(List.of("a", "b"));
    }

    @Test
    void takesAnswersThatComeTwiceOnce() {
        CompletableFuture<List<String>> all = all(ask());
        says(b, "430[\"b\"]");
        cluster.network.traffic().forEach(cluster.network::deliver);
        cluster.run();
        assertThat(all).isNotDone();
        says(a, "430[\"a\"]");
        says(c, "430[\"c\"]");

        assertThat(all).isCompletedWithValue(List.of("b", "a", "c"));
    }

    // ---- Parties: what a server says comes in any order

    @Test
    void takesAnswersThatComeBeforeItIsKnownWhoIsAsked() {
        Question question = cluster.a.io.newQuestion(String.class);
        Question.Party party = question.asks("server x");
        question.allAsked(cluster.time.timer(), 1000);
        party.answered("1", Payload.of("\"one\""));
        party.answered("1", Payload.of("\"again\""));
        party.givenUp("2", "gone");
        assertThat(question.all().toCompletableFuture()).isNotDone();
        party.asked(List.of("1", "2", "3"));
        party.asked(List.of("1", "2", "3", "4"));
        assertThat(question.all().toCompletableFuture()).isNotDone();
        assertThat(party.over()).isFalse();
        party.answered("3", Payload.of("\"three\""));

        assertThat(question.all().toCompletableFuture()).isCompletedWithValue(List.of("one", "three"));
        assertThat(party.over()).isTrue();
    }

    @Test
    void takesNothingFromAPartyThatHasLeft() {
        Question question = cluster.a.io.newQuestion(String.class);
        Question.Party party = question.asks("server x");
        Question.Party other = question.asks("server y");
        question.allAsked(cluster.time.timer(), 1000);
        party.left("gone");
        party.left("gone");
        party.asked(List.of("1"));
        party.answered("1", Payload.of("\"one\""));
        assertThat(question.all().toCompletableFuture()).isNotDone();
        other.asked(List.of());

        assertThat(question.all().toCompletableFuture()).isCompletedWithValue(List.of());
    }

    // ---- Servers

    @Test
    void tellsTheOtherServers() {
        cluster.a.io.of("/chat").serverSideEmit("purge", 1, "x");
        cluster.run();

        assertThat(cluster.a.application.told).isEmpty();
        assertThat(cluster.b.application.news()).containsExactly("server side /chat purge [1, x]");
        assertThat(cluster.c.application.news()).containsExactly("server side /chat purge [1, x]");
    }

    @Test
    void asksTheOtherServers() {
        cluster.b.application.onServerSide = event -> event.reply("b");
        cluster.c.application.onServerSide = event -> event.reply("c");
        CompletableFuture<List<String>> all = all(cluster.a.io.serverSideEmitWithAck(String.class, "ask"));
        cluster.run();

        assertThat(all.join()).containsExactlyInAnyOrder("b", "c");
        assertNothingExchanged();
    }

    @Test
    void saysWhyServersCannotAnswer() {
        cluster.b.application.onServerSide = event -> event.reply("b");
        cluster.c.application.onServerSide = event -> event.replyError("BROKEN", "no luck");
        CompletableFuture<List<String>> all = all(cluster.a.io.serverSideEmitWithAck(String.class, "ask"));
        cluster.run();

        AckTimeoutException failure = failure(all);
        Assertions.<Object>assertThat(failure.partial()).isEqualTo(List.of("b"));
        assertThat(failure).hasStackTraceContaining("BROKEN: no luck");
    }

    @Test
    void saysWhichServersAreSilent() {
        cluster.b.application.onServerSide = event -> event.reply("b");
        CompletableFuture<List<String>> all = all(cluster.a.io.serverSideEmitWithAck(String.class, "ask"));
        cluster.run();
        cluster.pass(TestServer.ACK_TIMEOUT);

        assertThat(failure(all).missing()).containsExactly("server srvC");
        assertThat(failure(all).expected()).isEqualTo(2);
        assertNothingExchanged();
    }

    @Test
    void doesNotWaitForAServerThatGoesWithoutAReply() {
        cluster.b.application.onServerSide = event -> event.reply("b");
        CompletableFuture<List<String>> all = all(cluster.a.io.serverSideEmitWithAck(String.class, "ask"));
        cluster.run();
        cluster.network.vanish("srvC");

        assertThat(all).isCompletedWithValue(List.of("b"));
    }

    @Test
    void saysThatNobodyKnowsANamespace() {
        CompletableFuture<List<Object>> all = new CompletableFuture<>();
        Question question = cluster.a.io.newQuestion(String.class);
        cluster.a.io.peers().askServers("/nowhere", question, "ask", Payload.EMPTY, 1000);
        question.allAsked(cluster.time.timer(), 1000);
        question.all().toCompletableFuture().whenComplete((value, thrown) -> all.completeExceptionally(thrown));
        cluster.run();

        assertThat(failure(all)).hasStackTraceContaining("UNHANDLED: there is no such namespace");
    }
}

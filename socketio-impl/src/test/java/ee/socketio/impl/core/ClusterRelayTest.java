/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ee.socketio.DisconnectDetail;
import ee.socketio.Socket;
import ee.socketio.impl.engine.EngineError;
import ee.socketio.impl.engine.EngineRequest;
import ee.socketio.impl.engine.FakeExchange;
import ee.socketio.impl.engine.PollingClient;
import ee.socketio.impl.engine.RefusedException;
import ee.socketio.impl.engine.WebSocketClient;

/** Clients of server A whose later requests come to server B, or C. */
class ClusterRelayTest {
    private static final String UNKNOWN_SID = EngineError.UNKNOWN_SID.json();

    private final TestCluster cluster = new TestCluster();
    private final PollingClient atA = cluster.a.joinPolling();
    private final PollingClient atB = atA.via(cluster.b.engine);
    private final PollingClient atC = atA.via(cluster.c.engine);
    private final Socket socket = cluster.a.lastSocket();

    private final List<DisconnectDetail> details = new ArrayList<>();

    @BeforeEach
    void settle() {
        cluster.a.application.onDisconnected = event -> details.add(event.detail());
        cluster.settle();
    }

    private String answer(FakeExchange exchange) {
        cluster.run();
        return exchange.answer();
    }

    // ---- Polling

    @Test
    void answersAPollThatCameToAnotherServer() {
        FakeExchange poll = atB.poll();
        assertThat(answer(poll)).isNull();

        socket.emit("a");

        assertThat(answer(poll)).isEqualTo("42[\"a\"]");
        socket.emit("b");
        assertThat(answer(atC.poll())).isEqualTo("42[\"b\"]");
    }

    @Test
    void takesPostsThatCameToOtherServers() {
        assertThat(answer(atB.post("42[\"a\"]"))).isEqualTo("ok");
        assertThat(answer(atC.post("42[\"b\"]"))).isEqualTo("ok");

        assertThat(cluster.a.application.news()).containsExactly("a []", "b []");
    }

    @Test
    void costsNothingWhereTheSessionIs() {
        atA.post("42[\"a\"]");
        FakeExchange poll = atA.poll();
        socket.emit("b");

        assertThat(answer(poll)).isEqualTo("42[\"b\"]");
        assertThat(cluster.network.routes()).isEmpty();
    }

    @Test
    void costsTwoMessagesElsewhere() {
        socket.emit("a");
        assertThat(answer(atB.poll())).isEqualTo("42[\"a\"]");

        assertThat(cluster.network.routes()).containsExactly("srvB>srvA", "srvA>srvB");
    }

    @Test
    void needsNoThreadThatHandlersMayHold() {
        FakeExchange poll = atB.poll();
        socket.emit("a");
        cluster.network.deliverAll();

        assertThat(poll.answer()).isEqualTo("42[\"a\"]");
    }

    @Test
    void tellsByWhichRequestTheSessionBegan() {
        socket.emit("a");
        FakeExchange poll = atB.poll();
        answer(poll);

        assertThat(poll.handshake().url()).isEqualTo(socket.handshake().url());
    }

    @Test
    void takesBinaryBodiesOfOlderClients() {
        PollingClient older = PollingClient.openEio3(cluster.a.engine);
        cluster.a.handlers.runAll();
        FakeExchange poll = older.via(cluster.b.engine).poll();

        assertThat(answer(poll)).isEqualTo("2:40");
        byte[] body = "xxx42[\"old\"]".getBytes(StandardCharsets.UTF_8);
        System.arraycopy(new byte[] {0, 9, (byte) 0xFF}, 0, body, 0, 3);
        assertThat(answer(older.via(cluster.c.engine).post(body))).isEqualTo("ok");
        assertThat(cluster.a.application.news()).contains("old []");
    }

    @Test
    void endsTheSessionOfAPollWhoseClientHasGone() {
        FakeExchange poll = atB.poll();
        cluster.run();

        atB.abort(poll);
        cluster.run();

        assertThat(socket.connected()).isFalse();
        assertThat(answer(atA.poll())).isEqualTo(UNKNOWN_SID);
    }

    @Test
    void endsTheSessionOfAPollWhoseServerHasGone() {
        atB.poll();
        cluster.run();

        cluster.network.vanish("srvB");
        cluster.run();

        assertThat(socket.connected()).isFalse();
    }

    @Test
    void endsTheSessionWhoseAnswerCannotBeWritten() {
        FakeExchange poll = atB.poll(FakeExchange.slow());
        cluster.run();
        socket.emit("a");
        cluster.run();

        poll.fail(new IOException("broken pipe"));
        cluster.run();

        assertThat(socket.connected()).isFalse();
    }

    @Test
    void refusesTheSecondOfTwoPolls() {
        FakeExchange first = atB.poll();
        cluster.run();

        assertThat(answer(atC.poll())).isEqualTo("HTTP 400");
        assertThat(answer(first)).isEqualTo("1");
        assertThat(answer(atA.poll())).isEqualTo(UNKNOWN_SID);
    }

    @Test
    void answersTheLastPollOfAClientThatCloses() {
        FakeExchange poll = atB.poll();
        cluster.run();

        assertThat(answer(atC.post("1"))).isEqualTo("ok");
        assertThat(answer(poll)).isEqualTo("6");
        assertThat(socket.connected()).isFalse();
    }

    @Test
    void isToldThatABodyIsTooLarge() {
        atB.postTooMuch();
        cluster.run();
        assertThat(socket.connected()).isTrue();

        assertThat(answer(atB.post("1"))).isEqualTo("ok");
        assertThat(details).containsExactly(DisconnectDetail.MESSAGE_TOO_BIG);
    }

    @Test
    void isToldThatABodyWasCutShort() {
        atB.postInPart();
        cluster.run();

        assertThat(socket.connected()).isFalse();
    }

    // ---- Refusals

    @Test
    void knowsNoSessionsThatTheOtherServerDoesNotKnow() {
        endSession();

        assertThat(answer(atB.poll())).isEqualTo(UNKNOWN_SID);
        assertThat(answer(atB.post("42[\"a\"]"))).isEqualTo(UNKNOWN_SID);
    }

    @Test
    void knowsNoSessionsOfAServerThatHasGone() {
        FakeExchange poll = atB.poll();
        cluster.network.vanish("srvA");

        assertThat(answer(poll)).isEqualTo(UNKNOWN_SID);
        assertThat(answer(atB.poll())).isEqualTo(UNKNOWN_SID);
    }

    @Test
    void doesNotWaitForEverForAServerThatStandsStill() {
        cluster.network.lose((from, to) -> from.equals("srvA"));
        FakeExchange post = atB.post("42[\"a\"]");
        cluster.run();
        assertThat(post.answer()).isNull();

        cluster.pass(cluster.b.engine.config().exchangeTimeout());

        assertThat(post.answer()).isEqualTo(UNKNOWN_SID);
    }

    @Test
    void keepsOtherUsersOut() {
        assertThat(answer(atB.as("eve").poll())).isEqualTo(EngineError.FORBIDDEN.json());
        assertThat(answer(atB.as("eve").post("42[\"a\"]"))).isEqualTo(EngineError.FORBIDDEN.json());
        assertThat(cluster.a.application.news()).isEmpty();
    }

    @Test
    void letsTheSameUserIn() {
        PollingClient ann = PollingClient.openAs("ann", cluster.a.engine);
        assertThat(answer(ann.via(cluster.b.engine).post("40"))).isEqualTo("ok");

        assertThat(answer(ann.via(cluster.c.engine).poll())).startsWith("40{\"sid\":");
    }

    // ---- WebSocket

    private WebSocketClient upgrade() {
        WebSocketClient webSocket = atB.upgrade();
        webSocket.says("2probe");
        cluster.run();
        assertThat(webSocket.frames()).containsExactly("3probe");
        webSocket.says("5");
        cluster.run();
        return webSocket;
    }

    @Test
    void changesToAWebSocketOfAnotherServer() {
        FakeExchange poll = atC.poll();
        cluster.run();

        WebSocketClient webSocket = upgrade();

        assertThat(answer(poll)).isEqualTo("6");
        webSocket.says("42[\"a\"]");
        webSocket.says("451-[\"b\",{\"_placeholder\":true,\"num\":0}]");
        webSocket.says(new byte[] {1, 2});
        cluster.run();
        assertThat(cluster.a.application.news())
                .satisfiesExactly(
                        a -> assertThat(a).isEqualTo("a []"), b -> assertThat(b).startsWith("b [[B@"));
        socket.emit("c", new byte[] {3});
        cluster.run();
        assertThat(webSocket.frames()).containsExactly("451-[\"c\",{\"_placeholder\":true,\"num\":0}]", "x03");
        assertThat(answer(atC.poll())).isEqualTo(EngineError.BAD_REQUEST.json());
    }

    @Test
    void sendsWhatWaitedOverTheWebSocket() {
        WebSocketClient webSocket = atB.upgrade();
        webSocket.says("2probe");
        cluster.run();
        webSocket.frames();
        socket.emit("a");
        socket.emit("b");
        webSocket.says("5");
        cluster.run();

        assertThat(webSocket.frames()).containsExactly("42[\"a\"]", "42[\"b\"]");
    }

    @Test
    void endsWithTheWebSocket() {
        WebSocketClient webSocket = upgrade();

        webSocket.leaves();
        cluster.run();

        assertThat(details).containsExactly(DisconnectDetail.CONNECTION_CLOSED);
    }

    @Test
    void endsWithAWebSocketThatFails() {
        upgrade().breaks(new IOException("reset"));
        cluster.run();

        assertThat(details).containsExactly(DisconnectDetail.CONNECTION_FAILED);
    }

    @Test
    void endsWithAMessageThatIsTooBig() {
        WebSocketClient webSocket = upgrade();

        webSocket.saysTooMuch();
        cluster.run();

        assertThat(webSocket.state()).isEqualTo(WebSocketClient.State.CLOSED_AS_TOO_BIG);
        assertThat(details).containsExactly(DisconnectDetail.MESSAGE_TOO_BIG);
    }

    @Test
    void closesTheWebSocketBehindWhatWasSent() {
        WebSocketClient webSocket = upgrade();
        webSocket.slowDown();
        socket.emit("a");
        socket.disconnect(true);
        cluster.run();
        assertThat(webSocket.frames()).containsExactly("42[\"a\"]");
        assertThat(webSocket.state()).isEqualTo(WebSocketClient.State.OPEN);

        webSocket.speedUp();
        webSocket.confirm();

        assertThat(webSocket.frames()).containsExactly("41");
        assertThat(webSocket.state()).isEqualTo(WebSocketClient.State.CLOSED);
    }

    @Test
    void closesTheWebSocketOfAClientThatDoesNotRead() {
        WebSocketClient webSocket = upgrade();
        webSocket.slowDown();
        socket.emit("a");
        socket.disconnect(true);
        cluster.run();

        cluster.pass(30_000);

        assertThat(webSocket.state()).isEqualTo(WebSocketClient.State.CLOSED);
    }

    @Test
    void closesTheWebSocketIfItsSessionsServerGoes() {
        WebSocketClient webSocket = upgrade();

        cluster.network.vanish("srvA");
        cluster.run();

        assertThat(webSocket.state()).isEqualTo(WebSocketClient.State.CLOSED);
    }

    @Test
    void leavesNothingOpenWhereItStops() {
        WebSocketClient webSocket = upgrade();
        PollingClient other = cluster.a.joinPolling();
        FakeExchange poll = other.via(cluster.b.engine).poll();
        cluster.run();

        cluster.b.io.peers().stop();
        cluster.run();

        assertThat(webSocket.state()).isEqualTo(WebSocketClient.State.CLOSED);
        assertThat(poll.answer()).isEqualTo(UNKNOWN_SID);
        assertThat(details).containsOnly(DisconnectDetail.CONNECTION_CLOSED, DisconnectDetail.POLL_ABORTED);
    }

    @Test
    void endsTheSessionIfTheWebSocketsServerGoes() {
        upgrade();

        cluster.network.vanish("srvB");
        cluster.run();

        assertThat(details).containsExactly(DisconnectDetail.CONNECTION_CLOSED);
    }

    @Test
    void endsIfAFrameOfTheClientIsLost() {
        WebSocketClient webSocket = upgrade();
        cluster.network.lose((from, to) -> from.equals("srvB"));
        webSocket.says("42[\"lost\"]");
        cluster.network.lose((from, to) -> false);

        webSocket.says("42[\"a\"]");
        cluster.run();

        assertThat(cluster.a.application.news()).doesNotContain("a []");
        assertThat(details).containsExactly(DisconnectDetail.CONNECTION_FAILED);
        assertThat(webSocket.state()).isEqualTo(WebSocketClient.State.CLOSED);
    }

    @Test
    void endsIfAFrameForTheClientIsLost() {
        WebSocketClient webSocket = upgrade();
        cluster.network.lose((from, to) -> from.equals("srvA"));
        socket.emit("lost");
        cluster.network.lose((from, to) -> false);

        socket.emit("a");
        cluster.run();

        assertThat(webSocket.frames()).isEmpty();
        assertThat(webSocket.state()).isEqualTo(WebSocketClient.State.CLOSED);
        assertThat(details).containsExactly(DisconnectDetail.CONNECTION_FAILED);
    }

    @Test
    void sendsNoMoreThanTheOtherServerCanHold() {
        WebSocketClient webSocket = upgrade();
        webSocket.slowDown();
        String text = "x".repeat(10_000);
        for (int i = 0; i < 10; i++) {
            socket.emit(text);
        }
        cluster.run();
        long underWay = cluster.network.traffic().stream()
                .filter(parcel -> parcel.message().length > 10_000)
                .count();
        assertThat(underWay).isEqualTo(7);

        webSocket.speedUp();
        webSocket.confirm();
        cluster.run();

        assertThat(webSocket.frames()).hasSize(10);
    }

    @Test
    void closesAClientThatSendsMoreThanIsTaken() {
        WebSocketClient webSocket = upgrade();
        String frame = "42[\"" + "x".repeat(90_000) + "\"]";
        for (int i = 0; i < 12; i++) {
            webSocket.says(frame);
        }
        assertThat(webSocket.state()).isEqualTo(WebSocketClient.State.CLOSED);

        cluster.run();
        assertThat(details).containsExactly(DisconnectDetail.CLIENT_TOO_FAST);
    }

    @Test
    void goesOnAsLongAsFramesAreTaken() {
        WebSocketClient webSocket = upgrade();
        String frame = "42[\"" + "x".repeat(9_000) + "\"]";
        for (int i = 0; i < 150; i++) {
            webSocket.says(frame);
            cluster.run();
        }

        assertThat(webSocket.state()).isEqualTo(WebSocketClient.State.OPEN);
        assertThat(cluster.a.application.news()).hasSize(150);
    }

    private CompletableFuture<EngineRequest> askToUpgrade(PollingClient client) throws RefusedException {
        CompletableFuture<EngineRequest> verdict = client.askToUpgrade().toCompletableFuture();
        cluster.run();
        return verdict;
    }

    @Test
    void letsAWebSocketOpenForASessionOfAnotherServer() throws RefusedException {
        assertThat(askToUpgrade(atB).join().url()).isEqualTo(socket.handshake().url());
    }

    @Test
    void refusesAWebSocketOfNoSession() throws RefusedException {
        endSession();

        assertRefused(EngineError.UNKNOWN_SID, askToUpgrade(atB));
    }

    @Test
    void refusesAWebSocketOfAnotherUser() throws RefusedException {
        assertRefused(EngineError.FORBIDDEN, askToUpgrade(atB.as("eve")));
    }

    @Test
    void refusesAWebSocketIfNobodyAnswers() throws RefusedException {
        cluster.network.lose((from, to) -> true);
        CompletableFuture<EngineRequest> verdict = askToUpgrade(atB);
        cluster.pass(1_000);

        assertRefused(EngineError.UNKNOWN_SID, verdict);
    }

    private static void assertRefused(EngineError error, CompletableFuture<EngineRequest> verdict) {
        assertThat(verdict)
                .isCompletedExceptionally()
                .failsWithin(Duration.ZERO)
                .withThrowableOfType(ExecutionException.class)
                .havingCause()
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refusal -> assertThat(refusal.error()).isEqualTo(error));
    }

    private void endSession() {
        socket.disconnect(true);
        answer(atA.poll());
        answer(atA.poll());
    }

    @Test
    void closesAWebSocketWhoseSessionHasEndedMeanwhile() {
        WebSocketClient webSocket = atB.upgrade();
        endSession();

        assertThat(webSocket.state()).isEqualTo(WebSocketClient.State.CLOSED);
    }
}

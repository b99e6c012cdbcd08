/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.ServerEndpointConfig;

import org.junit.jupiter.api.Test;

import ee.socketio.impl.engine.EnginePacket;
import ee.socketio.impl.engine.EngineRequest;

class EngineEndpointTest {
    private static final Peer PEER = new Peer("192.0.2.1", true, "chat.example");
    private static final Duration A_MOMENT = Duration.ofMillis(100);

    private final FakeWebApp app = new FakeWebApp().start();
    private final FakeSession session = new FakeSession();
    private final Map<String, List<String>> headers = new HashMap<>();
    private final HandshakeResponse answer = () -> headers;

    /** Opens a WebSocket as containers do: by an endpoint of its own, after a handshake within the filter. */
    private EngineEndpoint open() throws Exception {
        ServerEndpointConfig config = app.endpoints().get(0);
        FakeRequest handshake = new FakeRequest("GET", "EIO=4&transport=websocket").header("Upgrade", "websocket");
        app.filter()
                .doFilter(
                        handshake.facade(),
                        handshake.response().facade(),
                        (request, response) -> config.getConfigurator().modifyHandshake(config, null, answer));
        session.properties().putAll(config.getUserProperties());
        EngineEndpoint endpoint = config.getConfigurator().getEndpointInstance(EngineEndpoint.class);
        endpoint.onOpen(session.facade(), config);
        return endpoint;
    }

    @Test
    void verifiedHandshakeOpensASession() throws Exception {
        open();

        assertThat(session.sent()).singleElement().asString().startsWith("0{\"sid\":\"");
        assertThat(session.maxIdleTimeout()).as("there are heartbeats").isZero();
        assertThat(app.session().request().query()).containsEntry("transport", "websocket");
        assertThat(session.properties()).doesNotContainKey(EngineRequest.class.getName());
    }

    @Test
    void framesReachTheSession() throws Exception {
        open();

        session.receive("4one");
        session.receive((byte) 1, (byte) 2);

        assertThat(app.heard()).containsExactly("one", "2 bytes");
    }

    @Test
    void framesReachTheClient() throws Exception {
        open();
        session.sent().clear();

        app.session().send(List.of(EnginePacket.message("one"), EnginePacket.message(new byte[] {1, 2})));

        assertThat(session.sent()).containsExactly("4one", "2 bytes");
    }

    @Test
    void frameOverTheLimitClosesTheWebSocket() throws Exception {
        open();

        session.receive("4" + "x".repeat(FakeWebApp.MAX_PAYLOAD));

        assertThat(session.closed().getCloseCode()).isEqualTo(CloseCodes.TOO_BIG);
        assertThat(session.closed().getReasonPhrase()).isEmpty();
        assertThat(app.heard()).containsExactly("TRANSPORT_ERROR");
    }

    @Test
    void sessionEndsWithTheWebSocket() throws Exception {
        open().onClose(session.facade(), null);

        assertThat(app.heard()).containsExactly("TRANSPORT_CLOSE");
    }

    @Test
    void sessionEndsWhenTheWebSocketFails() throws Exception {
        open().onError(session.facade(), new IOException("reset by peer"));

        assertThat(app.heard()).containsExactly("TRANSPORT_ERROR");
    }

    /** Which is how Tomcat tells it. */
    @Test
    void sessionEndsWithTheWebSocketAlsoIfThatEndsWithoutAWord() throws Exception {
        open().onError(session.facade(), new EOFException());

        assertThat(app.heard()).containsExactly("TRANSPORT_CLOSE");
    }

    @Test
    void sessionThatIsClosedClosesTheWebSocketWithoutAStatus() throws Exception {
        open();

        app.session().close();

        assertThat(session.closed().getCloseCode()).isEqualTo(CloseCodes.NORMAL_CLOSURE);
    }

    @Test
    void webSocketThatNobodyVerifiedIsLeftToTheContainer() {
        ServerEndpointConfig config = app.endpoints().get(0);
        EngineEndpoint endpoint = new EngineEndpoint(app.mount());

        config.getConfigurator().modifyHandshake(config, null, answer);
        endpoint.onOpen(session.facade(), config);
        endpoint.onClose(session.facade(), null);
        endpoint.onError(session.facade(), new IOException());

        assertThat(session.maxIdleTimeout()).isPositive();
        assertThat(app.engine().sessionCount()).isZero();
    }

    @Test
    void webSocketThatComesAfterTheStopIsLeftToTheContainer() throws Exception {
        ServerEndpointConfig config = app.endpoints().get(0);
        FakeRequest handshake = new FakeRequest("GET", "EIO=4&transport=websocket").header("Upgrade", "websocket");
        session.properties().put(EngineRequest.class.getName(), Requests.read(handshake.facade(), PEER, Set.of()));
        app.mount().stop();

        new EngineEndpoint(app.mount()).onOpen(session.facade(), config);

        assertThat(session.maxIdleTimeout()).isPositive();
        assertThat(session.sent()).isEmpty();
    }

    @Test
    void webSocketOfASessionThatHasEndedIsClosed() {
        FakeRequest handshake =
                new FakeRequest("GET", "EIO=4&transport=websocket&sid=gone").header("Upgrade", "websocket");
        session.properties().put(EngineRequest.class.getName(), Requests.read(handshake.facade(), PEER, Set.of()));

        new EngineEndpoint(app.mount()).onOpen(session.facade(), app.endpoints().get(0));
        app.pass(A_MOMENT);

        assertThat(session.closed()).isNotNull();
        assertThat(session.sent()).isEmpty();
    }

    @Test
    void originIsLeftToTheFilter() {
        assertThat(app.endpoints().get(0).getConfigurator().checkOrigin("https://evil.example"))
                .isTrue();
    }

    /** On Payara 6 it would now and then remain open. */
    @Test
    void webSocketIsNotClosedBeforeItHasOpened() {
        WebSocketConnection connection = connection(session);

        connection.close();
        assertThat(session.closed()).isNull();
        app.pass(A_MOMENT);

        assertThat(session.closed()).isNotNull();
    }

    @Test
    void clientThatReadsNothingCannotKeepTheWebSocketFromClosing() throws Exception {
        open();

        app.session().close();

        assertThat(session.maxIdleTimeout()).isPositive();
    }

    private WebSocketConnection connection(FakeSession container) {
        return new WebSocketConnection(container.facade(), app.engine().timer());
    }

    @Test
    void senderLearnsThatAFrameWasNotWritten() {
        List<Throwable> failures = new ArrayList<>();
        IOException failure = new IOException("broken pipe");

        connection(new FakeSession()).send("frame", failures::add);
        connection(new FakeSession().failing(failure)).send("frame", failures::add);
        connection(new FakeSession().failing(failure)).send(new byte[1], failures::add);
        connection(new FakeSession().broken()).send("frame", failures::add);
        connection(new FakeSession().broken()).send(new byte[1], failures::add);

        assertThat(failures)
                .satisfiesExactly(
                        none -> assertThat(none).isNull(),
                        text -> assertThat(text).isSameAs(failure),
                        binary -> assertThat(binary).isSameAs(failure),
                        text -> assertThat(text).isInstanceOf(IllegalStateException.class),
                        binary -> assertThat(binary).isInstanceOf(IllegalStateException.class));
    }
}

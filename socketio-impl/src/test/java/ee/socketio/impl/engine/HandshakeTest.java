/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

import static ee.socketio.impl.engine.TestEngine.config;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandshakeTest {
    private final TestEngine engine = new TestEngine();

    @Test
    void tellsPollingClientsTheIdAndTheOptions() {
        PollingClient client = PollingClient.open(engine.server);

        assertThat(client.handshake())
                .isEqualTo("0{\"sid\":\"" + engine.session().id() + "\",\"upgrades\":[\"websocket\"],"
                        + "\"pingInterval\":25000,\"pingTimeout\":20000,\"maxPayload\":50000}");
    }

    @Test
    void announcesNoUpgradesOverWebSocket() {
        WebSocketClient client = WebSocketClient.open(engine.server);

        assertThat(client.frames())
                .containsExactly("0{\"sid\":\"" + engine.session().id() + "\",\"upgrades\":[],"
                        + "\"pingInterval\":25000,\"pingTimeout\":20000,\"maxPayload\":50000}");
    }

    @ParameterizedTest
    @CsvSource({"true, 'polling,websocket', '[\"websocket\"]'", "false, 'polling,websocket', []", "true, polling, []"})
    void announcesWebSocketIfItIsEnabledAndAllowed(boolean allowUpgrades, String transports, String upgrades) {
        TestEngine configured = new TestEngine(config(Arrays.asList(transports.split(",")), allowUpgrades, 1000));

        assertThat(PollingClient.open(configured.server).handshake()).contains("\"upgrades\":" + upgrades + ",");
    }

    @Test
    void acceptsAnUpgradeThatItHasNotAnnounced() {
        TestEngine configured = new TestEngine(config(List.of("polling", "websocket"), false, 1000));
        WebSocketClient webSocket = PollingClient.open(configured.server).upgrade();

        webSocket.says("2probe");

        assertThat(webSocket.frames()).containsExactly("3probe");
    }

    @Test
    void makesIdsThatFitIntoUrlsAndDoNotRepeat() {
        IdGenerator ids = new IdGenerator();
        Set<String> made = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            made.add(ids.next());
        }

        assertThat(made).hasSize(1000).allMatch(id -> id.matches("[A-Za-z0-9_-]{20}"));
    }

    @Test
    void countsSessions() {
        PollingClient client = PollingClient.open(engine.server);
        WebSocketClient.open(engine.server);

        assertThat(engine.server.sessionCount()).isEqualTo(2);
        client.poll();
        client.post("1");
        assertThat(engine.server.sessionCount()).isEqualTo(1);
    }

    @Test
    void keepsTheFirstRequest() {
        PollingClient client = PollingClient.open(engine.server, "EIO=4&transport=polling&token=x");
        client.poll();

        assertThat(engine.session().request().query()).containsEntry("token", "x");
    }

    @Test
    void answersTheFirstPollWithTheHandshakeAlone() {
        EngineServer greeting = server(HandshakeTest::greet);
        PollingClient polling = PollingClient.open(greeting);
        WebSocketClient webSocket = WebSocketClient.open(greeting);

        assertThat(polling.handshake()).startsWith("0{").doesNotContain("\u001e");
        assertThat(polling.poll().answer()).isEqualTo("4welcome");
        assertThat(webSocket.frames()).hasSize(2).last().isEqualTo("4welcome");
    }

    private EngineServer server(Function<EngineSession, SessionListener> acceptor) {
        EngineConfig config = config(List.of("polling", "websocket"), true, 1000);
        return new EngineServer(config, engine.time.timer(), new Trampoline(), acceptor);
    }

    private static SessionListener greet(EngineSession session) {
        session.send(List.of(EnginePacket.message("welcome")));
        return new RecordingListener(new ArrayList<>());
    }

    @Test
    void endsASessionThatTheLayerAboveCannotTake() {
        EngineServer failing = server(session -> {
            throw new IllegalStateException("no");
        });
        try (CapturedLog log = CapturedLog.of(EngineSession.class.getName())) {
            PollingClient client = PollingClient.open(failing);

            assertThat(client.poll().answer()).isEqualTo(EngineError.UNKNOWN_SID.json());
            assertThat(failing.sessionCount()).isZero();
            assertThat(log.messages()).singleElement().asString().startsWith("SIO000302");
        }
    }
}

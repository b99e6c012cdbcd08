/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    @AutoClose
    private final CapturedLog log = CapturedLog.of("ee.socketio.engine");

    private final FakeTime time = new FakeTime();

    private EngineServer server(int connections, int perAddress, int perMinute) {
        return new EngineServer(
                TestEngine.config(List.of("polling", "websocket"), true, 1_000_000),
                new AdmissionConfig(connections, perAddress, perMinute),
                time.timer(),
                new Trampoline(),
                session -> new RecordingListener(new ArrayList<>()),
                new IdGenerator(),
                Relay.NONE);
    }

    private static EngineRequest handshake(String address) {
        return new EngineRequest(
                "GET",
                "/socket.io/",
                Map.of("EIO", "4", "transport", "polling"),
                Map.of(),
                address,
                false,
                false,
                null,
                Set.of(),
                Instant.EPOCH);
    }

    private static void connect(EngineServer server, String address) {
        EngineRequest request = handshake(address);
        try {
            server.verify(request);
            server.admit(request);
        } catch (RefusedException e) {
            throw new AssertionError(e);
        }
        server.open(request, FakeExchange.create());
    }

    private static void checkRefused(EngineError error, ThrowingCallable verification) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(verification)
                .satisfies(refused -> assertThat(refused.error()).isEqualTo(error));
    }

    // ---- Connections

    @Test
    void letsInAsManyAsThereIsRoomFor() {
        EngineServer server = server(2, 0, 0);
        connect(server, "192.0.2.1");
        WebSocketClient second = WebSocketClient.open(server);
        checkRefused(EngineError.SERVER_FULL, () -> server.admit(handshake("192.0.2.3")));
        second.leaves();

        connect(server, "192.0.2.3");
        checkRefused(EngineError.SERVER_FULL, () -> server.admit(handshake("192.0.2.4")));
    }

    /** Both were verified while there was room for one. */
    @Test
    void letsInNoMoreIfManyComeAtOnce() throws Exception {
        EngineServer server = server(1, 0, 0);
        server.admit(handshake("192.0.2.1"));
        server.admit(handshake("192.0.2.1"));
        FakeExchange first = FakeExchange.create();
        FakeExchange second = FakeExchange.create();
        server.open(handshake("192.0.2.1"), first);
        server.open(handshake("192.0.2.1"), second);

        assertThat(first.answer()).startsWith("0{");
        assertThat(second.answer()).isEqualTo("{\"code\":4,\"message\":\"Too many connections\"}");
        assertThat(server.sessionCount()).isOne();
        checkRefused(EngineError.SERVER_FULL, () -> server.admit(handshake("192.0.2.1")));
    }

    @Test
    void requestsOfSessionsGoOnWhenNobodyIsLetIn() {
        EngineServer server = server(1, 1, 1);
        PollingClient client = PollingClient.open(server);
        server.refuseHandshakes();

        assertThat(client.post("4a").answer()).isEqualTo("ok");
        assertThat(client.upgrade().state()).isEqualTo(WebSocketClient.State.OPEN);
        checkRefused(EngineError.SHUTTING_DOWN, () -> server.admit(handshake("192.0.2.9")));
    }

    @Test
    void letsInAsManyFromOneAddressAsThereMayBe() {
        EngineServer server = server(0, 2, 0);
        WebSocketClient first = WebSocketClient.open(server); // from 192.0.2.1
        connect(server, "192.0.2.1");
        checkRefused(EngineError.TOO_MANY_FROM_ADDRESS, () -> server.admit(handshake("192.0.2.1")));
        connect(server, "192.0.2.2");
        first.leaves();

        connect(server, "192.0.2.1");
        checkRefused(EngineError.TOO_MANY_FROM_ADDRESS, () -> server.admit(handshake("192.0.2.1")));
    }

    @Test
    void countsANetworkOfIpv6AsOneAddress() {
        EngineServer server = server(0, 2, 0);
        connect(server, "2001:db8:0:1::1");
        connect(server, "2001:db8:0:1:ffff::2");

        checkRefused(EngineError.TOO_MANY_FROM_ADDRESS, () -> server.admit(handshake("2001:db8:0:1::3")));
        assertThatCode(() -> server.admit(handshake("2001:db8:0:2::1"))).doesNotThrowAnyException();
    }

    @Test
    void forgetsAddressesThatHaveGone() {
        EngineServer server = server(0, 2, 0);
        WebSocketClient client = WebSocketClient.open(server);
        client.leaves();

        assertThat(server).extracting("admission.sessionsByAddress").isEqualTo(Map.of());
        assertThat(server).extracting("admission.sessions").hasToString("0");
    }

    /** One that the session is told to end twice, or more often. */
    @Test
    void countsEachSessionOnce() {
        EngineServer server = server(5, 5, 0);
        WebSocketClient client = WebSocketClient.open(server);
        client.breaks(new IllegalStateException());
        client.leaves();
        server.close();

        assertThat(server).extracting("admission.sessions").hasToString("0");
    }

    // ---- Handshakes

    @Test
    void anAddressMayConnectSoOftenInAMinute() throws Exception {
        EngineServer server = server(0, 0, 3);
        for (int i = 0; i < 3; i++) {
            server.admit(handshake("192.0.2.1"));
        }
        checkRefused(EngineError.TOO_MANY_HANDSHAKES, () -> server.admit(handshake("192.0.2.1")));
        server.admit(handshake("192.0.2.2"));
        time.pass(20_000);

        server.admit(handshake("192.0.2.1"));
        checkRefused(EngineError.TOO_MANY_HANDSHAKES, () -> server.admit(handshake("192.0.2.1")));
        time.pass(600_000);
        for (int i = 0; i < 3; i++) {
            server.admit(handshake("192.0.2.1"));
        }
        checkRefused(EngineError.TOO_MANY_HANDSHAKES, () -> server.admit(handshake("192.0.2.1")));
    }

    @Test
    void knowsTheRatesOfSoManyAddressesOnly() throws Exception {
        EngineServer server = server(0, 0, 1);
        for (int i = 0; i < 10_100; i++) {
            server.admit(handshake("198.51." + i / 250 + '.' + i % 250));
        }

        assertThat(server)
                .extracting("admission.rates")
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .hasSize(10_000);
        checkRefused(EngineError.TOO_MANY_HANDSHAKES, () -> server.admit(handshake("198.51.40.99")));
    }

    // ---- The log

    @Test
    void tellsTheOperatorOnceAMinute() {
        EngineServer server = server(1, 0, 0);
        connect(server, "192.0.2.1");
        for (int i = 0; i < 50; i++) {
            checkRefused(EngineError.SERVER_FULL, () -> server.admit(handshake("192.0.2.3")));
        }

        assertThat(log.records()).singleElement().satisfies(entry -> {
            assertThat(entry.getMessage()).startsWith("SIO000312: ").contains("socketio.max-connections.");
            assertThat(entry.getParameters()).containsExactly("192.0.2.3");
        });
        time.pass(60_000); // which the client, that answers no heartbeat, is not there to see
        connect(server, "192.0.2.1");
        checkRefused(EngineError.SERVER_FULL, () -> server.admit(handshake("192.0.2.3")));
        assertThat(log.records()).hasSize(2);
    }
}

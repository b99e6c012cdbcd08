/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import ee.socketio.DisconnectDetail;
import ee.socketio.impl.engine.CapturedLog;
import ee.socketio.impl.engine.WebSocketClient;

class EventLimitsTest {
    private static final String REFUSED =
            "[{\"error\":{\"code\":\"RATE_LIMITED\",\"message\":\"too many events: slow down and try again\"}}]";
    private static final String LATE =
            "[{\"error\":{\"code\":\"TIMEOUT\",\"message\":\"the event takes too long to handle\"}}]";

    @AutoClose
    private final CapturedLog log = CapturedLog.of("ee.socketio.core");

    private final TestServer server = new TestServer(new EventLimits(3, 1000));
    private final WebSocketClient client = server.join();

    private List<String> told() {
        server.handlers.runAll();
        return server.application.news();
    }

    // ---- Rate

    @Test
    void handlesAsManyEventsASecondAsThereMayBe() {
        says("42[\"e\"]", 5);
        assertThat(told()).hasSize(3);
        server.time.pass(1000);
        says("42[\"e\"]", 5);
        assertThat(told()).hasSize(3);

        assertThat(client.state()).isEqualTo(WebSocketClient.State.OPEN);
    }

    @Test
    void tellsTheSenderOfAnEventThatItIsOneTooMany() {
        says("42[\"e\"]", 3);
        client.says("421[\"e\"]");

        assertThat(client.frames()).containsExactly("431" + REFUSED);
    }

    @Test
    void countsAllNamespacesOfAConnectionTogether() {
        server.join(client, "/chat");
        says("42[\"e\"]", 3);
        client.says("42/chat,1[\"e\"]");

        assertThat(client.frames()).containsExactly("43/chat,1" + REFUSED);
    }

    @Test
    void countsConnectionsEachForItself() {
        says("42[\"e\"]", 3);
        WebSocketClient other = server.join();
        other.says("421[\"e\"]");
        server.handlers.runAll();

        assertThat(other.frames()).isEmpty();
        assertThat(server.application.told).containsExactly("e []");
    }

    @Test
    void countsNoAcknowledgements() {
        says("42[\"e\"]", 3);
        says("439[]", 100);

        assertThat(client.state()).isEqualTo(WebSocketClient.State.OPEN);
    }

    @Test
    void disconnectsAClientThatGoesOn() {
        List<DisconnectDetail> details = new ArrayList<>();
        server.application.onDisconnected = event -> details.add(event.detail());
        says("42[\"e\"]", 3 + 30);
        assertThat(client.state()).isEqualTo(WebSocketClient.State.OPEN);
        client.says("42[\"e\"]");
        server.handlers.runAll();

        assertThat(client.state()).isEqualTo(WebSocketClient.State.CLOSED);
        assertThat(details).containsExactly(DisconnectDetail.RATE_LIMITED);
        assertThat(log.messages()).singleElement().asString().startsWith("SIO000460: ");
    }

    @Test
    void toleratesAClientThatIsTwiceTooFast() {
        for (int second = 0; second < 100; second++) {
            says("42[\"e\"]", 6);
            assertThat(told()).hasSize(3);
            server.time.pass(1000);
        }
        assertThat(client.state()).isEqualTo(WebSocketClient.State.OPEN);
    }

    @Test
    void refusesAttemptsToJoinThatAreTooMany() {
        says("40/nowhere,", 4);

        assertThat(client.frames())
                .containsExactly(
                        "44/nowhere,{\"message\":\"Invalid namespace\"}",
                        "44/nowhere,{\"message\":\"Invalid namespace\"}",
                        "44/nowhere,{\"message\":\"Too many attempts\"}",
                        "44/nowhere,{\"message\":\"Too many attempts\"}");
        says("42[\"e\"]", 3);
        assertThat(told()).as("events are counted apart").hasSize(3);
        says("40/nowhere,", 100);
        assertThat(client.state()).isEqualTo(WebSocketClient.State.CLOSED);
    }

    private void says(String packet, int times) {
        for (int i = 0; i < times; i++) {
            client.says(packet);
        }
    }

    // ---- Time

    @Test
    void answersInPlaceOfAHandlerThatDoesNot() {
        client.says("421[\"e\"]");
        server.handlers.runAll(); // and it has returned without an answer
        server.time.pass(900);
        assertThat(client.frames()).isEmpty();
        server.time.pass(200);

        assertThat(client.frames()).containsExactly("431" + LATE);
        assertThat(told()).containsExactly("e []", "late e");
    }

    @Test
    void ignoresWhatIsAnsweredLate() {
        List<InboundEvent> events = new ArrayList<>();
        server.application.onEvent = events::add;
        client.says("421[\"e\"]");
        server.handlers.runAll();
        server.time.pass(1100);
        client.frames();
        events.get(0).reply("late");

        assertThat(client.frames()).isEmpty();
    }

    @Test
    void beginsToCountWhenTheEventIsHandled() {
        client.says("421[\"e\"]");
        server.time.pass(5000);

        assertThat(client.frames()).isEmpty();
    }

    @Test
    void doesNotWaitForWhoHasAnswered() {
        server.application.onEvent = event -> event.reply("in time");
        client.says("421[\"e\"]");
        server.handlers.runAll();
        server.time.pass(5000);

        assertThat(client.frames()).containsExactly("431[\"in time\"]");
        assertThat(told()).containsExactly("e []");
    }

    @Test
    void tellsOfHandlersThatDoNotReturnAlsoIfNobodyWaitsForAnAnswer() {
        server.application.onEvent = event -> server.time.pass(1100);
        client.says("42[\"e\"]");

        assertThat(told()).containsExactly("e []", "late e");
        assertThat(client.frames()).isEmpty();
    }

    @Test
    void doesNotWaitForHandlersThatHaveReturnedIfNobodyWaitsForAnAnswer() {
        client.says("42[\"e\"]");
        server.handlers.runAll();
        server.time.pass(5000);

        assertThat(told()).containsExactly("e []");
    }

    @Test
    void theNextEventWaitsForTheHandlerThatIsLate() {
        server.application.onEvent = event -> {
            if (event.event().equals("slow")) {
                client.says("422[\"next\"]");
                server.time.pass(1100);
                server.application.told.add("returns");
            }
        };
        client.says("421[\"slow\"]");

        assertThat(told()).containsSubsequence("slow []", "returns", "next []");
        assertThat(client.frames()).first().isEqualTo("431" + LATE);
    }
}

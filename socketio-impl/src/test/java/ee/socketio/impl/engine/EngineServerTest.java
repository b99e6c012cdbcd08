/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

import static ee.socketio.impl.engine.EngineError.BAD_HANDSHAKE_METHOD;
import static ee.socketio.impl.engine.EngineError.BAD_REQUEST;
import static ee.socketio.impl.engine.EngineError.FORBIDDEN;
import static ee.socketio.impl.engine.EngineError.UNKNOWN_SID;
import static ee.socketio.impl.engine.EngineError.UNKNOWN_TRANSPORT;
import static ee.socketio.impl.engine.EngineError.UNSUPPORTED_PROTOCOL_VERSION;
import static ee.socketio.impl.engine.Requests.get;
import static ee.socketio.impl.engine.Requests.post;
import static ee.socketio.impl.engine.Requests.request;
import static ee.socketio.impl.engine.Requests.upgrade;
import static ee.socketio.impl.engine.TestEngine.config;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which requests get through. The earlier an error stands here, the earlier it is looked for. */
class EngineServerTest {
    private final TestEngine engine = new TestEngine();

    @ParameterizedTest
    @CsvSource({
        "UNKNOWN_TRANSPORT, 400, '{\"code\":0,\"message\":\"Transport unknown\"}'",
        "UNKNOWN_SID, 400, '{\"code\":1,\"message\":\"Session ID unknown\"}'",
        "BAD_HANDSHAKE_METHOD, 400, '{\"code\":2,\"message\":\"Bad handshake method\"}'",
        "BAD_REQUEST, 400, '{\"code\":3,\"message\":\"Bad request\"}'",
        "FORBIDDEN, 403, '{\"code\":4,\"message\":\"Forbidden\"}'",
        "UNSUPPORTED_PROTOCOL_VERSION, 400, '{\"code\":5,\"message\":\"Unsupported protocol version\"}'"
    })
    void tellsErrorsAsTheProtocolPrescribes(EngineError error, int status, String json) {
        assertThat(error.pollingStatus()).isEqualTo(status);
        assertThat(error.json()).isEqualTo(json);
        assertThat(new RefusedException(error)).hasMessage(error.message());
    }

    // ---- Handshakes

    @Test
    void acceptsHandshakes() {
        assertAccepted(get("EIO=4&transport=polling"));
        assertAccepted(get("EIO=4&transport=polling&sid=&t=abc&app=1"));
        assertAccepted(upgrade("EIO=4&transport=websocket"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EIO=3&transport=smoke&sid=gone",
                "EIO=3&transport=",
                "EIO=4&transport=Polling",
                "EIO=4&transport=webtransport",
                "EIO=4&t=1"
            })
    void refusesUnknownTransportsFirstOfAll(String query) {
        assertRefused(post(query), UNKNOWN_TRANSPORT);
    }

    @Test
    void refusesTransportsThatAreDisabled() {
        TestEngine polling = new TestEngine(config(List.of("polling"), true, 1000));
        TestEngine webSocket = new TestEngine(config(List.of("websocket"), true, 1000));

        assertRefused(polling, upgrade("EIO=4&transport=websocket"), UNKNOWN_TRANSPORT);
        assertRefused(webSocket, get("EIO=4&transport=polling"), UNKNOWN_TRANSPORT);
        String member = PollingClient.open(polling.server).query("websocket");
        assertRefused(polling, upgrade(member), UNKNOWN_TRANSPORT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "HEAD", "OPTIONS", "get"})
    void opensSessionsByGetOnly(String method) {
        assertRefused(request(method, "EIO=3&transport=websocket", false, null), BAD_HANDSHAKE_METHOD);
        assertRefused(request(method, "EIO=4&transport=polling&sid=", false, null), BAD_HANDSHAKE_METHOD);
    }

    @Test
    void refusesHandshakesOfOneTransportByTheOther() {
        assertRefused(get("EIO=3&transport=websocket"), BAD_REQUEST);
        assertRefused(upgrade("EIO=3&transport=polling"), BAD_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EIO=3&", "EIO=5&", "EIO=abc&", "EIO=&", "EIO=04&", ""})
    void refusesOtherRevisions(String revision) {
        assertRefused(get(revision + "transport=polling"), UNSUPPORTED_PROTOCOL_VERSION);
        assertRefused(upgrade(revision + "transport=websocket"), UNSUPPORTED_PROTOCOL_VERSION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EIO=3&", "EIO=5&", "EIO=abc&", "EIO=&", "EIO=04&", ""})
    void takesOtherRevisionsForTheThirdIfThatIsAllowed(String revision) {
        TestEngine eio3 = TestEngine.eio3();

        assertAccepted(eio3, get(revision + "transport=polling"));
        assertAccepted(eio3, upgrade(revision + "transport=websocket"));
        assertAccepted(eio3, get("EIO=4&transport=polling"));
    }

    // ---- Requests of a session

    @Test
    void keepsTheRevisionOfASession() {
        TestEngine eio3 = TestEngine.eio3();
        String third = PollingClient.openEio3(eio3.server).query("");
        String fourth = PollingClient.open(eio3.server).query("");

        assertAccepted(eio3, get(third + "polling"));
        assertAccepted(eio3, upgrade(third + "websocket"));
        assertRefused(eio3, get(third.replace("EIO=3", "EIO=4") + "polling"), BAD_REQUEST);
        assertRefused(eio3, post(fourth.replace("EIO=4", "EIO=3") + "polling"), BAD_REQUEST);
        assertRefused(eio3, upgrade(third.replace("EIO=3", "EIO=4") + "websocket"), BAD_REQUEST);
        assertRefused(eio3, upgrade(fourth.replace("EIO=4", "EIO=3") + "websocket"), BAD_REQUEST);
    }

    @Test
    void pollsASessionByScriptsFromItsBeginningOrNever() {
        TestEngine eio3 = TestEngine.eio3();
        String plain = PollingClient.open(eio3.server).query("polling");
        String scripts =
                PollingClient.open(eio3.server, "EIO=4&transport=polling&j=0").query("polling");

        assertRefused(eio3, get(plain + "&j=0"), BAD_REQUEST);
        assertRefused(eio3, post(plain + "&j="), BAD_REQUEST);
        assertRefused(eio3, get(scripts), BAD_REQUEST);
        assertAccepted(eio3, get(scripts + "&j=1"));
        assertAccepted(eio3, upgrade(scripts.replace("polling", "websocket")));
        assertAccepted(eio3, upgrade(plain.replace("polling", "websocket") + "&j=0"));
    }

    @Test
    void makesNothingOfScriptsWhereTheyAreNotServed() {
        assertAccepted(get(PollingClient.open(engine.server).query("polling") + "&j=0"));
    }

    @Test
    void acceptsRequestsOfItsSessions() {
        PollingClient client = PollingClient.open(engine.server);

        assertAccepted(get(client.query("polling")));
        assertAccepted(post(client.query("polling")));
        assertAccepted(upgrade(client.query("websocket")));
    }

    @Test
    void refusesUnknownSessionsBeforeAllElseThatIsWrong() {
        assertRefused(get("EIO=3&transport=polling&sid=gone"), UNKNOWN_SID);
        assertRefused(post("EIO=4&transport=websocket&sid=gone"), UNKNOWN_SID);
        assertRefused(upgrade("EIO=4&transport=websocket&sid=gone"), UNKNOWN_SID);
    }

    @Test
    void refusesTheWrongTransportBeforeTheWrongUser() {
        String member = PollingClient.open(engine.server).query("websocket");

        assertRefused(request("GET", member, false, "mallory"), BAD_REQUEST);
    }

    @Test
    void refusesToAskForAWebSocketUnderAnotherName() {
        assertRefused(upgrade(PollingClient.open(engine.server).query("polling")), BAD_REQUEST);
    }

    @Test
    void refusesAnotherRevisionBeforeTheWrongUser() {
        String member = PollingClient.open(engine.server).query("polling").replace("EIO=4&", "");

        assertRefused(get(member), BAD_REQUEST);
        assertRefused(get("EIO=3&" + member), BAD_REQUEST);
        assertRefused(request("GET", "EIO=3&" + member, false, "mallory"), BAD_REQUEST);
    }

    @Test
    void refusesHttpRequestsOfSessionsThatUseWebSocket() {
        PollingClient client = PollingClient.open(engine.server);
        WebSocketClient webSocket = client.upgrade();
        webSocket.says("2probe");
        webSocket.says("5");

        assertRefused(get(client.query("polling")), BAD_REQUEST);
        assertRefused(post(client.query("polling")), BAD_REQUEST);
        assertRefused(get(client.query("websocket")), BAD_REQUEST);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "nobody",
            value = {"alice, mallory", "alice, nobody", "nobody, mallory"})
    void refusesOtherUsers(String opener, String other) {
        String member = memberOpenedBy(opener);

        assertRefused(request("GET", member + "polling", false, other), FORBIDDEN);
        assertRefused(request("POST", member + "polling", false, other), FORBIDDEN);
        assertRefused(request("GET", member + "websocket", true, other), FORBIDDEN);
    }

    @Test
    void knowsUsersByTheirNames() {
        assertAccepted(request("GET", memberOpenedBy("alice") + "polling", false, "alice"));
    }

    private String memberOpenedBy(String user) {
        engine.server.open(request("GET", "EIO=4&transport=polling", false, user), FakeExchange.create());
        return "EIO=4&sid=" + engine.session().id() + "&transport=";
    }

    @Test
    void refusesWebSocketsWhoseSessionHasEndedSinceTheyWereVerified() {
        PollingClient client = PollingClient.open(engine.server);
        EngineRequest request = upgrade(client.query("websocket"));
        assertAccepted(request);
        client.post("1");

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> engine.server.open(request, (WebSocketChannel) null))
                .extracting(RefusedException::error)
                .isEqualTo(UNKNOWN_SID);
    }

    private void assertAccepted(EngineRequest request) {
        assertAccepted(engine, request);
    }

    private static void assertAccepted(TestEngine configured, EngineRequest request) {
        assertThatCode(() -> configured.server.verify(request)).doesNotThrowAnyException();
    }

    private void assertRefused(EngineRequest request, EngineError error) {
        assertRefused(engine, request, error);
    }

    private static void assertRefused(TestEngine engine, EngineRequest request, EngineError error) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> engine.server.verify(request))
                .extracting(RefusedException::error)
                .isEqualTo(error);
    }
}

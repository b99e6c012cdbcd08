/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

import ee.socketio.impl.engine.EngineRequest;
import ee.socketio.impl.engine.QueryString;

class RequestsTest {
    private static final String HANDSHAKE = "EIO=4&transport=websocket";

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"&", "&&", "=", "=value", "&=&"})
    void queryMayHaveNoParameters(String query) {
        assertThat(QueryString.parse(query)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "a=1;                 1",
                "b=2&a=1;             1",
                "a=1&b=2;             1",
                "&&a=1&;              1",
                "a=b=c;               b=c",
                "a;                   ``",
                "a=;                  ``",
                "a=one+two%20three;   one two three",
                "a=%26%3D%2B;         &=+",
                "%61=1;               1",
                "a=%E2%82%AC;         €",
                "a=%F0%9F%98%80;      😀",
                "a=1+1%3d2;           1 1=2",
            })
    void valueIsDecoded(String query, String expected) {
        assertThat(QueryString.parse(query)).containsEntry("a", expected);
    }

    @Test
    void lastValueOfAKeyCounts() {
        assertThat(QueryString.parse("a=1&b=2&a=3&%61=4")).containsOnly(Map.entry("a", "4"), Map.entry("b", "2"));
    }

    @Test
    void keysAreCaseSensitive() {
        assertThat(QueryString.parse("a=1&A=2")).containsOnly(Map.entry("a", "1"), Map.entry("A", "2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "%4", "%zz", "100%", "%-1"})
    void valueThatIsNotEncodedIsKept(String value) {
        assertThat(QueryString.parse("a=" + value + "&b=1")).containsOnly(Map.entry("a", value), Map.entry("b", "1"));
    }

    @Test
    void parametersCannotBeChanged() {
        Map<String, String> parameters = QueryString.parse("a=1");

        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> parameters.put("a", "2"));
    }

    @Test
    void requestTellsWhatTheEngineAsks() {
        EngineRequest request =
                Requests.read(new FakeRequest("GET", HANDSHAKE).user("ann").facade(), Set.of());

        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.url()).isEqualTo("/app/socket.io/?" + HANDSHAKE);
        assertThat(request.query()).containsEntry("transport", "websocket");
        assertThat(request.address()).isEqualTo("192.0.2.1");
        assertThat(request.secure()).isTrue();
        assertThat(request.user().getName()).isEqualTo("ann");
        assertThat(request.sid()).isEmpty();
    }

    @Test
    void requestMayHaveNoQuery() {
        EngineRequest request = Requests.read(new FakeRequest("GET", null).facade(), Set.of());

        assertThat(request.url()).isEqualTo("/app/socket.io/");
        assertThat(request.query()).isEmpty();
        assertThat(request.user()).isNull();
    }

    @Test
    void headersOfAHandshakeAreFoundInAnyCase() {
        EngineRequest request = Requests.read(
                new FakeRequest("GET", HANDSHAKE)
                        .header("X-Forwarded-For", "a", "b")
                        .header("Cookie", "c")
                        .facade(),
                Set.of());

        assertThat(request.headers()).hasSize(2);
        assertThat(request.headers().get("x-forwarded-for")).containsExactly("a", "b");
        assertThat(request.headers().get("COOKIE")).containsExactly("c");
    }

    @Test
    void headersOfLaterRequestsAreNotKept() {
        EngineRequest request = Requests.read(
                new FakeRequest("GET", HANDSHAKE + "&sid=abc")
                        .header("Cookie", "c")
                        .facade(),
                Set.of());

        assertThat(request.sid()).isEqualTo("abc");
        assertThat(request.headers()).isEmpty();
    }

    @Test
    void rolesOfAHandshakeAreThoseThatTheApplicationAsksForAndTheUserHas() {
        FakeRequest request = new FakeRequest("GET", HANDSHAKE).user("ann", "admin", "owner");

        assertThat(Requests.read(request.facade(), Set.of("admin", "member")).roles())
                .containsExactly("admin");
    }

    @Test
    void nobodyHasRoles() {
        FakeRequest request = new FakeRequest("GET", HANDSHAKE).user(null, "admin");

        assertThat(Requests.read(request.facade(), Set.of("admin")).roles()).isEmpty();
    }

    @Test
    void rolesOfLaterRequestsAreNotAskedFor() {
        FakeRequest request = new FakeRequest("GET", HANDSHAKE + "&sid=abc").user("ann", "admin");

        assertThat(Requests.read(request.facade(), Set.of("admin")).roles()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"websocket, true", "WebSocket, true", "h2c, false", ", false"})
    void upgradeIsAskedForByAHeader(String upgrade, boolean expected) {
        FakeRequest request = new FakeRequest("GET", HANDSHAKE);
        if (upgrade != null) {
            request.header("Upgrade", upgrade);
        }

        assertThat(Requests.read(request.facade(), Set.of()).upgrade()).isEqualTo(expected);
    }
}

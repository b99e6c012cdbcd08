/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ee.socketio.impl.engine.EngineError;
import ee.socketio.impl.engine.RefusedException;

class OriginPolicyTest {
    private final OriginPolicy ownOnly = new OriginPolicy(Set.of());
    private final OriginPolicy listed = new OriginPolicy(Set.of("https://a.example", "https://b.example:8443"));
    private final OriginPolicy any = new OriginPolicy(Set.of("*"));

    private static FakeRequest request(String origin) {
        return new FakeRequest("GET", "").header("Host", "chat.example:8080").header("Origin", origin);
    }

    private static FakeRequest preflight(String origin) {
        return new FakeRequest("OPTIONS", "")
                .header("Host", "chat.example")
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST");
    }

    private static FakeResponse check(OriginPolicy policy, FakeRequest request) {
        policy.addHeaders(request.facade(), request.response().facade());
        assertThatCode(() -> policy.check(request.facade())).doesNotThrowAnyException();
        return request.response();
    }

    private static void checkRefused(OriginPolicy policy, FakeRequest request, EngineError error) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> policy.check(request.facade()))
                .matches(refusal -> refusal.error() == error);
    }

    // ---- Scripts

    private static FakeRequest script(String header, String value) {
        FakeRequest request = new FakeRequest("GET", "").header("Host", "chat.example:8080");
        return header == null ? request : request.header(header, value);
    }

    private static void checkScriptRefused(OriginPolicy policy, FakeRequest request) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> policy.checkScript(request.facade()))
                .matches(refusal -> refusal.error() == EngineError.FORBIDDEN);
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, same-origin",
        "Referer, http://chat.example:8080/",
        "Referer, http://chat.example:8080",
        "Referer, https://chat.example:8080/page?a=@b#c",
        "Referer, https://a.example/",
        "Referer, https://b.example:8443/page",
        "Origin, https://a.example"
    })
    void scriptOfAPageThatMayConnectMayPoll(String header, String value) {
        assertThatCode(() -> listed.checkScript(script(header, value).facade())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        ",",
        "Sec-Fetch-Site, same-site",
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, none",
        "Referer, ''",
        "Referer, https://evil.example/",
        "Referer, https://evil.example/https://a.example/",
        "Referer, https://a.example.evil.example/",
        "Referer, https://a.example@evil.example/",
        "Referer, https://a.example:1@evil.example/",
        "Referer, 'https://a.example\\@evil.example/'",
        "Referer, https://a.example:443/",
        "Referer, http://a.example/",
        "Referer, //a.example/",
        "Referer, a.example",
        "Referer, http://chat.example/",
        "Referer, null"
    })
    void scriptOfAnyOtherPageMayNot(String header, String value) {
        checkScriptRefused(listed, script(header, value));
    }

    @Test
    void scriptOfAnyPageMayPollWhereAnyMayConnect() {
        assertThatCode(() -> any.checkScript(script(null, null).facade())).doesNotThrowAnyException();
        checkScriptRefused(ownOnly, script(null, null));
    }

    // ---- Pages

    @Test
    void requestWithoutOriginIsNoPage() {
        FakeRequest request = new FakeRequest("GET", "").header("Host", "chat.example:8080");

        assertThat(check(ownOnly, request).headers("Access-Control-Allow-Origin"))
                .isEmpty();
        assertThat(check(listed, request).headers("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://chat.example:8080,  chat.example:8080",
        "https://chat.example:8080, chat.example:8080",
        "https://chat.example,      chat.example",
        "https://CHAT.example,      chat.EXAMPLE",
        "http://[::1]:8080,         [::1]:8080",
    })
    void pageOfTheServerItselfMayConnect(String origin, String host) {
        FakeRequest request = new FakeRequest("GET", "").header("Host", host).header("Origin", origin);

        assertThat(check(ownOnly, request).headers("Access-Control-Allow-Origin"))
                .isEmpty();
        assertThat(check(listed, request).headers("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://chat.example",
                "http://chat.example:80",
                "http://chat.example:8081",
                "http://evil.example",
                "http://evil.chat.example:8080",
                "http://chat.example:8080.evil.example",
                "http://evil-chat.example:8080",
                "http://chat.example:8080/",
                "http://user@chat.example:8080",
                "chat.example:8080",
                "://chat.example:8080",
                "null",
                "",
            })
    void otherPageIsRefused(String origin) {
        checkRefused(ownOnly, request(origin), EngineError.FORBIDDEN);
        checkRefused(listed, request(origin), EngineError.FORBIDDEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "null", "http://a.example"})
    void otherPageCannotReadTheRefusal(String origin) {
        FakeRequest request = request(origin);

        listed.addHeaders(request.facade(), request.response().facade());

        assertThat(request.response().headers("Access-Control-Allow-Origin")).isEmpty();
        assertThat(request.response().header("Vary")).isEqualTo("Origin");
    }

    @Test
    void pageIsRefusedIfTheServerIsNotNamed() {
        checkRefused(ownOnly, new FakeRequest("GET", "").header("Origin", "http://null"), EngineError.FORBIDDEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://a.example", "https://b.example:8443"})
    void listedOriginMayConnectAndReadTheResponse(String origin) {
        FakeResponse response = check(listed, request(origin));

        assertThat(response.headers("Access-Control-Allow-Origin")).containsExactly(origin);
        assertThat(response.header("Vary")).isEqualTo("Origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://a.example", "https://a.example:443", "https://b.example", "https://A.example"})
    void listedOriginIsComparedAsAWhole(String origin) {
        checkRefused(listed, request(origin), EngineError.FORBIDDEN);
    }

    @Test
    void originNullMayBeListed() {
        assertThat(check(new OriginPolicy(Set.of("null")), request("null")).header("Access-Control-Allow-Origin"))
                .isEqualTo("null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "null", "http://chat.example:8080"})
    void starAllowsEveryOrigin(String origin) {
        assertThat(check(any, request(origin)).header("Access-Control-Allow-Origin"))
                .isEqualTo("*");
    }

    @Test
    void cachesLearnThatResponsesDifferByOrigin() {
        FakeRequest withoutOrigin = new FakeRequest("GET", "");

        assertThat(check(listed, withoutOrigin).header("Vary")).isEqualTo("Origin");
        assertThat(check(ownOnly, request("http://chat.example:8080")).headers("Vary"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://a\n.example", "http://a\u007f.example", "http://a\u0000", "http://\u0100.example"})
    void originThatIsNoHeaderIsABadRequest(String origin) {
        checkRefused(ownOnly, request(origin), EngineError.BAD_REQUEST);
        checkRefused(listed, request(origin), EngineError.BAD_REQUEST);
        checkRefused(any, request(origin), EngineError.BAD_REQUEST);
    }

    @Test
    void preflightIsAnsweredIfAnOriginIsAllowed() {
        assertThat(listed.isPreflight(preflight("https://a.example").facade())).isTrue();
        assertThat(any.isPreflight(preflight("https://a.example").facade())).isTrue();
        assertThat(ownOnly.isPreflight(preflight("https://a.example").facade())).isFalse();
    }

    @Test
    void otherRequestsAreNoPreflight() {
        assertThat(listed.isPreflight(new FakeRequest("OPTIONS", "").facade())).isFalse();
        assertThat(listed.isPreflight(new FakeRequest("GET", "")
                        .header("Access-Control-Request-Method", "POST")
                        .facade()))
                .isFalse();
    }

    @Test
    void preflightIsAnsweredWithoutABody() {
        FakeRequest request = preflight("https://a.example");

        listed.answerPreflight(request.facade(), request.response().facade());

        assertThat(request.response().status()).isEqualTo(204);
        assertThat(request.response().header("Content-Length")).isEqualTo("0");
        assertThat(request.response().header("Access-Control-Allow-Methods"))
                .isEqualTo("GET,HEAD,PUT,PATCH,POST,DELETE");
        assertThat(request.response().headers("Access-Control-Allow-Headers")).isEmpty();
    }

    @Test
    void preflightAllowsTheHeadersThatItAsksFor() {
        FakeRequest request = preflight("https://a.example").header("Access-Control-Request-Headers", "x-one,x-two");

        check(listed, request);
        listed.answerPreflight(request.facade(), request.response().facade());

        assertThat(request.response().header("Access-Control-Allow-Headers")).isEqualTo("x-one,x-two");
        assertThat(request.response().headers("Vary")).containsExactly("Origin", "Access-Control-Request-Headers");
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

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
    private static final String HOST = "chat.example:8080";

    private final OriginPolicy ownOnly = policy();
    private final OriginPolicy listed = policy("https://a.example", "https://b.example:8443");
    private final OriginPolicy any = policy("*");

    private static OriginPolicy policy(String... origins) {
        return new OriginPolicy(new AllowedOrigins(Set.of(origins)));
    }

    private static FakeRequest request(String origin) {
        return new FakeRequest("GET", "").header("Host", HOST).header("Origin", origin);
    }

    private static void checkServed(OriginPolicy policy, FakeRequest request) {
        assertThatCode(() -> policy.check(request.facade(), request.facade().getHeader("Host")))
                .doesNotThrowAnyException();
    }

    private static void checkRefused(OriginPolicy policy, FakeRequest request, EngineError error) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(
                        () -> policy.check(request.facade(), request.facade().getHeader("Host")))
                .matches(refusal -> refusal.error() == error);
    }

    // ---- Pictures and the like

    private static FakeRequest embedded(String site) {
        return new FakeRequest("GET", "").header("Host", HOST).header("Sec-Fetch-Site", site);
    }

    @Test
    void pageOfAnotherSiteMayNotEmbedAConnection() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> listed.checkEmbedding(embedded("cross-site").facade()))
                .matches(refusal -> refusal.error() == EngineError.FORBIDDEN);
    }

    @Test
    void whoMayConnectMayEmbed() {
        assertThatCode(() -> {
                    listed.checkEmbedding(embedded("same-origin").facade());
                    listed.checkEmbedding(embedded("none").facade());
                    listed.checkEmbedding(new FakeRequest("GET", "").facade());
                    listed.checkEmbedding(embedded("cross-site")
                            .header("Origin", "https://a.example")
                            .facade());
                    any.checkEmbedding(embedded("cross-site").facade());
                })
                .doesNotThrowAnyException();
    }

    // ---- Scripts

    private static FakeRequest script(String header, String value) {
        FakeRequest request = new FakeRequest("GET", "").header("Host", HOST);
        return header == null ? request : request.header(header, value);
    }

    private static void checkScriptRefused(OriginPolicy policy, FakeRequest request) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> policy.checkScript(request.facade(), HOST))
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
        assertThatCode(() -> listed.checkScript(script(header, value).facade(), HOST))
                .doesNotThrowAnyException();
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
        assertThatCode(() -> any.checkScript(script(null, null).facade(), HOST)).doesNotThrowAnyException();
        checkScriptRefused(ownOnly, script(null, null));
    }

    // ---- Pages

    @Test
    void requestWithoutOriginIsNoPage() {
        FakeRequest request = new FakeRequest("GET", "").header("Host", HOST);

        checkServed(ownOnly, request);
        checkServed(listed, request);
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

        checkServed(ownOnly, request);
        checkServed(listed, request);
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

    @Test
    void pageIsRefusedIfTheServerIsNotNamed() {
        checkRefused(ownOnly, new FakeRequest("GET", "").header("Origin", "http://null"), EngineError.FORBIDDEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://a.example", "https://b.example:8443"})
    void listedOriginMayConnect(String origin) {
        checkServed(listed, request(origin));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://a.example", "https://a.example:443", "https://b.example", "https://A.example"})
    void listedOriginIsComparedAsAWhole(String origin) {
        checkRefused(listed, request(origin), EngineError.FORBIDDEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "null", "http://chat.example:8080"})
    void starAllowsEveryOrigin(String origin) {
        checkServed(any, request(origin));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://a\n.example", "http://a\u007f.example", "http://a\u0000", "http://\u0100.example"})
    void originThatIsNoHeaderIsABadRequest(String origin) {
        checkRefused(ownOnly, request(origin), EngineError.BAD_REQUEST);
        checkRefused(listed, request(origin), EngineError.BAD_REQUEST);
        checkRefused(any, request(origin), EngineError.BAD_REQUEST);
    }
}

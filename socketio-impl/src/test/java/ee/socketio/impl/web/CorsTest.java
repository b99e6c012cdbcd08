/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ee.socketio.SocketIoConfig;
import ee.socketio.SocketIoConfig.Builder;

class CorsTest {
    private final Cors off = cors(builder -> builder);
    private final Cors any = cors(builder -> builder.corsOrigin(Set.of("*")));
    private final Cors listed = listed(builder -> builder);

    private static Cors listed(UnaryOperator<Builder> options) {
        return cors(builder -> options.apply(builder.corsOrigin(Set.of("https://a.example", "https://*.b.example"))));
    }

    private static Cors cors(UnaryOperator<Builder> options) {
        SocketIoConfig config = options.apply(SocketIoConfig.builder()).build();
        return new Cors(new AllowedOrigins(config.corsOrigin()), config);
    }

    private static FakeRequest request(String origin) {
        return new FakeRequest("GET", "").header("Origin", origin);
    }

    private static FakeRequest preflight(String origin) {
        return new FakeRequest("OPTIONS", "").header("Origin", origin).header("Access-Control-Request-Method", "POST");
    }

    private static FakeResponse pass(Cors cors, FakeRequest request) {
        assertThat(cors.handle(request.facade(), request.response().facade())).isFalse();
        return request.response();
    }

    private static FakeResponse answer(Cors cors, FakeRequest request) {
        assertThat(cors.handle(request.facade(), request.response().facade())).isTrue();
        return request.response();
    }

    @Test
    void nothingIsSaidUnlessAnOriginIsAllowed() {
        assertThat(pass(off, request("https://a.example")).headers()).isEmpty();
        assertThat(pass(off, preflight("https://a.example")).headers()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://a.example", "https://x.b.example"})
    void allowedOriginIsNamed(String origin) {
        FakeResponse response = pass(listed, request(origin));

        assertThat(response.headers("Access-Control-Allow-Origin")).containsExactly(origin);
        assertThat(response.headers("Vary")).containsExactly("Origin");
        assertThat(response.headers("Access-Control-Allow-Credentials")).isEmpty();
        assertThat(response.headers("Access-Control-Expose-Headers")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "null", "http://a.example", "https://b.example"})
    void otherOriginIsNot(String origin) {
        FakeResponse response = pass(listed, request(origin));

        assertThat(response.headers("Access-Control-Allow-Origin")).isEmpty();
        assertThat(response.headers("Vary")).as("for caches").containsExactly("Origin");
    }

    @Test
    void cachesLearnAlsoFromARequestWithoutOriginThatOthersDiffer() {
        assertThat(pass(listed, new FakeRequest("GET", "")).headers("Vary")).containsExactly("Origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "null"})
    void starAllowsEveryOrigin(String origin) {
        assertThat(pass(any, request(origin)).header("Access-Control-Allow-Origin"))
                .isEqualTo("*");
    }

    @Test
    void allowedOriginMayUseCredentialsIfConfigured() {
        Cors cors = listed(builder -> builder.corsCredentials(true));

        assertThat(pass(cors, request("https://a.example")).header("Access-Control-Allow-Credentials"))
                .isEqualTo("true");
        assertThat(answer(cors, preflight("https://a.example")).header("Access-Control-Allow-Credentials"))
                .isEqualTo("true");
        assertThat(pass(cors, request("https://c.example")).headers("Access-Control-Allow-Credentials"))
                .isEmpty();
    }

    @Test
    void allowedOriginMayReadFurtherHeadersIfConfigured() {
        Cors cors = listed(builder -> builder.corsExposedHeaders(new LinkedHashSet<>(List.of("x-b", "x-a"))));

        assertThat(pass(cors, request("https://a.example")).header("Access-Control-Expose-Headers"))
                .isEqualTo("x-b,x-a");
        assertThat(pass(cors, request("https://c.example")).headers("Access-Control-Expose-Headers"))
                .isEmpty();
        assertThat(answer(cors, preflight("https://a.example")).headers("Access-Control-Expose-Headers"))
                .isEmpty();
    }

    @Test
    void preflightIsAnsweredWithoutABody() {
        FakeResponse response = answer(listed, preflight("https://a.example"));

        assertThat(response.status()).isEqualTo(204);
        assertThat(response.header("Content-Length")).isEqualTo("0");
        assertThat(response.header("Access-Control-Allow-Origin")).isEqualTo("https://a.example");
        assertThat(response.header("Access-Control-Allow-Methods")).isEqualTo("GET,HEAD,PUT,PATCH,POST,DELETE");
        assertThat(response.headers("Access-Control-Allow-Headers")).isEmpty();
        assertThat(response.headers("Access-Control-Max-Age")).isEmpty();
    }

    @Test
    void preflightAllowsTheHeadersThatItAsksFor() {
        FakeResponse response =
                answer(listed, preflight("https://a.example").header("Access-Control-Request-Headers", "x-one,x-two"));

        assertThat(response.header("Access-Control-Allow-Headers")).isEqualTo("x-one,x-two");
        assertThat(response.headers("Vary")).containsExactly("Origin", "Access-Control-Request-Headers");
    }

    @Test
    void preflightIsAnsweredAsConfigured() {
        Cors cors = listed(builder -> builder.corsMethods(Set.of("POST"))
                .corsAllowedHeaders(Set.of("x-three"))
                .corsMaxAge(Duration.ofMinutes(10))
                .corsOptionsSuccessStatus(200));

        FakeResponse response =
                answer(cors, preflight("https://a.example").header("Access-Control-Request-Headers", "x-one"));

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Access-Control-Allow-Methods")).isEqualTo("POST");
        assertThat(response.header("Access-Control-Allow-Headers")).isEqualTo("x-three");
        assertThat(response.header("Access-Control-Max-Age")).isEqualTo("600");
        assertThat(response.headers("Vary")).containsExactly("Origin");
    }

    @Test
    void preflightOfAnotherOriginAllowsNothing() {
        assertThat(answer(listed, preflight("https://c.example")).headers("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @Test
    void otherRequestsAreNoPreflight() {
        pass(listed, new FakeRequest("OPTIONS", "").header("Origin", "https://a.example"));
        pass(listed, request("https://a.example").header("Access-Control-Request-Method", "POST"));
    }
}

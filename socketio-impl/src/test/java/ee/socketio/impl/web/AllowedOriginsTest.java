/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedOriginsTest {
    private final AllowedOrigins subdomains =
            new AllowedOrigins(Set.of("https://*.a.example", "http://*.b.example:8080"));
    private final AllowedOrigins expression = new AllowedOrigins(Set.of("/https://shop-\\d+\\.example/"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://x.a.example",
                "https://x-1.y_2.a.example",
                "http://x.b.example:8080",
            })
    void subdomainsAreAllowed(String origin) {
        assertThat(subdomains.contains(origin)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a.example",
                "http://x.a.example",
                "https://x.a.example:8443",
                "https://xa.example",
                "https://.a.example",
                "https://evil.example/.a.example",
                "https://evil.example:1.a.example",
                "https://evil.example#.a.example",
                "https://user@x.a.example",
                "https://x.aXexample",
                "https://x.a.example.evil.example",
                "http://x.b.example",
                "null",
            })
    void othersThanSubdomainsAreNot(String origin) {
        assertThat(subdomains.contains(origin)).isFalse();
    }

    @Test
    void expressionMatchesTheWhole() {
        assertThat(expression.contains("https://shop-12.example")).isTrue();
        assertThat(expression.contains("https://shop-12.example.evil.example")).isFalse();
        assertThat(expression.contains("http://evil.example?https://shop-12.example"))
                .isFalse();
        assertThat(expression.contains("https://shop-12xexample")).isFalse();
    }

    @Test
    void originThatNoPageHasIsNotMatched() {
        AllowedOrigins every = new AllowedOrigins(Set.of("/.*/"));

        assertThat(every.contains("https://" + "a".repeat(292))).isTrue();
        assertThat(every.contains("https://" + "a".repeat(293))).isFalse();
        assertThat(every.isAny()).isFalse();
    }

    @Test
    void nothingIsAllowedUnlessSomethingIsNamed() {
        AllowedOrigins none = new AllowedOrigins(Set.of());

        assertThat(none.isEmpty()).isTrue();
        assertThat(none.contains("https://a.example")).isFalse();
        assertThat(subdomains.isEmpty()).isFalse();
        assertThat(new AllowedOrigins(Set.of("https://a.example")).isEmpty()).isFalse();
    }
}

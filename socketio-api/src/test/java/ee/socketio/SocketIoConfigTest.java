/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import ee.socketio.SocketIoConfig.Builder;

class SocketIoConfigTest {
    private static final SocketIoConfig DEFAULTS = SocketIoConfig.builder().build();

    @Test
    void defaultsAreThoseOfTheManual() {
        assertThat(DEFAULTS.path()).isEqualTo("/socket.io");
        assertThat(DEFAULTS.transports()).containsExactlyInAnyOrder(Transport.POLLING, Transport.WEBSOCKET);
        assertThat(DEFAULTS.allowUpgrades()).isTrue();
        assertThat(DEFAULTS.allowEio3()).isFalse();
        assertThat(DEFAULTS.pingInterval()).hasSeconds(25);
        assertThat(DEFAULTS.pingTimeout()).hasSeconds(20);
        assertThat(DEFAULTS.upgradeTimeout()).hasSeconds(10);
        assertThat(DEFAULTS.connectTimeout()).hasSeconds(45);
        assertThat(DEFAULTS.maxHttpBufferSize()).isEqualTo(1_000_000);
        assertThat(DEFAULTS.maxAttachments()).isEqualTo(10);
        assertThat(DEFAULTS.maxJsonDepth()).isEqualTo(64);
        assertThat(DEFAULTS.maxNamespaces()).isEqualTo(100);
        assertThat(DEFAULTS.maxRooms()).isEqualTo(1_000);
        assertThat(DEFAULTS.maxSocketData()).isEqualTo(16_384);
        assertThat(DEFAULTS.maxInboundBuffer()).isEqualTo(16 * 1024 * 1024);
        assertThat(DEFAULTS.maxOutboundBuffer()).isEqualTo(16 * 1024 * 1024);
        assertThat(DEFAULTS.maxConnections()).isZero();
        assertThat(DEFAULTS.maxConnectionsPerAddress()).isZero();
        assertThat(DEFAULTS.maxHandshakesPerMinute()).isZero();
        assertThat(DEFAULTS.maxEventsPerSecond()).isZero();
        assertThat(DEFAULTS.handlerTimeout()).isZero();
        assertThat(DEFAULTS.ackTimeout()).hasSeconds(10);
        assertThat(DEFAULTS.connectionStateRecovery()).isFalse();
        assertThat(DEFAULTS.connectionStateRecoveryMaxDisconnectionDuration()).hasMinutes(2);
        assertThat(DEFAULTS.connectionStateRecoverySkipMiddlewares()).isFalse();
        assertThat(DEFAULTS.connectionStateRecoveryMaxPackets()).isEqualTo(10_000);
        assertThat(DEFAULTS.connectionStateRecoveryMaxBytes()).isEqualTo(16 * 1024 * 1024);
        assertThat(DEFAULTS.corsOrigin()).isEmpty();
        assertThat(DEFAULTS.corsMethods()).containsExactly("GET", "HEAD", "PUT", "PATCH", "POST", "DELETE");
        assertThat(DEFAULTS.corsAllowedHeaders()).isEmpty();
        assertThat(DEFAULTS.corsExposedHeaders()).isEmpty();
        assertThat(DEFAULTS.corsCredentials()).isFalse();
        assertThat(DEFAULTS.corsMaxAge()).hasSeconds(5);
        assertThat(DEFAULTS.corsOptionsSuccessStatus()).isEqualTo(204);
        assertThat(DEFAULTS.cookie()).isEmpty();
        assertThat(DEFAULTS.cookiePath()).isEqualTo("/");
        assertThat(DEFAULTS.cookieHttpOnly()).isTrue();
        assertThat(DEFAULTS.cookieSameSite()).isEqualTo(SameSite.LAX);
        assertThat(DEFAULTS.cookieSecure()).isFalse();
        assertThat(DEFAULTS.cookieDomain()).isEmpty();
        assertThat(DEFAULTS.cookieMaxAge()).isZero();
        assertThat(DEFAULTS.httpCompression()).isTrue();
        assertThat(DEFAULTS.httpCompressionThreshold()).isEqualTo(1024);
        assertThat(DEFAULTS.perMessageDeflate()).isFalse();
        assertThat(DEFAULTS.serveClient()).isTrue();
        assertThat(DEFAULTS.trustedProxies()).isEmpty();
        assertThat(DEFAULTS.executor()).isEqualTo("java:comp/DefaultManagedExecutorService");
        assertThat(DEFAULTS.scheduledExecutor()).isEqualTo("java:comp/DefaultManagedScheduledExecutorService");
    }

    static Stream<Arguments> options() {
        return Stream.of(
                option("path", "/chat", Builder::path, SocketIoConfig::path, "/chat"),
                option("parser", "msgpack", Builder::parser, SocketIoConfig::parser, "msgpack"),
                option(
                        "transports",
                        "websocket",
                        Builder::transports,
                        SocketIoConfig::transports,
                        Set.of(Transport.WEBSOCKET)),
                option("allow-upgrades", "false", Builder::allowUpgrades, SocketIoConfig::allowUpgrades, false),
                option("allow-eio3", "true", Builder::allowEio3, SocketIoConfig::allowEio3, true),
                duration("ping-interval", Builder::pingInterval, SocketIoConfig::pingInterval),
                duration("ping-timeout", Builder::pingTimeout, SocketIoConfig::pingTimeout),
                duration("upgrade-timeout", Builder::upgradeTimeout, SocketIoConfig::upgradeTimeout),
                duration("connect-timeout", Builder::connectTimeout, SocketIoConfig::connectTimeout),
                duration("ack-timeout", Builder::ackTimeout, SocketIoConfig::ackTimeout),
                number("max-http-buffer-size", 1, Builder::maxHttpBufferSize, SocketIoConfig::maxHttpBufferSize),
                number("max-attachments", 0, Builder::maxAttachments, SocketIoConfig::maxAttachments),
                number("max-json-depth", 1, Builder::maxJsonDepth, SocketIoConfig::maxJsonDepth),
                number("max-namespaces", 1, Builder::maxNamespaces, SocketIoConfig::maxNamespaces),
                number("max-rooms", 1, Builder::maxRooms, SocketIoConfig::maxRooms),
                number("max-socket-data", 0, Builder::maxSocketData, SocketIoConfig::maxSocketData),
                number("max-inbound-buffer", 1_000_000, Builder::maxInboundBuffer, SocketIoConfig::maxInboundBuffer),
                number("max-outbound-buffer", 1, Builder::maxOutboundBuffer, SocketIoConfig::maxOutboundBuffer),
                number("max-connections", 1, Builder::maxConnections, SocketIoConfig::maxConnections),
                number(
                        "max-connections-per-address",
                        1,
                        Builder::maxConnectionsPerAddress,
                        SocketIoConfig::maxConnectionsPerAddress),
                number(
                        "max-handshakes-per-minute",
                        1,
                        Builder::maxHandshakesPerMinute,
                        SocketIoConfig::maxHandshakesPerMinute),
                number("max-events-per-second", 1, Builder::maxEventsPerSecond, SocketIoConfig::maxEventsPerSecond),
                duration("handler-timeout", Builder::handlerTimeout, SocketIoConfig::handlerTimeout),
                option(
                        "connection-state-recovery",
                        "true",
                        Builder::connectionStateRecovery,
                        SocketIoConfig::connectionStateRecovery,
                        true),
                duration(
                        "connection-state-recovery.max-disconnection-duration",
                        Builder::connectionStateRecoveryMaxDisconnectionDuration,
                        SocketIoConfig::connectionStateRecoveryMaxDisconnectionDuration),
                option(
                        "connection-state-recovery.skip-middlewares",
                        "true",
                        Builder::connectionStateRecoverySkipMiddlewares,
                        SocketIoConfig::connectionStateRecoverySkipMiddlewares,
                        true),
                number(
                        "connection-state-recovery.max-packets",
                        1,
                        Builder::connectionStateRecoveryMaxPackets,
                        SocketIoConfig::connectionStateRecoveryMaxPackets),
                number(
                        "connection-state-recovery.max-bytes",
                        1,
                        Builder::connectionStateRecoveryMaxBytes,
                        SocketIoConfig::connectionStateRecoveryMaxBytes),
                option(
                        "cors.origin",
                        "http://b.example:8080,https://a.example",
                        Builder::corsOrigin,
                        SocketIoConfig::corsOrigin,
                        Set.of("https://a.example", "http://b.example:8080")),
                tokens("cors.methods", "POST,GET", Builder::corsMethods, SocketIoConfig::corsMethods),
                tokens(
                        "cors.allowed-headers",
                        "x-a,x-b",
                        Builder::corsAllowedHeaders,
                        SocketIoConfig::corsAllowedHeaders),
                tokens(
                        "cors.exposed-headers",
                        "x-a,x-b",
                        Builder::corsExposedHeaders,
                        SocketIoConfig::corsExposedHeaders),
                option("cors.credentials", "true", Builder::corsCredentials, SocketIoConfig::corsCredentials, true),
                option("cors.max-age", "60s", Builder::corsMaxAge, SocketIoConfig::corsMaxAge, Duration.ofMinutes(1)),
                number(
                        "cors.options-success-status",
                        200,
                        Builder::corsOptionsSuccessStatus,
                        SocketIoConfig::corsOptionsSuccessStatus),
                option("cookie", "io", Builder::cookie, SocketIoConfig::cookie, "io"),
                option("cookie.path", "/chat", Builder::cookiePath, SocketIoConfig::cookiePath, "/chat"),
                option("cookie.http-only", "false", Builder::cookieHttpOnly, SocketIoConfig::cookieHttpOnly, false),
                option(
                        "cookie.same-site",
                        "strict",
                        Builder::cookieSameSite,
                        SocketIoConfig::cookieSameSite,
                        SameSite.STRICT),
                option("cookie.secure", "true", Builder::cookieSecure, SocketIoConfig::cookieSecure, true),
                option(
                        "cookie.domain",
                        "example.org",
                        Builder::cookieDomain,
                        SocketIoConfig::cookieDomain,
                        "example.org"),
                option(
                        "cookie.max-age",
                        "3600s",
                        Builder::cookieMaxAge,
                        SocketIoConfig::cookieMaxAge,
                        Duration.ofHours(1)),
                option("http-compression", "false", Builder::httpCompression, SocketIoConfig::httpCompression, false),
                number(
                        "http-compression.threshold",
                        0,
                        Builder::httpCompressionThreshold,
                        SocketIoConfig::httpCompressionThreshold),
                option(
                        "per-message-deflate",
                        "true",
                        Builder::perMessageDeflate,
                        SocketIoConfig::perMessageDeflate,
                        true),
                option("serve-client", "false", Builder::serveClient, SocketIoConfig::serveClient, false),
                option("adapter", "hazelcast", Builder::adapter, SocketIoConfig::adapter, "hazelcast"),
                option("cluster-name", "shop", Builder::clusterName, SocketIoConfig::clusterName, "shop"),
                option(
                        "hazelcast-instance",
                        "payara/Hazelcast",
                        Builder::hazelcastInstance,
                        SocketIoConfig::hazelcastInstance,
                        "payara/Hazelcast"),
                tokens("trusted-proxies", "::1,10.0.0.0/8", Builder::trustedProxies, SocketIoConfig::trustedProxies),
                option("executor", "java:comp/one", Builder::executor, SocketIoConfig::executor, "java:comp/one"),
                option(
                        "scheduled-executor",
                        "java:comp/two",
                        Builder::scheduledExecutor,
                        SocketIoConfig::scheduledExecutor,
                        "java:comp/two"));
    }

    private static Arguments duration(
            String key, BiFunction<Builder, Duration, Builder> setter, Function<SocketIoConfig, Duration> getter) {
        return option(key, "1500ms", setter, getter, Duration.ofMillis(1_500));
    }

    private static Arguments tokens(
            String key,
            String text,
            BiFunction<Builder, Set<String>, Builder> setter,
            Function<SocketIoConfig, Set<String>> getter) {
        return option(key, text, setter, getter, new LinkedHashSet<>(List.of(text.split(","))));
    }

    private static Arguments number(
            String key,
            int least,
            BiFunction<Builder, Integer, Builder> setter,
            Function<SocketIoConfig, Integer> getter) {
        return option(key, Integer.toString(least), setter, getter, least);
    }

    private static <T> Arguments option(
            String key,
            String text,
            BiFunction<Builder, T, Builder> setter,
            Function<SocketIoConfig, T> getter,
            T value) {
        return arguments("socketio." + key, text, setter, getter, value);
    }

    @Test
    void everyOptionIsTested() {
        assertThat(options().map(option -> option.get()[0]))
                .containsExactlyElementsOf(DEFAULTS.toMap().keySet());
    }

    @ParameterizedTest
    @MethodSource("options")
    <T> void optionIsSetByItsMethod(
            String key,
            String text,
            BiFunction<Builder, T, Builder> setter,
            Function<SocketIoConfig, T> getter,
            T value) {
        SocketIoConfig config = setter.apply(SocketIoConfig.builder(), value).build();

        assertThat(getter.apply(DEFAULTS)).isNotEqualTo(value);
        assertThat(getter.apply(config)).isEqualTo(value);
        checkOnlyThisIsSet(config, key, text);
    }

    @ParameterizedTest
    @MethodSource("options")
    <T> void optionIsSetByItsKey(
            String key,
            String text,
            BiFunction<Builder, T, Builder> setter,
            Function<SocketIoConfig, T> getter,
            T value) {
        SocketIoConfig config = SocketIoConfig.builder().set(key, text).build();

        assertThat(getter.apply(config)).isEqualTo(value);
        checkOnlyThisIsSet(config, key, text);
        assertThat(getter.apply(
                        SocketIoConfig.builder().set(key, "  " + text + "\n").build()))
                .isEqualTo(value);
    }

    private static void checkOnlyThisIsSet(SocketIoConfig config, String key, String text) {
        Map<String, String> expected = new LinkedHashMap<>(DEFAULTS.toMap());
        expected.put(key, text);
        assertThat(config.toMap()).containsExactlyEntriesOf(expected);
        assertThat(config.toBuilder().build().toMap()).containsExactlyEntriesOf(expected);
        assertThat(config.toString()).contains(key + '=' + text);
    }

    @Test
    void textOfEachDefaultIsThatDefault() {
        Builder builder = SocketIoConfig.builder();
        DEFAULTS.toMap().forEach(builder::set);

        assertThat(builder.build().toMap()).isEqualTo(DEFAULTS.toMap());
    }

    @Test
    void copyLeavesTheOriginalAsItIs() {
        DEFAULTS.toBuilder().maxRooms(1).build();

        assertThat(DEFAULTS.maxRooms()).isEqualTo(1_000);
        assertThat(SocketIoConfig.builder().build().maxRooms()).isEqualTo(1_000);
    }

    @Test
    void builderLeavesWhatItHasBuiltAsItIs() {
        Builder builder = SocketIoConfig.builder();
        SocketIoConfig built = builder.build();

        builder.maxRooms(1);

        assertThat(built.maxRooms()).isEqualTo(1_000);
    }

    @Test
    void setsCannotBeChanged() {
        Set<Transport> transports = EnumSet.of(Transport.POLLING);
        Set<String> origins = new HashSet<>(Set.of("https://a.example"));
        SocketIoConfig config = SocketIoConfig.builder()
                .transports(transports)
                .corsOrigin(origins)
                .build();

        transports.add(Transport.WEBSOCKET);
        origins.add("*");

        assertThat(config.transports()).containsExactly(Transport.POLLING);
        assertThat(config.corsOrigin()).containsExactly("https://a.example");
        Stream.of(config, DEFAULTS).forEach(unchangeable -> {
            assertThatExceptionOfType(UnsupportedOperationException.class)
                    .isThrownBy(() -> unchangeable.transports().clear());
            assertThatExceptionOfType(UnsupportedOperationException.class)
                    .isThrownBy(() -> unchangeable.corsOrigin().add("*"));
        });
    }

    // ---- What is allowed

    @ParameterizedTest
    @CsvSource({"/chat, /chat", "/chat/, /chat", "/a/b.c_d-e, /a/b.c_d-e", "/9, /9", "/..., /...", "/.a/b., /.a/b."})
    void pathIsNormalized(String path, String expected) {
        assertThat(SocketIoConfig.builder().path(path).build().path()).isEqualTo(expected);
        assertThat(SocketIoConfig.builder().set("socketio.path", path).build().path())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "/", "//", "chat", "/chat//", "//chat", "/a b", "/*", "/chat/*", "/{id}", "/\u00e4", "/.", "/..",
                "/a/../b", "/a/./b"
            })
    void pathMustBeOne(String path) {
        checkRefused(
                "socketio.path",
                path,
                "a path of letters, digits, dots, dashes and underscores between slashes, such as /socket.io");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SocketIoConfig.builder().path(path))
                .withMessageStartingWith("socketio.path must be ");
    }

    @ParameterizedTest
    @CsvSource({
        "300ms, PT0.3S",
        "25s, PT25S",
        "2m, PT2M",
        "3h, PT3H",
        "1500, PT1.5S",
        "PT25S, PT25S",
        "pt1m30s, PT1M30S",
        "P1D, PT24H",
        "1ms, PT0.001S",
        "240h, PT240H",
    })
    void durationHasShortAndIsoForms(String value, Duration expected) {
        assertThat(SocketIoConfig.builder()
                        .set("socketio.ping-interval", value)
                        .build()
                        .pingInterval())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "25 s",
                "25S ago",
                "-5s",
                "1.5s",
                "s",
                "99999999999999999999s",
                "9223372036854775807h",
                "0",
                "0s",
                "-PT1S",
                "PT0.0009S",
                "240h1ms",
                "PT240H0.001S",
                "9223372036854775807s",
                "PT9223372036854775807S"
            })
    void whatIsNoDurationIsRefused(String value) {
        Stream.of("ping-interval", "ping-timeout", "upgrade-timeout", "connect-timeout", "ack-timeout")
                .forEach(key -> checkRefused(
                        "socketio." + key, value, "a duration from 1ms to 240h, such as 300ms, 25s, 2m or PT25S"));
    }

    @Test
    void durationIsRefusedAsItIs() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SocketIoConfig.builder().ackTimeout(Duration.ZERO))
                .withMessageEndingWith(", but is 'PT0S'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SocketIoConfig.builder().ackTimeout(Duration.ofSeconds(Long.MAX_VALUE)))
                .withMessageEndingWith(", but is 'PT2562047788015215H30M7S'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0s", "PT0S"})
    void handlersMayTakeAsLongAsTheyLike(String value) {
        assertThat(SocketIoConfig.builder()
                        .set("socketio.handler-timeout", value)
                        .build()
                        .toMap())
                .containsEntry("socketio.handler-timeout", "0");
        checkRefused(
                "socketio.handler-timeout",
                "-1s",
                "a duration from 1ms to 240h, such as 300ms, 25s, 2m or PT25S, or 0");
    }

    @ParameterizedTest
    @CsvSource({"1_000_000, 1000000", "1000000, 1000000", "2147483647, 2147483647"})
    void numberMayHaveUnderscores(String value, int expected) {
        assertThat(SocketIoConfig.builder()
                        .set("socketio.max-rooms", value)
                        .build()
                        .maxRooms())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "max-http-buffer-size, 1, 2147483647",
        "max-attachments, 0, 2147483647",
        "max-json-depth, 1, 256",
        "max-namespaces, 1, 2147483647",
        "max-rooms, 1, 2147483647",
        "max-socket-data, 0, 2147483647",
        "max-inbound-buffer, 1, 2147483647",
        "max-outbound-buffer, 1, 2147483647",
        "max-connections, 0, 2147483647",
        "max-connections-per-address, 0, 2147483647",
        "max-handshakes-per-minute, 0, 2147483647",
        "max-events-per-second, 0, 2147483647",
        "connection-state-recovery.max-packets, 1, 2147483647",
        "connection-state-recovery.max-bytes, 1, 2147483647",
    })
    void whatIsNoNumberOfTheRangeIsRefused(String key, int min, long max) {
        String allowed = "a whole number from " + min + " to " + max;

        Stream.of("", "many", "1.5", "1e6", "1MB", "" + (min - 1), "" + (max + 1))
                .forEach(value -> checkRefused("socketio." + key, value, allowed));
        Stream.of(min, max).forEach(value -> SocketIoConfig.builder().set("socketio." + key, value.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yes", "TRUE", "1"})
    void whatIsNoTruthValueIsRefused(String value) {
        checkRefused("socketio.allow-upgrades", value, "true or false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a/b", "ä"})
    void parserMustBeAName(String value) {
        checkRefused(
                "socketio.parser",
                value,
                "json, msgpack or the name of a bean, of letters, digits, dots, dashes and underscores");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a,b"})
    void adapterMustBeAName(String value) {
        checkRefused(
                "socketio.adapter",
                value,
                "memory, hazelcast or the name of a bean, of letters, digits, dots, dashes and underscores");
    }

    @Test
    void nameInAClusterIsBoundedAndVisible() {
        String allowed = "a name of up to 100 visible characters, or nothing";
        checkRefused("socketio.cluster-name", "a b", allowed);
        checkRefused("socketio.cluster-name", "x".repeat(101), allowed);
    }

    @Test
    void transportsAreSeparatedByCommas() {
        assertThat(SocketIoConfig.builder()
                        .set("socketio.transports", "websocket, polling,,")
                        .build()
                        .transports())
                .containsExactly(Transport.POLLING, Transport.WEBSOCKET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " , ", "webtransport", "WEBSOCKET", "polling websocket"})
    void transportsMustBeSome(String value) {
        checkRefused("socketio.transports", value, "one or both of polling,websocket");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SocketIoConfig.builder().transports(Set.of()))
                .withMessage("socketio.transports must be one or both of polling,websocket, but is ''");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "https://a.example",
                "http://localhost:8080",
                "https://a.example:80",
                "http://192.0.2.1",
                "http://[2001:db8::1]:8080",
                "https://xn--bcher-kva.example",
                "capacitor://localhost",
                "https://*.a.example",
                "https://*.a.example:8443",
                "/https://shop-\\d+\\.example/",
                "moz-extension://0c8e3f9a-0d0e-4d5e-9a55-0d7f4d5c1f2e",
            })
    void originIsWhatBrowsersSend(String origin) {
        assertThat(SocketIoConfig.builder()
                        .set("socketio.cors.origin", origin)
                        .build()
                        .corsOrigin())
                .containsExactly(origin);
    }

    @Test
    void originsAreSeparatedByCommas() {
        assertThat(SocketIoConfig.builder()
                        .set("socketio.cors.origin", "https://b.example , https://a.example,,")
                        .build()
                        .corsOrigin())
                .containsExactly("https://a.example", "https://b.example");
        assertThat(SocketIoConfig.builder()
                        .set("socketio.cors.origin", "")
                        .build()
                        .corsOrigin())
                .isEmpty();
    }

    /** They would never be equal to what a browser sends. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a.example/",
                "https://a.example/path",
                "https://a.example?query",
                "https://a.example#fragment",
                "https://user@a.example",
                "https://a.example:443",
                "http://a.example:80",
                "https://A.example",
                "HTTPS://a.example",
                "https://*",
                "https://*example.org",
                "https://a.*.example",
                "https://*.*.example",
                "*.example",
                "https://*.a.example:443",
                "//",
                "/https://(/",
                "https://a.example https://b.example",
                "https://a.example:",
                "https://a.example:port",
                "https://",
                "a.example",
                "localhost:8080",
                "null",
            })
    void whatBrowsersDoNotSendIsNoOrigin(String origin) {
        checkRefused(
                "socketio.cors.origin",
                origin,
                "origins as browsers send them, in lower case, without a path, not even a slash, and without the"
                        + " scheme's own port, with *. for all subdomains, regular expressions between slashes, without"
                        + " commas, or * alone, such as"
                        + " https://example.org,https://*.example.org,http://localhost:8080");
    }

    @Test
    void allOriginsStandAlone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SocketIoConfig.builder().corsOrigin(Set.of("*", "https://a.example")))
                .withMessageEndingWith(", but is '*,https://a.example'");
    }

    @Test
    void regularExpressionHasNoComma() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SocketIoConfig.builder().corsOrigin(Set.of("/https://a{1,2}/")))
                .withMessageEndingWith(", but is '/https://a{1,2}/'");
    }

    @Test
    void credentialsNeedOriginsThatAreNamed() {
        Builder builder = SocketIoConfig.builder().corsCredentials(true);
        builder.corsOrigin(Set.of("/.*/")).build();

        assertThatIllegalArgumentException()
                .isThrownBy(builder.corsOrigin(Set.of("*"))::build)
                .withMessage("socketio.cors.credentials does not go together with * in socketio.cors.origin,"
                        + " which no browser accepts: name the origins");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x y", "x:y", "a\nb", "é"})
    void headerHasAName(String name) {
        checkRefused("socketio.cors.allowed-headers", name, "names of HTTP headers");
        checkRefused("socketio.cors.exposed-headers", name, "names of HTTP headers");
        checkRefused("socketio.cors.methods", name, "names of HTTP methods");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1s", "1500ms", "9601h", "PT-1S", "soon"})
    void ageIsWhatBrowsersCount(String age) {
        checkRefused("socketio.cors.max-age", age, "a duration from 0s to 9600h in whole seconds");
    }

    @ParameterizedTest
    @CsvSource({
        "cookie,           a b,       'the name of a cookie, or nothing'",
        "cookie,           a=b,       'the name of a cookie, or nothing'",
        "cookie.path,      chat,      a path that begins with a slash",
        "cookie.path,      /a;b,      a path that begins with a slash",
        "cookie.path,      '',        a path that begins with a slash",
        "cookie.domain,    a;b,       'a domain, or nothing'",
        "cookie.domain,    .a.ex,     'a domain, or nothing'",
        "cookie.same-site, Lax,       'one of strict,lax,none'",
    })
    void cookieHasItsForm(String key, String value, String allowed) {
        checkRefused("socketio." + key, value, allowed);
    }

    @Test
    void cookieForOtherSitesMustBeSecure() {
        Builder builder = SocketIoConfig.builder().cookieSameSite(SameSite.NONE);

        assertThatIllegalArgumentException()
                .isThrownBy(builder::build)
                .withMessage("socketio.cookie.same-site=none needs socketio.cookie.secure=true,"
                        + " or browsers drop the cookie");
        builder.cookieSecure(true).build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0/0", "192.0.2.255", "10.0.0.0/32", "::/0", "2001:db8::1/128", "fe80::192.0.2.1"})
    void proxyHasAnAddressOrANetwork(String proxy) {
        assertThat(SocketIoConfig.builder()
                        .set("socketio.trusted-proxies", proxy)
                        .build()
                        .trustedProxies())
                .containsExactly(proxy);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "10.0.0",
                "10.0.0.256",
                "10.0.0.01",
                "10.0.0.0/33",
                "10.0.0.0/",
                "10.0.0.0/8/8",
                "/8",
                "2001:db8::/129",
                "2001:db8:::1",
                "fe80::1%eth0",
                "[::1]",
                "dead.beef",
                "10.0.0.0/-1",
            })
    void proxyIsNoNameOfAHost(String proxy) {
        checkRefused(
                "socketio.trusted-proxies",
                proxy,
                "IP addresses and networks, such as 127.0.0.1,10.0.0.0/8,2001:db8::/32");
    }

    @ParameterizedTest
    @ValueSource(strings = {"executor", "scheduled-executor"})
    void executorHasAName(String key) {
        checkRefused("socketio." + key, " ", "a JNDI name, such as java:comp/DefaultManagedExecutorService");
    }

    private static void checkRefused(String key, String value, String allowed) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SocketIoConfig.builder().set(key, value))
                .withMessage(key + " must be " + allowed + ", but is '" + value + "'");
    }

    @Test
    void unknownOptionIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SocketIoConfig.builder().set("ping-interval", "25s"))
                .withMessage("ping-interval is no option");
    }

    @Test
    void largestMessageMustFitIntoTheBuffer() {
        Builder builder = SocketIoConfig.builder().maxHttpBufferSize(100).maxInboundBuffer(100);
        builder.build();

        assertThatIllegalArgumentException()
                .isThrownBy(builder.maxInboundBuffer(99)::build)
                .withMessage("socketio.max-inbound-buffer must be at least socketio.max-http-buffer-size,"
                        + " but they are 99 and 100");
    }

    @Test
    void nullIsNoValue() {
        assertThatNullPointerException()
                .isThrownBy(() -> SocketIoConfig.builder().path(null))
                .withMessage("socketio.path");
        assertThatNullPointerException()
                .isThrownBy(() -> SocketIoConfig.builder().executor(null))
                .withMessage("socketio.executor");
    }
}

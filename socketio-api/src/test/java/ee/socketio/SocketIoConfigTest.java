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
        assertThat(DEFAULTS.ackTimeout()).hasSeconds(10);
        assertThat(DEFAULTS.corsOrigin()).isEmpty();
        assertThat(DEFAULTS.executor()).isEqualTo("java:comp/DefaultManagedExecutorService");
        assertThat(DEFAULTS.scheduledExecutor()).isEqualTo("java:comp/DefaultManagedScheduledExecutorService");
    }

    static Stream<Arguments> options() {
        Duration time = Duration.ofSeconds(3);
        return Stream.of(
                option("path", Builder::path, SocketIoConfig::path, "/chat"),
                option("transports", Builder::transports, SocketIoConfig::transports, Set.of(Transport.POLLING)),
                option("allow-upgrades", Builder::allowUpgrades, SocketIoConfig::allowUpgrades, false),
                option("ping-interval", Builder::pingInterval, SocketIoConfig::pingInterval, time),
                option("ping-timeout", Builder::pingTimeout, SocketIoConfig::pingTimeout, time),
                option("upgrade-timeout", Builder::upgradeTimeout, SocketIoConfig::upgradeTimeout, time),
                option("connect-timeout", Builder::connectTimeout, SocketIoConfig::connectTimeout, time),
                option("max-http-buffer-size", Builder::maxHttpBufferSize, SocketIoConfig::maxHttpBufferSize, 3),
                option("max-attachments", Builder::maxAttachments, SocketIoConfig::maxAttachments, 3),
                option("max-json-depth", Builder::maxJsonDepth, SocketIoConfig::maxJsonDepth, 3),
                option("max-namespaces", Builder::maxNamespaces, SocketIoConfig::maxNamespaces, 3),
                option("max-rooms", Builder::maxRooms, SocketIoConfig::maxRooms, 3),
                option("max-socket-data", Builder::maxSocketData, SocketIoConfig::maxSocketData, 3),
                option("max-inbound-buffer", Builder::maxInboundBuffer, SocketIoConfig::maxInboundBuffer, 3),
                option("max-outbound-buffer", Builder::maxOutboundBuffer, SocketIoConfig::maxOutboundBuffer, 3),
                option("ack-timeout", Builder::ackTimeout, SocketIoConfig::ackTimeout, time),
                option("cors.origin", Builder::corsOrigin, SocketIoConfig::corsOrigin, Set.of("https://a.example")),
                option("executor", Builder::executor, SocketIoConfig::executor, "java:comp/mine"),
                option("scheduled-executor", Builder::scheduledExecutor, SocketIoConfig::scheduledExecutor, "mine"));
    }

    private static <T> Arguments option(
            String key, BiFunction<Builder, T, Builder> setter, Function<SocketIoConfig, T> getter, T value) {
        return arguments(key, setter, getter, value);
    }

    @ParameterizedTest
    @MethodSource("options")
    <T> void optionIsKeptAndShownAndCopied(
            String key, BiFunction<Builder, T, Builder> setter, Function<SocketIoConfig, T> getter, T value) {
        SocketIoConfig config = setter.apply(SocketIoConfig.builder(), value).build();

        assertThat(getter.apply(DEFAULTS)).isNotEqualTo(value);
        assertThat(getter.apply(config)).isEqualTo(value);
        assertThat(config.toString()).contains(key + '=' + value);
        assertThat(config.toBuilder().build()).hasToString(config.toString());
    }

    @Test
    void copyLeavesTheOriginalAsItIs() {
        DEFAULTS.toBuilder().maxRooms(1).build();

        assertThat(DEFAULTS.maxRooms()).isEqualTo(1_000);
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
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> config.transports().clear());
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> DEFAULTS.transports().clear());
    }

    @ParameterizedTest
    @CsvSource({"/chat, /chat", "/chat/, /chat", "/a/b.c_d-e, /a/b.c_d-e", "/9, /9"})
    void pathIsNormalized(String path, String expected) {
        assertThat(SocketIoConfig.builder().path(path).build().path()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "//", "chat", "/chat//", "//chat", "/a b", "/*", "/chat/*", "/{id}", "/ä"})
    void pathMustBeOne(String path) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SocketIoConfig.builder().path(path))
                .withMessage("path must be like /socket.io, but is '" + path + "'");
    }

    @Test
    void oneTransportAtLeast() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SocketIoConfig.builder().transports(Set.of()))
                .withMessage("transports must name at least one of polling, websocket");
    }

    static Stream<Arguments> durations() {
        return Stream.of(
                arguments("ping-interval", setter(Builder::pingInterval)),
                arguments("ping-timeout", setter(Builder::pingTimeout)),
                arguments("upgrade-timeout", setter(Builder::upgradeTimeout)),
                arguments("connect-timeout", setter(Builder::connectTimeout)),
                arguments("ack-timeout", setter(Builder::ackTimeout)));
    }

    private static BiFunction<Builder, Duration, Builder> setter(BiFunction<Builder, Duration, Builder> setter) {
        return setter;
    }

    @ParameterizedTest
    @MethodSource("durations")
    void durationIsAtLeastOneMillisecond(String key, BiFunction<Builder, Duration, Builder> setter) {
        setter.apply(SocketIoConfig.builder(), Duration.ofMillis(1));

        Stream.of(Duration.ZERO, Duration.ofMillis(-1), Duration.ofNanos(999_999))
                .forEach(value -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> setter.apply(SocketIoConfig.builder(), value))
                        .withMessage(key + " must be at least 1 ms, but is " + value));
    }

    static Stream<Arguments> numbers() {
        return Stream.of(
                number("max-http-buffer-size", 1, Builder::maxHttpBufferSize),
                number("max-attachments", 0, Builder::maxAttachments),
                number("max-json-depth", 1, Builder::maxJsonDepth),
                number("max-namespaces", 1, Builder::maxNamespaces),
                number("max-rooms", 1, Builder::maxRooms),
                number("max-socket-data", 0, Builder::maxSocketData),
                number("max-inbound-buffer", 1, Builder::maxInboundBuffer),
                number("max-outbound-buffer", 1, Builder::maxOutboundBuffer));
    }

    private static Arguments number(String key, int least, BiFunction<Builder, Integer, Builder> setter) {
        return arguments(key, least, setter);
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void numberHasALeastValue(String key, int least, BiFunction<Builder, Integer, Builder> setter) {
        setter.apply(SocketIoConfig.builder(), least);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> setter.apply(SocketIoConfig.builder(), least - 1))
                .withMessage(key + " must be at least " + least + ", but is " + (least - 1));
    }

    @Test
    void nullIsNoValue() {
        assertThatNullPointerException()
                .isThrownBy(() -> SocketIoConfig.builder().executor(null))
                .withMessage("executor");
        assertThatNullPointerException()
                .isThrownBy(() -> SocketIoConfig.builder().scheduledExecutor(null))
                .withMessage("scheduled-executor");
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.servlet.ServletContext;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import ee.socketio.SocketIoConfig;
import ee.socketio.Transport;

class ContextParametersTest {
    private static final SocketIoConfig DEFAULTS = SocketIoConfig.builder().build();

    private static ServletContext context(Map<String, String> parameters) {
        return Fakes.fake(ServletContext.class, (method, arguments) -> switch (method) {
            case "getInitParameterNames" -> Collections.enumeration(parameters.keySet());
            case "getInitParameter" -> parameters.get((String) arguments[0]);
            default -> throw Fakes.unexpected(method);
        });
    }

    private static SocketIoConfig apply(Map<String, String> parameters) {
        return ContextParameters.apply(context(parameters), DEFAULTS);
    }

    private static SocketIoConfig apply(String key, String value) {
        return apply(Map.of("socketio." + key, value));
    }

    static Stream<Arguments> options() {
        return Stream.of(
                option("path", "/chat", SocketIoConfig::path, "/chat"),
                option("transports", "websocket", SocketIoConfig::transports, Set.of(Transport.WEBSOCKET)),
                option("allow-upgrades", "false", SocketIoConfig::allowUpgrades, false),
                option("ping-interval", "1s", SocketIoConfig::pingInterval, Duration.ofSeconds(1)),
                option("ping-timeout", "2s", SocketIoConfig::pingTimeout, Duration.ofSeconds(2)),
                option("upgrade-timeout", "3s", SocketIoConfig::upgradeTimeout, Duration.ofSeconds(3)),
                option("connect-timeout", "4s", SocketIoConfig::connectTimeout, Duration.ofSeconds(4)),
                option("max-http-buffer-size", "5", SocketIoConfig::maxHttpBufferSize, 5),
                option("max-attachments", "6", SocketIoConfig::maxAttachments, 6),
                option("max-json-depth", "7", SocketIoConfig::maxJsonDepth, 7),
                option("max-namespaces", "7", SocketIoConfig::maxNamespaces, 7),
                option("max-rooms", "8", SocketIoConfig::maxRooms, 8),
                option("max-socket-data", "8", SocketIoConfig::maxSocketData, 8),
                option("max-inbound-buffer", "9", SocketIoConfig::maxInboundBuffer, 9),
                option("max-outbound-buffer", "10", SocketIoConfig::maxOutboundBuffer, 10),
                option("ack-timeout", "11s", SocketIoConfig::ackTimeout, Duration.ofSeconds(11)),
                option("cors.origin", "https://a.example", SocketIoConfig::corsOrigin, Set.of("https://a.example")),
                option("executor", "java:comp/one", SocketIoConfig::executor, "java:comp/one"),
                option("scheduled-executor", "java:comp/two", SocketIoConfig::scheduledExecutor, "java:comp/two"));
    }

    private static Arguments option(
            String key, String value, Function<SocketIoConfig, Object> getter, Object expected) {
        return arguments(key, value, getter, expected);
    }

    @ParameterizedTest
    @MethodSource("options")
    void optionIsSetByItsKey(String key, String value, Function<SocketIoConfig, Object> getter, Object expected) {
        assertThat(getter.apply(DEFAULTS)).isNotEqualTo(expected);
        assertThat(getter.apply(apply(key, value))).isEqualTo(expected);
        assertThat(getter.apply(apply(key, "  " + value + "\n"))).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("options")
    void otherOptionsKeepTheirValues(
            String key, String value, Function<SocketIoConfig, Object> getter, Object expected) {
        String before = DEFAULTS.toString().replace(assignment(key, getter.apply(DEFAULTS)), "");
        String after = apply(key, value).toString().replace(assignment(key, expected), "");

        assertThat(after).isEqualTo(before).doesNotContain(assignment(key, ""));
    }

    private static String assignment(String key, Object value) {
        return (key.equals("path") ? "" : " ") + key + '=' + value;
    }

    @Test
    void everyOptionOfTheConfigurationHasAKey() {
        Stream<String> keys = Arrays.stream(DEFAULTS.toString().split(", "))
                .filter(assignment -> assignment.contains("="))
                .map(assignment -> assignment.substring(0, assignment.indexOf('=')));

        assertThat(options().map(option -> (String) option.get()[0]))
                .containsExactlyInAnyOrderElementsOf(keys.toList());
    }

    @Test
    void withoutParametersTheConfigurationStays() {
        SocketIoConfig base = SocketIoConfig.builder().maxRooms(42).build();

        assertThat(ContextParameters.apply(context(Map.of("javax.faces.PROJECT_STAGE", "x", "socketiox", "y")), base))
                .hasToString(base.toString());
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
    })
    void durationHasShortAndIsoForms(String value, Duration expected) {
        assertThat(apply("ping-interval", value).pingInterval()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "25 s", "25S ago", "-5s", "1.5s", "s", "99999999999999999999s", "9223372036854775807h"})
    void whatIsNoDurationIsRefused(String value) {
        checkRefused("ping-interval", value, "it must be a duration like 300ms, 25s, 2m or PT25S");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0s", "-PT1S", "PT0.0001S"})
    void durationMustBePositive(String value) {
        checkRefused("ack-timeout", value, "ack-timeout must be at least 1 ms");
    }

    /** The largest number of seconds does not fit into milliseconds. */
    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775807s", "PT9223372036854775807S"})
    void durationMustFit(String value) {
        checkRefused("ack-timeout", value, "overflow");
    }

    @ParameterizedTest
    @CsvSource({"1_000_000, 1000000", "1000000, 1000000"})
    void numberMayHaveUnderscores(String value, int expected) {
        assertThat(apply("max-rooms", value).maxRooms()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "many", "1.5", "1e6", "2147483648", "1MB"})
    void whatIsNoNumberIsRefused(String value) {
        checkRefused("max-rooms", value, "it must be a whole number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yes", "TRUE", "1"})
    void whatIsNoTruthValueIsRefused(String value) {
        checkRefused("allow-upgrades", value, "it must be true or false");
    }

    @Test
    void setsAreSeparatedByCommas() {
        assertThat(apply("cors.origin", "https://a.example , https://b.example,,")
                        .corsOrigin())
                .containsExactlyInAnyOrder("https://a.example", "https://b.example");
        assertThat(apply("transports", "websocket, polling").transports())
                .containsExactlyInAnyOrder(Transport.POLLING, Transport.WEBSOCKET);
        assertThat(apply("cors.origin", "").corsOrigin()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"webtransport", "WEBSOCKET", "polling websocket"})
    void unknownTransportIsRefused(String value) {
        checkRefused("transports", value, "a transport is one of polling, websocket");
    }

    @Test
    void atLeastOneTransportIsNeeded() {
        checkRefused("transports", " , ", "transports must name at least one of polling, websocket");
    }

    @Test
    void unknownOptionIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> apply("pingInterval", "25s"))
                .withMessageStartingWith("SIO000105: ")
                .withMessageContainingAll("socketio.pingInterval is no option", "ping-interval", "cors.origin");
    }

    @Test
    void allThatAreWrongAreReportedAtOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> apply(Map.of(
                        "socketio.path", "chat",
                        "socketio.max-rooms", "-1",
                        "socketio.ping-interval", "soon",
                        "socketio.ping-timeout", "20s",
                        "socketio.speed", "high")))
                .withMessageStartingWith("SIO000105: Wrong context parameters: ")
                .withMessageContainingAll(
                        "socketio.path is 'chat', but path must be like /socket.io",
                        "socketio.max-rooms is '-1', but max-rooms must be at least 1",
                        "socketio.ping-interval is 'soon', but it must be a duration",
                        "socketio.speed is no option")
                .matches(problem -> !problem.getMessage().contains("ping-timeout is"));
    }

    private static void checkRefused(String key, String value, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> apply(key, value))
                .withMessageContainingAll("SIO000105: ", "socketio." + key + " is '" + value + "', but ", reason);
    }
}

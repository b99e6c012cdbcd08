/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import ee.socketio.SocketIoConfig;
import ee.socketio.impl.engine.CapturedLog;

/** Who may set options, who wins, and what is said when something is wrong. */
class ConfigurationTest {
    private static final SocketIoConfig DEFAULTS = SocketIoConfig.builder().build();

    // ---- Precedence

    /** Where an option is set, the lowest first. */
    private enum Place {
        BEAN(
                "produced SocketIoConfig",
                (configured, seconds) ->
                        configured.produced(options -> options.pingInterval(Duration.ofSeconds(seconds)))),
        WEB_XML(
                "web.xml context parameter",
                (configured, seconds) -> configured.contextParameters("socketio.ping-interval", seconds + "s")),
        ENVIRONMENT(
                "environment variable SOCKETIO_PING_INTERVAL",
                (configured, seconds) -> configured.environment("SOCKETIO_PING_INTERVAL", seconds + "s")),
        SYSTEM(
                "system property",
                (configured, seconds) -> configured.systemProperties("socketio.ping-interval", seconds + "s")),
        MICRO_PROFILE_FILE(
                "MicroProfile Config, PropertiesConfigSource[source=the file]",
                (configured, seconds) -> configured.microProfileFile("socketio.ping-interval", seconds + "s")),
        MICRO_PROFILE_ENVIRONMENT(
                "MicroProfile Config, EnvConfigSource",
                (configured, seconds) -> ENVIRONMENT.set(configured.microProfile(), seconds)),
        MICRO_PROFILE_SYSTEM(
                "MicroProfile Config, PropertiesConfigSource[source=system properties]",
                (configured, seconds) -> SYSTEM.set(configured.microProfile(), seconds));

        final String name;
        private final ObjIntConsumer<Configured> setting;

        Place(String name, ObjIntConsumer<Configured> setting) {
            this.name = name;
            this.setting = setting;
        }

        void set(Configured configured, int seconds) {
            setting.accept(configured, seconds);
        }
    }

    static Stream<Place> places() {
        return Arrays.stream(Place.values());
    }

    @ParameterizedTest
    @MethodSource("places")
    void optionIsSet(Place place) {
        Configured configured = new Configured();
        place.set(configured, 7);

        try (CapturedLog log = CapturedLog.of("ee.socketio.web")) {
            assertThat(configured.options().pingInterval()).hasSeconds(7);
            assertThat(configured.configuration().sources())
                    .containsExactly(Map.entry("socketio.ping-interval", place.name));
            assertThat(log.messages()).isEmpty();
        }
    }

    static Stream<Arguments> pairs() {
        List<Place> without = List.of(Place.BEAN, Place.WEB_XML, Place.ENVIRONMENT, Place.SYSTEM);
        List<Place> with = List.of(
                Place.BEAN,
                Place.WEB_XML,
                Place.MICRO_PROFILE_FILE,
                Place.MICRO_PROFILE_ENVIRONMENT,
                Place.MICRO_PROFILE_SYSTEM);
        return Stream.of(without, with).flatMap(ConfigurationTest::pairs);
    }

    private static Stream<Arguments> pairs(List<Place> places) {
        return IntStream.range(0, places.size())
                .boxed()
                .flatMap(higher -> IntStream.range(0, higher)
                        .mapToObj(lower -> Arguments.of(places.get(lower), places.get(higher))));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void laterWins(Place lower, Place higher) {
        Configured configured = new Configured();
        higher.set(configured, 2);
        lower.set(configured, 1);

        assertThat(configured.options().pingInterval()).hasSeconds(2);
        assertThat(configured.configuration().sources())
                .containsExactly(Map.entry("socketio.ping-interval", higher.name));
    }

    @Test
    void optionsOfAllPlacesComeTogether() {
        SocketIoConfig options = new Configured()
                .produced(produced -> produced.maxRooms(1))
                .contextParameters("socketio.max-attachments", "2")
                .environment("SOCKETIO_CORS_ORIGIN", "https://a.example")
                .systemProperties("socketio.max-json-depth", "4")
                .options();

        assertThat(options.toMap())
                .isEqualTo(DEFAULTS.toBuilder()
                        .maxRooms(1)
                        .maxAttachments(2)
                        .corsOrigin(Set.of("https://a.example"))
                        .maxJsonDepth(4)
                        .build()
                        .toMap());
    }

    @Test
    void withoutAnythingDefaultsCount() {
        checkDefaults(unrelated());
        checkDefaults(unrelated().microProfile());
    }

    private static Configured unrelated() {
        return new Configured()
                .contextParameters("jakarta.faces.PROJECT_STAGE", "x", "socketiox", "y", "socketio", "z")
                .systemProperties("java.version", "17", "socketiox.path", "/y")
                .environment(
                        "PATH", "/bin", "SOCKETIO_SERVICE_HOST", "192.0.2.1", "SOCKETIO_PORT", "tcp://192.0.2.1:80");
    }

    private static void checkDefaults(Configured configured) {
        try (CapturedLog log = CapturedLog.of("ee.socketio.web")) {
            assertThat(configured.options().toMap()).isEqualTo(DEFAULTS.toMap());
            assertThat(configured.configuration().sources()).isEmpty();
            assertThat(log.messages()).isEmpty();
        }
    }

    /** To take back what the application has opened. */
    @Test
    void emptyTextIsAValue() {
        Configured configured =
                new Configured().contextParameters("socketio.cors.origin", "*").environment("SOCKETIO_CORS_ORIGIN", "");

        assertThat(configured.options().corsOrigin()).isEmpty();
        assertThat(configured.microProfile().options().corsOrigin()).isEmpty();
    }

    // ---- The path

    @Test
    void pathIsKnownBeforeTheBeans() {
        assertThat(new Configured().path()).isEqualTo("/socket.io");
        assertThat(new Configured().contextParameters("socketio.path", "/a/").path())
                .isEqualTo("/a");
        assertThat(new Configured()
                        .contextParameters("socketio.path", "/a")
                        .systemProperties("socketio.path", "/b")
                        .path())
                .isEqualTo("/b");
        assertThat(new Configured().microProfileFile("socketio.path", "/c").path())
                .isEqualTo("/c");
    }

    /** By the one who can report all that is wrong. */
    @Test
    void whatIsWrongIsReportedLater() {
        Configured configured =
                new Configured().contextParameters("socketio.path", "a", "socketio.max-rooms", "x", "socketio.y", "z");

        assertThat(configured.path()).isEqualTo("/socket.io");
        checkRefused(configured, "socketio.path", "socketio.max-rooms", "socketio.y");
    }

    @Test
    void bufferThatOnlyTheBeanEnlargesIsNotSmallForThePath() {
        Configured configured = new Configured()
                .produced(options -> options.maxInboundBuffer(100_000_000))
                .contextParameters("socketio.max-http-buffer-size", "50_000_000", "socketio.path", "/a");

        assertThat(configured.path()).isEqualTo("/a");
        assertThat(configured.options().path()).isEqualTo("/a");
    }

    @Test
    void beanCannotSetThePath() {
        checkRefused(
                new Configured().produced(options -> options.path("/chat")),
                "SIO000105: Wrong options: socketio.path must be known before CDI starts, so it must be set elsewhere"
                        + " (produced SocketIoConfig)");
    }

    @Test
    void pathOfTheBeanDoesNotCountWhereItIsSetElsewhere() {
        Configured configured =
                new Configured().produced(options -> options.path("/chat")).systemProperties("socketio.path", "/other");

        assertThat(configured.options().path()).isEqualTo("/other");
    }

    // ---- What is wrong

    @Test
    void wrongValueIsReportedWithItsSource() {
        String problem = "socketio.max-json-depth must be a whole number from 1 to 256, but is '1000' (";

        checkRefused(
                new Configured().contextParameters("socketio.max-json-depth", "1000"),
                problem + "web.xml context parameter)");
        checkRefused(
                new Configured().environment("SOCKETIO_MAX_JSON_DEPTH", "1000"),
                problem + "environment variable SOCKETIO_MAX_JSON_DEPTH)");
        checkRefused(
                new Configured().systemProperties("socketio.max-json-depth", "1000"), problem + "system property)");
        checkRefused(
                new Configured().microProfileFile("socketio.max-json-depth", "1000"),
                problem + "MicroProfile Config, PropertiesConfigSource[source=the file])");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Configuration.of(
                        () -> {
                            throw new IllegalArgumentException("max-json-depth, hm");
                        },
                        List.of()))
                .withMessage("SIO000105: Wrong options: max-json-depth, hm (produced SocketIoConfig)");
    }

    @Test
    void wrongValueIsReportedAlsoWhereItIsOverridden() {
        checkRefused(
                new Configured()
                        .contextParameters("socketio.ping-timeout", "soon")
                        .systemProperties("socketio.ping-timeout", "20s"),
                "but is 'soon' (web.xml context parameter)");
    }

    @Test
    void allThatIsWrongIsReportedAtOnce() {
        Configured configured = new Configured()
                .produced(options -> options.path("/chat"))
                .contextParameters("socketio.max-rooms", "-1", "socketio.speed", "high", "socketio.ping-timeout", "9s")
                .environment("SOCKETIO_TRANSPORTS", "carrier pigeon")
                .systemProperties("socketio.cors.origin", "https://a.example/");

        checkRefused(
                configured,
                "SIO000105: Wrong options: ",
                "socketio.max-rooms must be a whole number from 1 to 2147483647, but is '-1'",
                "; socketio.speed is no option",
                "; socketio.transports must be one or both of polling,websocket, but is 'carrier pigeon'",
                "; socketio.cors.origin must be origins as browsers send them",
                "; socketio.path must be known before CDI starts");
        assertThatIllegalArgumentException()
                .isThrownBy(configured::configuration)
                .matches(problem -> !problem.getMessage().contains("ping-timeout must"));
    }

    @Test
    void contradictionIsReportedWithAllThatIsSet() {
        checkRefused(
                new Configured()
                        .produced(options -> options.maxHttpBufferSize(2_000_000))
                        .environment("SOCKETIO_MAX_INBOUND_BUFFER", "1_500_000"),
                "SIO000105: Wrong options: socketio.max-inbound-buffer must be at least socketio.max-http-buffer-size,"
                        + " but they are 1500000 and 2000000 (socketio.max-http-buffer-size: produced SocketIoConfig,"
                        + " socketio.max-inbound-buffer: environment variable SOCKETIO_MAX_INBOUND_BUFFER)");
    }

    /** Half a number must not make the other half a second problem. */
    @Test
    void whatIsWrongDoesNotContradict() {
        Configured configured = new Configured()
                .contextParameters(
                        "socketio.max-http-buffer-size", "50_000_000", "socketio.max-inbound-buffer", "1OO_OOO_OOO");

        assertThatIllegalArgumentException()
                .isThrownBy(configured::configuration)
                .withMessage("SIO000105: Wrong options: socketio.max-inbound-buffer must be a whole number from 1 to"
                        + " 2147483647, but is '1OO_OOO_OOO' (web.xml context parameter)");
    }

    private static void checkRefused(Configured configured, String... problems) {
        assertThatIllegalArgumentException()
                .isThrownBy(configured::configuration)
                .withMessageContainingAll(problems);
    }

    // ---- What there is not

    @Test
    void unknownOptionOfTheApplicationIsAMistake() {
        checkRefused(
                new Configured().contextParameters("socketio.pingInterval", "25s"),
                "SIO000105: Wrong options: socketio.pingInterval is no option; did you mean socketio.ping-interval?"
                        + " (web.xml context parameter)");
    }

    /** They may be for a newer version of the library, in another application. */
    @Test
    void unknownOptionOfTheServerIsLogged() {
        try (CapturedLog log = CapturedLog.of("ee.socketio.web")) {
            Configuration configuration = new Configured()
                    .systemProperties("socketio.ping-intervall", "25s", "socketio.ack-timeout", "1s")
                    .configuration();

            assertThat(configuration.options().ackTimeout()).hasSeconds(1);
            assertThat(log.messages())
                    .containsExactly("SIO000110: Unknown options: socketio.ping-intervall is no option; did you mean"
                            + " socketio.ping-interval? (system property)");
        }
    }

    @Test
    void unknownOptionOfMicroProfileConfigIsLogged() {
        try (CapturedLog log = CapturedLog.of("ee.socketio.web")) {
            new Configured()
                    .microProfileFile("socketio.pong-interval", "25s", "socketio.path", "/a")
                    .configuration();

            assertThat(log.messages())
                    .singleElement()
                    .asString()
                    .startsWith("SIO000110: ")
                    .contains("socketio.pong-interval is no option; ")
                    .endsWith(" (MicroProfile Config, PropertiesConfigSource[source=the file])");
        }
    }

    // ---- The line in the log

    @Test
    void descriptionTellsTheValuesThatCountAndTheirSources() {
        Configuration configuration = new Configured()
                .produced(options -> options.maxRooms(5).maxAttachments(3))
                .contextParameters("socketio.max-rooms", "1000", "socketio.cors.origin", "https://b.ex,https://a.ex")
                .systemProperties("socketio.ping-interval", "10s")
                .configuration();

        assertThat(configuration)
                .asString()
                .startsWith(
                        "path=/socket.io, parser=json, transports=polling,websocket, allow-upgrades=true, allow-eio3=false,"
                                + " ping-interval=10s (system property), ping-timeout=20s, ")
                .contains(", max-attachments=3 (produced SocketIoConfig), ")
                .contains(", max-rooms=1000 (web.xml context parameter), ")
                .contains(", cors.origin=https://a.ex,https://b.ex (web.xml context parameter), ")
                .endsWith(", executor=java:comp/DefaultManagedExecutorService,"
                        + " scheduled-executor=java:comp/DefaultManagedScheduledExecutorService");
        assertThat(configuration.toString().split(", [a-z0-9.-]+="))
                .as("the values")
                .hasSize(Settings.DEFAULTS.size());
    }
}

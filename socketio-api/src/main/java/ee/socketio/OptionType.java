/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What an option may be, and how it is written. */
interface OptionType<T> {

    /** What is allowed, to follow "must be"; ends with examples, if any. */
    String allowed();

    /** Reads a value. May throw anything if the text is none. */
    T parse(String text);

    /** The form in which a value is kept: nobody can change it, and what means the same is the same. */
    default T normal(T value) {
        return value;
    }

    /** Whether an option may have this value, which is in its normal form. */
    default boolean allows(T value) {
        return true;
    }

    /** Writes a value so that it can be read. */
    default String format(T value) {
        return value.toString();
    }

    private static Stream<String> elements(String text) {
        return Arrays.stream(text.split(",")).map(String::trim).filter(element -> !element.isEmpty());
    }

    /** True or false. */
    record Flag() implements OptionType<Boolean> {
        @Override
        public String allowed() {
            return "true or false";
        }

        @Override
        public Boolean parse(String text) {
            return switch (text) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new IllegalArgumentException();
            };
        }
    }

    /** A whole number; underscores make it readable. */
    record Number(int min, int max) implements OptionType<Integer> {
        static Number atLeast(int min) {
            return new Number(min, Integer.MAX_VALUE);
        }

        @Override
        public String allowed() {
            return "a whole number from " + min + " to " + max;
        }

        @Override
        public Integer parse(String text) {
            return Integer.valueOf(text.replace("_", ""));
        }

        @Override
        public boolean allows(Integer value) {
            return min <= value && value <= max;
        }
    }

    /** A duration. The longest that is allowed is one that timers of browsers can count, also twice. */
    record Time() implements OptionType<Duration> {
        private static final Duration MIN = Duration.ofMillis(1);
        private static final Duration MAX = Duration.ofHours(240);
        private static final Pattern SHORT = Pattern.compile("(\\d+)(ms|s|m|h)?");

        @Override
        public String allowed() {
            return "a duration from 1ms to 240h, such as 300ms, 25s, 2m or PT25S";
        }

        @Override
        public Duration parse(String text) {
            Matcher matcher = SHORT.matcher(text);
            return matcher.matches()
                    ? duration(Long.parseLong(matcher.group(1)), matcher.group(2))
                    : Duration.parse(text);
        }

        private static Duration duration(long amount, String unit) {
            return switch (unit == null ? "ms" : unit) {
                case "s" -> Duration.ofSeconds(amount);
                case "m" -> Duration.ofMinutes(amount);
                case "h" -> Duration.ofHours(amount);
                default -> Duration.ofMillis(amount);
            };
        }

        @Override
        public boolean allows(Duration value) {
            return MIN.compareTo(value) <= 0 && value.compareTo(MAX) <= 0;
        }

        @Override
        public String format(Duration value) {
            if (!allows(value)) {
                return value.toString(); // it may not even fit into milliseconds
            }
            return value.toMillisPart() == 0 ? value.toSeconds() + "s" : value.toMillis() + "ms";
        }
    }

    /** A duration, or 0 for what never happens. */
    record TimeOrNever() implements OptionType<Duration> {
        private static final Time TIME = new Time();

        @Override
        public String allowed() {
            return TIME.allowed() + ", or 0";
        }

        @Override
        public Duration parse(String text) {
            return TIME.parse(text);
        }

        @Override
        public boolean allows(Duration value) {
            return value.isZero() || TIME.allows(value);
        }

        @Override
        public String format(Duration value) {
            return value.isZero() ? "0" : TIME.format(value);
        }
    }

    /** Text, written as it is. */
    interface Text extends OptionType<String> {
        @Override
        default String parse(String text) {
            return text;
        }
    }

    /** A path below the context path, without a slash at its end. */
    record Path() implements Text {
        private static final Pattern PATH = Pattern.compile("(/(?!\\.\\.?(/|$))[A-Za-z0-9._-]+)+");

        @Override
        public String allowed() {
            return "a path of letters, digits, dots, dashes and underscores between slashes, such as /socket.io";
        }

        @Override
        public String normal(String value) {
            return value.endsWith("/") ? value.substring(0, value.length() - 1) : value;
        }

        @Override
        public boolean allows(String value) {
            return PATH.matcher(value).matches();
        }
    }

    /** A JNDI name. */
    record JndiName() implements Text {
        @Override
        public String allowed() {
            return "a JNDI name, such as java:comp/DefaultManagedExecutorService";
        }

        @Override
        public boolean allows(String value) {
            return !value.isBlank();
        }
    }

    /** Transports. */
    record Transports() implements OptionType<Set<Transport>> {
        @Override
        public String allowed() {
            return "one or both of " + format(EnumSet.allOf(Transport.class));
        }

        @Override
        public Set<Transport> parse(String text) {
            return elements(text)
                    .map(Transports::transport)
                    .collect(() -> EnumSet.noneOf(Transport.class), Set::add, Set::addAll);
        }

        private static Transport transport(String wireName) {
            return Arrays.stream(Transport.values())
                    .filter(transport -> transport.wireName().equals(wireName))
                    .findAny()
                    .orElseThrow();
        }

        @Override
        public Set<Transport> normal(Set<Transport> value) {
            Set<Transport> copy = EnumSet.noneOf(Transport.class);
            copy.addAll(value);
            return Collections.unmodifiableSet(copy);
        }

        @Override
        public boolean allows(Set<Transport> value) {
            return !value.isEmpty();
        }

        @Override
        public String format(Set<Transport> value) {
            return value.stream().map(Transport::wireName).collect(joining(","));
        }
    }

    /** Origins of pages. They are compared to what browsers send; one that browsers write otherwise allows nothing. */
    record Origins() implements OptionType<Set<String>> {
        private static final String ANY = "*";
        private static final Pattern ORIGIN =
                Pattern.compile("([a-z][a-z0-9+.-]*)://(?:[^\\s/?#@:,*\\[\\]A-Z]+|\\[[0-9a-f:.]+])(:\\d{1,5})?");
        private static final Map<String, String> OWN_PORTS = Map.of("http", ":80", "https", ":443");

        @Override
        public String allowed() {
            return "origins as browsers send them, in lower case, without a path, not even a slash, and without the"
                    + " scheme's own port, or * alone, such as https://example.org,http://localhost:8080";
        }

        @Override
        public Set<String> parse(String text) {
            return elements(text).collect(TreeSet::new, Set::add, Set::addAll);
        }

        @Override
        public Set<String> normal(Set<String> value) {
            return Collections.unmodifiableSet(new TreeSet<>(value));
        }

        @Override
        public boolean allows(Set<String> value) {
            return value.equals(Set.of(ANY)) || value.stream().allMatch(Origins::isOrigin);
        }

        private static boolean isOrigin(String value) {
            Matcher matcher = ORIGIN.matcher(value);
            return matcher.matches()
                    && (matcher.group(2) == null || !matcher.group(2).equals(OWN_PORTS.get(matcher.group(1))));
        }

        @Override
        public String format(Set<String> value) {
            return value.stream().sorted().collect(joining(","));
        }
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio;

import static java.util.stream.Collectors.joining;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
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

    /**
     * The name of a bean, or of what can be used in its place.
     *
     * @param others what can
     */
    record BeanName(String others) implements OptionType<String> {
        private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");

        @Override
        public String allowed() {
            return others + " or the name of a bean, of letters, digits, dots, dashes and underscores";
        }

        @Override
        public String parse(String text) {
            return text;
        }

        @Override
        public boolean allows(String value) {
            return NAME.matcher(value).matches();
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

    /** A text of a certain form. */
    record Form(String allowed, Pattern form) implements Text {
        static Form cookie() {
            return new Form("the name of a cookie, or nothing", Pattern.compile(Tokens.TOKEN + "|"));
        }

        static Form cookiePath() {
            return new Form("a path that begins with a slash", Pattern.compile("/[\\x21-\\x7e&&[^;,]]*"));
        }

        static Form instance() {
            return new Form("the name of a Hazelcast instance, or a JNDI name, or nothing", Pattern.compile(".*"));
        }

        static Form clusterName() {
            return new Form(
                    "a name of up to 100 visible characters, or nothing", Pattern.compile("[\\x21-\\x7e]{0,100}"));
        }

        static Form domain() {
            return new Form("a domain, or nothing", Pattern.compile("([A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*)?"));
        }

        @Override
        public boolean allows(String value) {
            return form.matcher(value).matches();
        }
    }

    /** Which requests a cookie goes along with. */
    record SameSites() implements OptionType<SameSite> {
        @Override
        public String allowed() {
            return "one of "
                    + Arrays.stream(SameSite.values()).map(this::format).collect(joining(","));
        }

        @Override
        public SameSite parse(String text) {
            return Arrays.stream(SameSite.values())
                    .filter(value -> format(value).equals(text))
                    .findAny()
                    .orElseThrow();
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

    /**
     * Origins of pages: as they are, all subdomains of one, or a regular expression for the whole. They are compared to
     * what browsers send; one that browsers write otherwise allows nothing.
     */
    record Origins() implements OptionType<Set<String>> {
        private static final String ANY = "*";
        private static final String ANY_SUBDOMAIN = "://*.";
        private static final Pattern ORIGIN =
                Pattern.compile("([a-z][a-z0-9+.-]*)://(?:[^\\s/?#@:,*\\[\\]A-Z]+|\\[[0-9a-f:.]+])(:\\d{1,5})?");
        private static final Map<String, String> OWN_PORTS = Map.of("http", ":80", "https", ":443");

        @Override
        public String allowed() {
            return "origins as browsers send them, in lower case, without a path, not even a slash, and without the"
                    + " scheme's own port, with *. for all subdomains, regular expressions between slashes, without"
                    + " commas, or * alone, such as https://example.org,https://*.example.org,http://localhost:8080";
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
            return value.equals(Set.of(ANY))
                    || value.stream().allMatch(element -> isExpression(element) || isOrigin(element));
        }

        private static boolean isExpression(String value) {
            boolean enclosed = value.length() > 2 && value.startsWith("/") && value.endsWith("/");
            return enclosed && value.indexOf(',') < 0 && compiles(value.substring(1, value.length() - 1));
        }

        private static boolean compiles(String expression) {
            try {
                Pattern.compile(expression);
                return true;
            } catch (PatternSyntaxException e) {
                return false;
            }
        }

        private static boolean isOrigin(String value) {
            Matcher matcher = ORIGIN.matcher(value.replace(ANY_SUBDOMAIN, "://any."));
            return matcher.matches()
                    && (matcher.group(2) == null || !matcher.group(2).equals(OWN_PORTS.get(matcher.group(1))));
        }

        @Override
        public String format(Set<String> value) {
            return value.stream().sorted().collect(joining(","));
        }
    }

    /** Words that HTTP calls tokens, in the order in which they are given. */
    record Tokens(String allowed) implements OptionType<Set<String>> {
        private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

        static Set<String> of(String text) {
            return elements(text).collect(Collectors.toCollection(LinkedHashSet::new));
        }

        @Override
        public Set<String> parse(String text) {
            return of(text);
        }

        @Override
        public Set<String> normal(Set<String> value) {
            return Collections.unmodifiableSet(new LinkedHashSet<>(value));
        }

        @Override
        public boolean allows(Set<String> value) {
            return value.stream().allMatch(TOKEN.asMatchPredicate());
        }

        @Override
        public String format(Set<String> value) {
            return String.join(",", value);
        }
    }

    /** How long a browser keeps something. The longest that is allowed is the longest that browsers do. */
    record Age() implements OptionType<Duration> {
        private static final Time TIME = new Time();
        private static final Duration MAX = Duration.ofDays(400);

        @Override
        public String allowed() {
            return "a duration from 0s to 9600h in whole seconds";
        }

        @Override
        public Duration parse(String text) {
            return TIME.parse(text);
        }

        @Override
        public boolean allows(Duration value) {
            return !value.isNegative() && value.compareTo(MAX) <= 0 && value.getNano() == 0;
        }

        @Override
        public String format(Duration value) {
            return allows(value) ? value.toSeconds() + "s" : value.toString();
        }
    }

    /** IP addresses, and networks as in {@code 10.0.0.0/8}. Names of hosts are not looked up. */
    record Networks() implements OptionType<Set<String>> {
        private static final String BYTE = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
        private static final Pattern V4 = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");
        private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
        private static final Pattern PREFIX = Pattern.compile("\\d{1,3}");

        @Override
        public String allowed() {
            return "IP addresses and networks, such as 127.0.0.1,10.0.0.0/8,2001:db8::/32";
        }

        @Override
        public Set<String> parse(String text) {
            return Tokens.of(text);
        }

        @Override
        public Set<String> normal(Set<String> value) {
            return Collections.unmodifiableSet(new LinkedHashSet<>(value));
        }

        @Override
        public boolean allows(Set<String> value) {
            return value.stream().allMatch(Networks::isNetwork);
        }

        private static boolean isNetwork(String value) {
            String[] parts = value.split("/", -1);
            boolean v4 = V4.matcher(parts[0]).matches();
            boolean address = v4 || isV6(parts[0]);
            return address && (parts.length == 1 || parts.length == 2 && isPrefix(parts[1], v4 ? 32 : 128));
        }

        private static boolean isPrefix(String text, int longest) {
            return PREFIX.matcher(text).matches() && Integer.parseInt(text) <= longest;
        }

        private static boolean isV6(String text) {
            try {
                return V6.matcher(text).matches() && InetAddress.getByName(text) instanceof Inet6Address;
            } catch (UnknownHostException e) {
                return false; // With a colon it is no name of a host, so nobody was asked.
            }
        }

        @Override
        public String format(Set<String> value) {
            return String.join(",", value);
        }
    }
}

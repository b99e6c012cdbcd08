/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.servlet.ServletContext;

import ee.socketio.SocketIoConfig;
import ee.socketio.SocketIoConfig.Builder;
import ee.socketio.Transport;

/** The options that are set by context parameters: {@code socketio.} and the option's name in kebab case. */
final class ContextParameters {
    private static final String PREFIX = "socketio.";
    private static final Pattern SHORT_DURATION = Pattern.compile("(\\d+)(ms|s|m|h)?");
    private static final Map<String, Option> OPTIONS = options();

    /** Sets an option to a value that is given as text. */
    private interface Option {
        Builder set(Builder builder, String value);
    }

    private ContextParameters() {}

    private static Map<String, Option> options() {
        Map<String, Option> options = new TreeMap<>();
        options.put("path", Builder::path);
        options.put("transports", (builder, value) -> builder.transports(transports(value)));
        options.put("allow-upgrades", (builder, value) -> builder.allowUpgrades(bool(value)));
        options.put("ping-interval", (builder, value) -> builder.pingInterval(duration(value)));
        options.put("ping-timeout", (builder, value) -> builder.pingTimeout(duration(value)));
        options.put("upgrade-timeout", (builder, value) -> builder.upgradeTimeout(duration(value)));
        options.put("connect-timeout", (builder, value) -> builder.connectTimeout(duration(value)));
        options.put("max-http-buffer-size", (builder, value) -> builder.maxHttpBufferSize(integer(value)));
        options.put("max-attachments", (builder, value) -> builder.maxAttachments(integer(value)));
        options.put("max-json-depth", (builder, value) -> builder.maxJsonDepth(integer(value)));
        options.put("max-namespaces", (builder, value) -> builder.maxNamespaces(integer(value)));
        options.put("max-rooms", (builder, value) -> builder.maxRooms(integer(value)));
        options.put("max-socket-data", (builder, value) -> builder.maxSocketData(integer(value)));
        options.put("max-inbound-buffer", (builder, value) -> builder.maxInboundBuffer(integer(value)));
        options.put("max-outbound-buffer", (builder, value) -> builder.maxOutboundBuffer(integer(value)));
        options.put("ack-timeout", (builder, value) -> builder.ackTimeout(duration(value)));
        options.put("cors.origin", (builder, value) -> builder.corsOrigin(set(value)));
        options.put("executor", Builder::executor);
        options.put("scheduled-executor", Builder::scheduledExecutor);
        return options;
    }

    /** Applies the context parameters to a configuration; all that are wrong are reported at once. */
    static SocketIoConfig apply(ServletContext context, SocketIoConfig base) {
        Builder builder = base.toBuilder();
        List<String> problems = new ArrayList<>();
        for (String parameter : names(context)) {
            apply(parameter, context.getInitParameter(parameter), builder).ifPresent(problems::add);
        }
        if (!problems.isEmpty()) {
            throw WebLog.badParameters(problems);
        }
        return builder.build();
    }

    private static Set<String> names(ServletContext context) {
        return Collections.list(context.getInitParameterNames()).stream()
                .filter(name -> name.startsWith(PREFIX))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Optional<String> apply(String parameter, String value, Builder builder) {
        Option option = OPTIONS.get(parameter.substring(PREFIX.length()));
        if (option == null) {
            return Optional.of(parameter + " is no option; there are " + OPTIONS.keySet());
        }
        try {
            option.set(builder, value.trim());
            return Optional.empty();
        } catch (IllegalArgumentException | ArithmeticException e) {
            return Optional.of(parameter + " is '" + value + "', but " + e.getMessage());
        }
    }

    private static Set<Transport> transports(String value) {
        return set(value).stream().map(ContextParameters::transport).collect(Collectors.toUnmodifiableSet());
    }

    private static Transport transport(String name) {
        return Arrays.stream(Transport.values())
                .filter(transport -> transport.wireName().equals(name))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("a transport is one of polling, websocket"));
    }

    private static Set<String> set(String value) {
        return Arrays.stream(value.split(","))
                .map(String::trim)
                .filter(element -> !element.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean bool(String value) {
        if (!value.equals("true") && !value.equals("false")) {
            throw new IllegalArgumentException("it must be true or false");
        }
        return Boolean.parseBoolean(value);
    }

    private static int integer(String value) {
        try {
            return Integer.parseInt(value.replace("_", ""));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("it must be a whole number", e);
        }
    }

    static Duration duration(String value) {
        try {
            Matcher matcher = SHORT_DURATION.matcher(value);
            return matcher.matches()
                    ? duration(Long.parseLong(matcher.group(1)), matcher.group(2))
                    : Duration.parse(value);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("it must be a duration like 300ms, 25s, 2m or PT25S", e);
        }
    }

    private static Duration duration(long amount, String unit) {
        return switch (unit == null ? "ms" : unit) {
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofMillis(amount);
        };
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import ee.socketio.OptionType.Age;
import ee.socketio.OptionType.BeanName;
import ee.socketio.OptionType.Flag;
import ee.socketio.OptionType.Form;
import ee.socketio.OptionType.JndiName;
import ee.socketio.OptionType.Networks;
import ee.socketio.OptionType.Number;
import ee.socketio.OptionType.Origins;
import ee.socketio.OptionType.Path;
import ee.socketio.OptionType.SameSites;
import ee.socketio.OptionType.Time;
import ee.socketio.OptionType.TimeOrNever;
import ee.socketio.OptionType.Tokens;
import ee.socketio.OptionType.Transports;

/**
 * An option of the server. The constants are the table that {@link SocketIoConfig}, all places where options are set,
 * and the manual have in common; what an option means is said by the accessor in {@link SocketIoConfig} that bears its
 * name.
 *
 * @param key its name, without the prefix that all have
 * @param type what it may be
 * @param standard its default
 * @param reference what the reference implementation calls it; empty if that has no such option
 */
record Option<T>(String key, OptionType<T> type, T standard, String reference) {
    private static final String PREFIX = "socketio.";

    static final Option<String> PATH = new Option<>("path", new Path(), "/socket.io", "path");
    static final Option<String> PARSER = new Option<>("parser", new BeanName("json, msgpack"), "json", "parser");
    static final Option<Set<Transport>> TRANSPORTS =
            new Option<>("transports", new Transports(), EnumSet.allOf(Transport.class), "transports");
    static final Option<Boolean> ALLOW_UPGRADES = new Option<>("allow-upgrades", new Flag(), true, "allowUpgrades");
    static final Option<Boolean> ALLOW_EIO3 = new Option<>("allow-eio3", new Flag(), false, "allowEIO3");
    static final Option<Duration> PING_INTERVAL = time("ping-interval", 25, "pingInterval");
    static final Option<Duration> PING_TIMEOUT = time("ping-timeout", 20, "pingTimeout");
    static final Option<Duration> UPGRADE_TIMEOUT = time("upgrade-timeout", 10, "upgradeTimeout");
    static final Option<Duration> CONNECT_TIMEOUT = time("connect-timeout", 45, "connectTimeout");
    static final Option<Duration> ACK_TIMEOUT = time("ack-timeout", 10, "");
    static final Option<Integer> MAX_HTTP_BUFFER_SIZE =
            new Option<>("max-http-buffer-size", Number.atLeast(1), 1_000_000, "maxHttpBufferSize");
    static final Option<Integer> MAX_ATTACHMENTS =
            new Option<>("max-attachments", Number.atLeast(0), 10, "parser.maxAttachments");
    static final Option<Integer> MAX_JSON_DEPTH = new Option<>("max-json-depth", new Number(1, 256), 64, "");
    static final Option<Integer> MAX_NAMESPACES = new Option<>("max-namespaces", Number.atLeast(1), 100, "");
    static final Option<Integer> MAX_ROOMS = new Option<>("max-rooms", Number.atLeast(1), 1_000, "");
    static final Option<Integer> MAX_SOCKET_DATA = new Option<>("max-socket-data", Number.atLeast(0), 16 * 1024, "");
    static final Option<Integer> MAX_INBOUND_BUFFER =
            new Option<>("max-inbound-buffer", Number.atLeast(1), 16 * 1024 * 1024, "");
    static final Option<Integer> MAX_OUTBOUND_BUFFER =
            new Option<>("max-outbound-buffer", Number.atLeast(1), 16 * 1024 * 1024, "");
    static final Option<Integer> MAX_CONNECTIONS = limit("max-connections");
    static final Option<Integer> MAX_CONNECTIONS_PER_ADDRESS = limit("max-connections-per-address");
    static final Option<Integer> MAX_HANDSHAKES_PER_MINUTE = limit("max-handshakes-per-minute");
    static final Option<Integer> MAX_EVENTS_PER_SECOND = limit("max-events-per-second");
    static final Option<Duration> HANDLER_TIMEOUT =
            new Option<>("handler-timeout", new TimeOrNever(), Duration.ZERO, "");
    static final Option<Boolean> CONNECTION_STATE_RECOVERY =
            new Option<>("connection-state-recovery", new Flag(), false, "connectionStateRecovery");
    static final Option<Duration> CONNECTION_STATE_RECOVERY_MAX_DISCONNECTION_DURATION = time(
            "connection-state-recovery.max-disconnection-duration",
            120,
            "connectionStateRecovery.maxDisconnectionDuration");
    static final Option<Boolean> CONNECTION_STATE_RECOVERY_SKIP_MIDDLEWARES = new Option<>(
            "connection-state-recovery.skip-middlewares", new Flag(), false, "connectionStateRecovery.skipMiddlewares");
    static final Option<Integer> CONNECTION_STATE_RECOVERY_MAX_PACKETS =
            new Option<>("connection-state-recovery.max-packets", Number.atLeast(1), 10_000, "");
    static final Option<Integer> CONNECTION_STATE_RECOVERY_MAX_BYTES =
            new Option<>("connection-state-recovery.max-bytes", Number.atLeast(1), 16 * 1024 * 1024, "");
    static final Option<Set<String>> CORS_ORIGIN = new Option<>("cors.origin", new Origins(), Set.of(), "cors.origin");
    static final Option<Set<String>> CORS_METHODS = new Option<>(
            "cors.methods",
            new Tokens("names of HTTP methods"),
            Tokens.of("GET,HEAD,PUT,PATCH,POST,DELETE"),
            "cors.methods");
    static final Option<Set<String>> CORS_ALLOWED_HEADERS =
            new Option<>("cors.allowed-headers", new Tokens("names of HTTP headers"), Set.of(), "cors.allowedHeaders");
    static final Option<Set<String>> CORS_EXPOSED_HEADERS =
            new Option<>("cors.exposed-headers", new Tokens("names of HTTP headers"), Set.of(), "cors.exposedHeaders");
    static final Option<Boolean> CORS_CREDENTIALS =
            new Option<>("cors.credentials", new Flag(), false, "cors.credentials");
    static final Option<Duration> CORS_MAX_AGE =
            new Option<>("cors.max-age", new Age(), Duration.ofSeconds(5), "cors.maxAge");
    static final Option<Integer> CORS_OPTIONS_SUCCESS_STATUS =
            new Option<>("cors.options-success-status", new Number(200, 299), 204, "cors.optionsSuccessStatus");
    static final Option<String> COOKIE = new Option<>("cookie", Form.cookie(), "", "cookie.name");
    static final Option<String> COOKIE_PATH = new Option<>("cookie.path", Form.cookiePath(), "/", "cookie.path");
    static final Option<Boolean> COOKIE_HTTP_ONLY =
            new Option<>("cookie.http-only", new Flag(), true, "cookie.httpOnly");
    static final Option<SameSite> COOKIE_SAME_SITE =
            new Option<>("cookie.same-site", new SameSites(), SameSite.LAX, "cookie.sameSite");
    static final Option<Boolean> COOKIE_SECURE = new Option<>("cookie.secure", new Flag(), false, "cookie.secure");
    static final Option<String> COOKIE_DOMAIN = new Option<>("cookie.domain", Form.domain(), "", "cookie.domain");
    static final Option<Duration> COOKIE_MAX_AGE =
            new Option<>("cookie.max-age", new Age(), Duration.ZERO, "cookie.maxAge");
    static final Option<Boolean> HTTP_COMPRESSION =
            new Option<>("http-compression", new Flag(), true, "httpCompression");
    static final Option<Integer> HTTP_COMPRESSION_THRESHOLD =
            new Option<>("http-compression.threshold", Number.atLeast(0), 1024, "httpCompression.threshold");
    static final Option<Boolean> PER_MESSAGE_DEFLATE =
            new Option<>("per-message-deflate", new Flag(), false, "perMessageDeflate");
    static final Option<Boolean> SERVE_CLIENT = new Option<>("serve-client", new Flag(), true, "serveClient");
    static final Option<String> ADAPTER =
            new Option<>("adapter", new BeanName("memory, hazelcast"), "memory", "adapter");
    static final Option<String> CLUSTER_NAME = new Option<>("cluster-name", Form.clusterName(), "", "");
    static final Option<String> HAZELCAST_INSTANCE = new Option<>("hazelcast-instance", Form.instance(), "", "");
    static final Option<Set<String>> TRUSTED_PROXIES = new Option<>("trusted-proxies", new Networks(), Set.of(), "");
    static final Option<String> EXECUTOR =
            new Option<>("executor", new JndiName(), "java:comp/DefaultManagedExecutorService", "");
    static final Option<String> SCHEDULED_EXECUTOR =
            new Option<>("scheduled-executor", new JndiName(), "java:comp/DefaultManagedScheduledExecutorService", "");

    /** All options, in the order of the manual. */
    static final List<Option<?>> ALL = List.of(
            PATH,
            PARSER,
            TRANSPORTS,
            ALLOW_UPGRADES,
            ALLOW_EIO3,
            PING_INTERVAL,
            PING_TIMEOUT,
            UPGRADE_TIMEOUT,
            CONNECT_TIMEOUT,
            ACK_TIMEOUT,
            MAX_HTTP_BUFFER_SIZE,
            MAX_ATTACHMENTS,
            MAX_JSON_DEPTH,
            MAX_NAMESPACES,
            MAX_ROOMS,
            MAX_SOCKET_DATA,
            MAX_INBOUND_BUFFER,
            MAX_OUTBOUND_BUFFER,
            MAX_CONNECTIONS,
            MAX_CONNECTIONS_PER_ADDRESS,
            MAX_HANDSHAKES_PER_MINUTE,
            MAX_EVENTS_PER_SECOND,
            HANDLER_TIMEOUT,
            CONNECTION_STATE_RECOVERY,
            CONNECTION_STATE_RECOVERY_MAX_DISCONNECTION_DURATION,
            CONNECTION_STATE_RECOVERY_SKIP_MIDDLEWARES,
            CONNECTION_STATE_RECOVERY_MAX_PACKETS,
            CONNECTION_STATE_RECOVERY_MAX_BYTES,
            CORS_ORIGIN,
            CORS_METHODS,
            CORS_ALLOWED_HEADERS,
            CORS_EXPOSED_HEADERS,
            CORS_CREDENTIALS,
            CORS_MAX_AGE,
            CORS_OPTIONS_SUCCESS_STATUS,
            COOKIE,
            COOKIE_PATH,
            COOKIE_HTTP_ONLY,
            COOKIE_SAME_SITE,
            COOKIE_SECURE,
            COOKIE_DOMAIN,
            COOKIE_MAX_AGE,
            HTTP_COMPRESSION,
            HTTP_COMPRESSION_THRESHOLD,
            PER_MESSAGE_DEFLATE,
            SERVE_CLIENT,
            ADAPTER,
            CLUSTER_NAME,
            HAZELCAST_INSTANCE,
            TRUSTED_PROXIES,
            EXECUTOR,
            SCHEDULED_EXECUTOR);

    Option {
        key = PREFIX + key;
        standard = type.normal(standard);
    }

    private static Option<Duration> time(String key, int seconds, String reference) {
        return new Option<>(key, new Time(), Duration.ofSeconds(seconds), reference);
    }

    /** A limit that there is none of unless it is set. */
    private static Option<Integer> limit(String key) {
        return new Option<>(key, Number.atLeast(0), 0, "");
    }

    static Optional<Option<?>> named(String key) {
        return ALL.stream().filter(option -> option.key.equals(key)).findAny();
    }

    /** The value that a text means. */
    T parse(String text) {
        T value;
        try {
            value = type.parse(text.trim());
        } catch (RuntimeException e) {
            throw refused(text, e);
        }
        return check(value, text);
    }

    /** The value in its normal form. */
    T check(T value) {
        Objects.requireNonNull(value, key);
        return check(value, type.format(value));
    }

    private T check(T value, String text) {
        T normal = type.normal(value);
        if (!type.allows(normal)) {
            throw refused(text, null);
        }
        return normal;
    }

    private IllegalArgumentException refused(String text, Exception cause) {
        return new IllegalArgumentException(key + " must be " + type.allowed() + ", but is '" + text + "'", cause);
    }
}

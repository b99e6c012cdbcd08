/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The options of the server. Immutable.
 *
 * <p>Options come from these places, the later over the earlier: the defaults; a bean of this type, usually produced;
 * context parameters of {@code web.xml}; MicroProfile Config, where the server has it, else environment variables and
 * then system properties. Keys are in kebab case after {@code socketio.}, as {@code socketio.ping-interval}; as an
 * environment variable that is {@code SOCKETIO_PING_INTERVAL}. Names and defaults are those of the reference
 * implementation where it has the option and its default is safe.
 *
 * <p>As text, durations are {@code 300ms}, {@code 25s}, {@code 2m}, {@code 1h} or ISO 8601 ({@code PT25S}), and a bare
 * number counts milliseconds; whole numbers may have underscores; elements of sets are separated by commas. A value
 * that is not allowed fails the deployment, with all others of its kind.
 * <!-- snippet: src/examples/snippets/src/main/java/ee/socketio/examples/snippets/Configuration.java#config -->
 *
 * <pre>{@code
 * @Produces
 * SocketIoConfig config() {
 *     return SocketIoConfig.builder().pingInterval(Duration.ofSeconds(10)).build();
 * }
 * }</pre>
 */
public final class SocketIoConfig {
    private static final SocketIoConfig DEFAULTS = new SocketIoConfig(Option.ALL.stream()
            .collect(LinkedHashMap::new, (values, option) -> values.put(option, option.standard()), Map::putAll));

    /** The values of all options, in the order of the manual. */
    private final Map<Option<?>, Object> values;

    private SocketIoConfig(Map<Option<?>, Object> values) {
        this.values = values;
    }

    /**
     * Starts from the defaults.
     *
     * @return a builder
     */
    public static Builder builder() {
        return DEFAULTS.toBuilder();
    }

    /**
     * Starts from this configuration.
     *
     * @return a builder with the values of this configuration
     */
    public Builder toBuilder() {
        return new Builder(values);
    }

    /**
     * The URL path, below the context path, at which clients connect.
     *
     * @return the value of {@code socketio.path}
     * @see Builder#path
     */
    public String path() {
        return get(Option.PATH);
    }

    /**
     * The wire format, which clients have to use too: {@code json} is what all clients speak unless told otherwise;
     * {@code msgpack} is that of {@code socket.io-msgpack-parser} and takes the library
     * {@code org.msgpack:msgpack-core}; anything else is the name of a bean of type
     * {@link ee.socketio.spi.PacketParser}.
     *
     * @return the value of {@code socketio.parser}
     * @see Builder#parser
     */
    public String parser() {
        return get(Option.PARSER);
    }

    /**
     * The transports that clients may use.
     *
     * @return the value of {@code socketio.transports}
     * @see Builder#transports
     */
    public Set<Transport> transports() {
        return get(Option.TRANSPORTS);
    }

    /**
     * Whether clients are told that they may change from long-polling to WebSocket.
     *
     * @return the value of {@code socketio.allow-upgrades}
     * @see Builder#allowUpgrades
     */
    public boolean allowUpgrades() {
        return get(Option.ALLOW_UPGRADES);
    }

    /**
     * Whether clients of version 2 of Socket.IO may connect, and old browsers by JSONP.
     *
     * @return the value of {@code socketio.allow-eio3}
     * @see Builder#allowEio3
     */
    public boolean allowEio3() {
        return get(Option.ALLOW_EIO3);
    }

    /**
     * The time between a client's answer to a heartbeat and the next heartbeat.
     *
     * @return the value of {@code socketio.ping-interval}
     * @see Builder#pingInterval
     */
    public Duration pingInterval() {
        return get(Option.PING_INTERVAL);
    }

    /**
     * The time a client has to answer a heartbeat.
     *
     * @return the value of {@code socketio.ping-timeout}
     * @see Builder#pingTimeout
     */
    public Duration pingTimeout() {
        return get(Option.PING_TIMEOUT);
    }

    /**
     * The time a change of transport may take before it is given up.
     *
     * @return the value of {@code socketio.upgrade-timeout}
     * @see Builder#upgradeTimeout
     */
    public Duration upgradeTimeout() {
        return get(Option.UPGRADE_TIMEOUT);
    }

    /**
     * The time a new connection has to join a namespace before it is closed.
     *
     * @return the value of {@code socketio.connect-timeout}
     * @see Builder#connectTimeout
     */
    public Duration connectTimeout() {
        return get(Option.CONNECT_TIMEOUT);
    }

    /**
     * The time a client has to acknowledge an event, where an acknowledgement was asked for.
     *
     * @return the value of {@code socketio.ack-timeout}
     * @see Builder#ackTimeout
     */
    public Duration ackTimeout() {
        return get(Option.ACK_TIMEOUT);
    }

    /**
     * The size, in bytes, of the largest body of a POST and the largest WebSocket message that a client may send;
     * announced to clients as {@code maxPayload}.
     *
     * @return the value of {@code socketio.max-http-buffer-size}
     * @see Builder#maxHttpBufferSize
     */
    public int maxHttpBufferSize() {
        return get(Option.MAX_HTTP_BUFFER_SIZE);
    }

    /**
     * The number of binary attachments that one packet of a client may have.
     *
     * @return the value of {@code socketio.max-attachments}
     * @see Builder#maxAttachments
     */
    public int maxAttachments() {
        return get(Option.MAX_ATTACHMENTS);
    }

    /**
     * The number of arrays and objects that the JSON of a client may nest.
     *
     * @return the value of {@code socketio.max-json-depth}
     * @see Builder#maxJsonDepth
     */
    public int maxJsonDepth() {
        return get(Option.MAX_JSON_DEPTH);
    }

    /**
     * The number of namespaces that one connection may be in at a time. A client that wants to join more is refused:
     * patterns admit as many as it can think of.
     *
     * @return the value of {@code socketio.max-namespaces}
     * @see Builder#maxNamespaces
     */
    public int maxNamespaces() {
        return get(Option.MAX_NAMESPACES);
    }

    /**
     * The number of rooms that one socket may be in, its own included.
     *
     * @return the value of {@code socketio.max-rooms}
     * @see Builder#maxRooms
     */
    public int maxRooms() {
        return get(Option.MAX_ROOMS);
    }

    /**
     * The size, in characters, of the {@linkplain SocketData data} of one socket: of its keys, and of its values as
     * JSON.
     *
     * @return the value of {@code socketio.max-socket-data}
     * @see Builder#maxSocketData
     */
    public int maxSocketData() {
        return get(Option.MAX_SOCKET_DATA);
    }

    /**
     * The size, in bytes, of the events of one connection that wait for their handlers; a client that sends more is
     * disconnected with {@link DisconnectDetail#CLIENT_TOO_FAST}. At least {@code socketio.max-http-buffer-size}, or
     * the largest message could not wait.
     *
     * @return the value of {@code socketio.max-inbound-buffer}
     * @see Builder#maxInboundBuffer
     */
    public int maxInboundBuffer() {
        return get(Option.MAX_INBOUND_BUFFER);
    }

    /**
     * The size, in bytes, of what waits to be sent over one connection; a client that is slower is disconnected with
     * {@link DisconnectDetail#CLIENT_TOO_SLOW}. One packet alone may be larger.
     *
     * @return the value of {@code socketio.max-outbound-buffer}
     * @see Builder#maxOutboundBuffer
     */
    public int maxOutboundBuffer() {
        return get(Option.MAX_OUTBOUND_BUFFER);
    }

    /**
     * The number of connections at a time, 0 for no limit. A client that comes when there are as many is refused with
     * the status 503. Clients come back by themselves after a while.
     *
     * @return the value of {@code socketio.max-connections}
     * @see Builder#maxConnections
     */
    public int maxConnections() {
        return get(Option.MAX_CONNECTIONS);
    }

    /**
     * The number of connections from one address at a time, 0 for no limit; of IPv6, from one /64 network. A client
     * that comes when there are as many is refused with the status 429. The address is that of
     * {@link Handshake#address()}: behind a proxy that of the proxy, so that the limit is shared by all, unless the
     * server knows its proxies.
     *
     * @return the value of {@code socketio.max-connections-per-address}
     * @see Builder#maxConnectionsPerAddress
     */
    public int maxConnectionsPerAddress() {
        return get(Option.MAX_CONNECTIONS_PER_ADDRESS);
    }

    /**
     * The number of connections that one address may open within a minute, 0 for no limit: as many at once, and as many
     * more each minute. Addresses are those of {@code socketio.max-connections-per-address}. A client that comes more
     * often is refused with the status 429 and {@code Retry-After}.
     *
     * @return the value of {@code socketio.max-handshakes-per-minute}
     * @see Builder#maxHandshakesPerMinute
     */
    public int maxHandshakesPerMinute() {
        return get(Option.MAX_HANDSHAKES_PER_MINUTE);
    }

    /**
     * The number of events that one connection may send within a second, 0 for no limit: as many at once, and as many
     * more each second. Other events are not handled; where an acknowledgement was asked for, it is the error
     * {@code RATE_LIMITED}. A client that goes on is disconnected with {@link DisconnectDetail#RATE_LIMITED}: when it
     * has sent ten times as many too many.
     *
     * @return the value of {@code socketio.max-events-per-second}
     * @see Builder#maxEventsPerSecond
     */
    public int maxEventsPerSecond() {
        return get(Option.MAX_EVENTS_PER_SECOND);
    }

    /**
     * The time in which the handlers of an event have to answer, 0 for as long as they like. After it the client is
     * answered with the error {@code TIMEOUT}, and {@link OnFailure} observers are told; a later answer is ignored. The
     * handler itself goes on, and the next event of its socket waits for it as before.
     *
     * @return the value of {@code socketio.handler-timeout}
     * @see Builder#handlerTimeout
     */
    public Duration handlerTimeout() {
        return get(Option.HANDLER_TIMEOUT);
    }

    /**
     * Whether a client that lost its connection, and comes back soon, gets what it missed, and continues with the same
     * id, rooms and data. It costs memory, and each event an additional argument that tells how far the client has got.
     *
     * @return the value of {@code socketio.connection-state-recovery}
     * @see Builder#connectionStateRecovery
     */
    public boolean connectionStateRecovery() {
        return get(Option.CONNECTION_STATE_RECOVERY);
    }

    /**
     * The time a client has to come back, from when the server noticed that its connection was lost.
     *
     * @return the value of {@code socketio.connection-state-recovery.max-disconnection-duration}
     * @see Builder#connectionStateRecoveryMaxDisconnectionDuration
     */
    public Duration connectionStateRecoveryMaxDisconnectionDuration() {
        return get(Option.CONNECTION_STATE_RECOVERY_MAX_DISCONNECTION_DURATION);
    }

    /**
     * Whether observers of {@link Connecting} are left out for a client that continues: then credentials are not
     * checked again, but that they have not expired and that requests come from the same user as before.
     *
     * @return the value of {@code socketio.connection-state-recovery.skip-middlewares}
     * @see Builder#connectionStateRecoverySkipMiddlewares
     */
    public boolean connectionStateRecoverySkipMiddlewares() {
        return get(Option.CONNECTION_STATE_RECOVERY_SKIP_MIDDLEWARES);
    }

    /**
     * The number of events that are kept for clients that come back, those of all namespaces together; with
     * {@code socketio.adapter=hazelcast}, those of each namespace, or pattern, and 1024 at least. Of more, the oldest
     * are forgotten; a client that would need them connects anew.
     *
     * @return the value of {@code socketio.connection-state-recovery.max-packets}
     * @see Builder#connectionStateRecoveryMaxPackets
     */
    public int connectionStateRecoveryMaxPackets() {
        return get(Option.CONNECTION_STATE_RECOVERY_MAX_PACKETS);
    }

    /**
     * The size, in bytes, of the events and the sessions that are kept for clients that come back, those of all
     * namespaces together; with {@code socketio.adapter=hazelcast}, of the events of each namespace, or pattern, and of
     * the sessions on each member. Of more, the oldest are forgotten; a client that would need them connects anew.
     *
     * @return the value of {@code socketio.connection-state-recovery.max-bytes}
     * @see Builder#connectionStateRecoveryMaxBytes
     */
    public int connectionStateRecoveryMaxBytes() {
        return get(Option.CONNECTION_STATE_RECOVERY_MAX_BYTES);
    }

    /**
     * The origins, such as {@code https://example.org}, whose pages may connect, beside pages of the server itself;
     * {@code https://*.example.org} stands for all subdomains, {@code /https://shop\d+\.example/} for whatever the
     * regular expression matches as a whole, and {@code *} allows all. Others are refused, on both transports.
     *
     * @return the value of {@code socketio.cors.origin}
     * @see Builder#corsOrigin
     */
    public Set<String> corsOrigin() {
        return get(Option.CORS_ORIGIN);
    }

    /**
     * The methods that the answer to a preflight allows.
     *
     * @return the value of {@code socketio.cors.methods}
     * @see Builder#corsMethods
     */
    public Set<String> corsMethods() {
        return get(Option.CORS_METHODS);
    }

    /**
     * The request headers that the answer to a preflight allows; without any, those that were asked for.
     *
     * @return the value of {@code socketio.cors.allowed-headers}
     * @see Builder#corsAllowedHeaders
     */
    public Set<String> corsAllowedHeaders() {
        return get(Option.CORS_ALLOWED_HEADERS);
    }

    /**
     * The response headers that pages of other origins may read, beside those that all may.
     *
     * @return the value of {@code socketio.cors.exposed-headers}
     * @see Builder#corsExposedHeaders
     */
    public Set<String> corsExposedHeaders() {
        return get(Option.CORS_EXPOSED_HEADERS);
    }

    /**
     * Whether pages of other origins may connect with cookies and the like; not together with {@code *}.
     *
     * @return the value of {@code socketio.cors.credentials}
     * @see Builder#corsCredentials
     */
    public boolean corsCredentials() {
        return get(Option.CORS_CREDENTIALS);
    }

    /**
     * How long browsers may keep the answer to a preflight.
     *
     * @return the value of {@code socketio.cors.max-age}
     * @see Builder#corsMaxAge
     */
    public Duration corsMaxAge() {
        return get(Option.CORS_MAX_AGE);
    }

    /**
     * The status of the answer to a preflight; some old browsers and televisions need 200.
     *
     * @return the value of {@code socketio.cors.options-success-status}
     * @see Builder#corsOptionsSuccessStatus
     */
    public int corsOptionsSuccessStatus() {
        return get(Option.CORS_OPTIONS_SUCCESS_STATUS);
    }

    /**
     * The name of a cookie that holds the id of the session, for balancers that are sticky by a cookie; it is sent with
     * the first answer to a client that begins with long-polling. Without a name there is no cookie.
     *
     * @return the value of {@code socketio.cookie}
     * @see Builder#cookie
     */
    public String cookie() {
        return get(Option.COOKIE);
    }

    /**
     * The path of the cookie.
     *
     * @return the value of {@code socketio.cookie.path}
     * @see Builder#cookiePath
     */
    public String cookiePath() {
        return get(Option.COOKIE_PATH);
    }

    /**
     * Whether the cookie is hidden from the scripts of pages.
     *
     * @return the value of {@code socketio.cookie.http-only}
     * @see Builder#cookieHttpOnly
     */
    public boolean cookieHttpOnly() {
        return get(Option.COOKIE_HTTP_ONLY);
    }

    /**
     * Whether the cookie goes along with requests of pages of other sites.
     *
     * @return the value of {@code socketio.cookie.same-site}
     * @see Builder#cookieSameSite
     */
    public SameSite cookieSameSite() {
        return get(Option.COOKIE_SAME_SITE);
    }

    /**
     * Whether the cookie is sent over TLS only.
     *
     * @return the value of {@code socketio.cookie.secure}
     * @see Builder#cookieSecure
     */
    public boolean cookieSecure() {
        return get(Option.COOKIE_SECURE);
    }

    /**
     * The domain whose hosts all get the cookie; without one, only the host that sent it.
     *
     * @return the value of {@code socketio.cookie.domain}
     * @see Builder#cookieDomain
     */
    public String cookieDomain() {
        return get(Option.COOKIE_DOMAIN);
    }

    /**
     * How long browsers keep the cookie; {@code 0s} until they are closed.
     *
     * @return the value of {@code socketio.cookie.max-age}
     * @see Builder#cookieMaxAge
     */
    public Duration cookieMaxAge() {
        return get(Option.COOKIE_MAX_AGE);
    }

    /**
     * Whether answers to polls are compressed, by gzip or deflate, for clients that accept it.
     *
     * @return the value of {@code socketio.http-compression}
     * @see Builder#httpCompression
     */
    public boolean httpCompression() {
        return get(Option.HTTP_COMPRESSION);
    }

    /**
     * The size, in bytes, from which on answers to polls are compressed.
     *
     * @return the value of {@code socketio.http-compression.threshold}
     * @see Builder#httpCompressionThreshold
     */
    public int httpCompressionThreshold() {
        return get(Option.HTTP_COMPRESSION_THRESHOLD);
    }

    /**
     * Whether messages over WebSocket are compressed, for clients that ask for it; the server has to be able to.
     *
     * @return the value of {@code socketio.per-message-deflate}
     * @see Builder#perMessageDeflate
     */
    public boolean perMessageDeflate() {
        return get(Option.PER_MESSAGE_DEFLATE);
    }

    /**
     * Whether the official browser client is served, below the path, as {@code socket.io.js} and in its other forms.
     *
     * @return the value of {@code socketio.serve-client}
     * @see Builder#serveClient
     */
    public boolean serveClient() {
        return get(Option.SERVE_CLIENT);
    }

    /**
     * The addresses, and networks, of proxies whose word for the address of a client, the scheme and the host counts,
     * given by {@code Forwarded} or {@code X-Forwarded-For}; such headers of anybody else are ignored.
     *
     * @return the value of {@code socketio.trusted-proxies}
     * @see Builder#trustedProxies
     */
    public Set<String> trustedProxies() {
        return get(Option.TRUSTED_PROXIES);
    }

    /**
     * How this server and others that serve the same application share rooms and broadcasts: {@code memory} is a server
     * that is alone; {@code hazelcast} takes the library {@code com.hazelcast:hazelcast}; anything else is the name of
     * a bean of type {@link ee.socketio.spi.Cluster}.
     *
     * @return the value of {@code socketio.adapter}
     * @see Builder#adapter
     */
    public String adapter() {
        return get(Option.ADAPTER);
    }

    /**
     * What servers of this application are known by in a cluster that is shared with other applications.
     *
     * @return the value of {@code socketio.cluster-name}; empty for the context path of the application
     * @see Builder#clusterName
     */
    public String clusterName() {
        return get(Option.CLUSTER_NAME);
    }

    /**
     * The Hazelcast instance that connects the servers, if {@link #adapter()} is {@code hazelcast}: its name, if it is
     * in this JVM, or the JNDI name to which the server has bound it. A bean of type {@code HazelcastInstance} comes
     * first; if there is none and nothing is named, an instance is started, as Hazelcast's own configuration file says,
     * and stopped with the application.
     *
     * @return the value of {@code socketio.hazelcast-instance}; empty for a bean, or an own instance
     * @see Builder#hazelcastInstance
     */
    public String hazelcastInstance() {
        return get(Option.HAZELCAST_INSTANCE);
    }

    /**
     * The JNDI name of the {@code ManagedExecutorService} on whose threads handlers run.
     *
     * @return the value of {@code socketio.executor}
     * @see Builder#executor
     */
    public String executor() {
        return get(Option.EXECUTOR);
    }

    /**
     * The JNDI name of the {@code ManagedScheduledExecutorService} that drives the one timer of the server.
     *
     * @return the value of {@code socketio.scheduled-executor}
     * @see Builder#scheduledExecutor
     */
    public String scheduledExecutor() {
        return get(Option.SCHEDULED_EXECUTOR);
    }

    /**
     * The values of all options as text, such as {@code 25s}, by their keys, such as {@code socketio.ping-interval}.
     *
     * @return the values, each of which {@link Builder#set} takes
     */
    public Map<String, String> toMap() {
        Map<String, String> map = new LinkedHashMap<>();
        Option.ALL.forEach(option -> map.put(option.key(), text(option)));
        return map;
    }

    private <T> String text(Option<T> option) {
        return option.type().format(get(option));
    }

    private <T> T get(Option<T> option) {
        return get(values, option);
    }

    /** Only {@link Builder#set(Option, Object)} puts values, each of the type of its option. */
    @SuppressWarnings("unchecked")
    private static <T> T get(Map<Option<?>, Object> values, Option<T> option) {
        return (T) values.get(option);
    }

    /** The values of all options, for the log. */
    @Override
    public String toString() {
        return toMap().entrySet().stream()
                .map(option -> option.getKey() + '=' + option.getValue())
                .collect(joining(", "));
    }

    /** Builds a {@link SocketIoConfig}. Not thread-safe. */
    public static final class Builder {
        private final Map<Option<?>, Object> values;

        private Builder(Map<Option<?>, Object> values) {
            this.values = new LinkedHashMap<>(values);
        }

        /**
         * Sets the URL path, below the context path, at which clients connect. Default: {@code /socket.io}. The
         * reference calls it {@code path}.
         *
         * @param path the value of {@code socketio.path}: a path of letters, digits, dots, dashes and underscores
         *     between slashes; a slash at its end is dropped. It must be known before CDI starts: a produced
         *     configuration cannot change it
         * @return this builder
         * @throws IllegalArgumentException if the value is not allowed
         */
        public Builder path(String path) {
            return set(Option.PATH, path);
        }

        /**
         * Sets the wire format. Default: {@code json}. The reference calls it {@code parser}.
         *
         * @param parser the value of {@code socketio.parser}: json, msgpack or the name of a bean, of letters, digits,
         *     dots, dashes and underscores
         * @return this builder
         * @throws IllegalArgumentException if the value is not allowed
         */
        public Builder parser(String parser) {
            return set(Option.PARSER, parser);
        }

        /**
         * Sets the transports that clients may use. Default: {@code polling,websocket}. The reference calls it
         * {@code transports}.
         *
         * @param transports the value of {@code socketio.transports}: one or both of {@code polling,websocket}
         * @return this builder
         * @throws IllegalArgumentException if the value is not allowed
         */
        public Builder transports(Set<Transport> transports) {
            return set(Option.TRANSPORTS, transports);
        }

        /**
         * Sets whether clients are told that they may change from long-polling to WebSocket. Default: {@code true}. The
         * reference calls it {@code allowUpgrades}.
         *
         * @param allowUpgrades the value of {@code socketio.allow-upgrades}: true or false
         * @return this builder
         */
        public Builder allowUpgrades(boolean allowUpgrades) {
            return set(Option.ALLOW_UPGRADES, allowUpgrades);
        }

        /**
         * Sets whether clients of version 2 of Socket.IO may connect, and old browsers by JSONP. Default:
         * {@code false}. The reference calls it {@code allowEIO3}.
         *
         * @param allowEio3 the value of {@code socketio.allow-eio3}: true or false
         * @return this builder
         */
        public Builder allowEio3(boolean allowEio3) {
            return set(Option.ALLOW_EIO3, allowEio3);
        }

        /**
         * Sets the time between a client's answer to a heartbeat and the next heartbeat. Default: {@code 25s}. The
         * reference calls it {@code pingInterval}.
         *
         * @param pingInterval the value of {@code socketio.ping-interval}: a duration from 1ms to 240h
         * @return this builder
         * @throws IllegalArgumentException if the value is not allowed
         */
        public Builder pingInterval(Duration pingInterval) {
            return set(Option.PING_INTERVAL, pingInterval);
        }

        /**
         * Sets the time a client has to answer a heartbeat. Default: {@code 20s}. The reference calls it
         * {@code pingTimeout}.
         *
         * @param pingTimeout the value of {@code socketio.ping-timeout}: a duration from 1ms to 240h
         * @return this builder
         * @throws IllegalArgumentException if the value is not allowed
         */
        public Builder pingTimeout(Duration pingTimeout) {
            return set(Option.PING_TIMEOUT, pingTimeout);
        }

        /**
         * Sets the time a change of transport may take before it is given up. Default: {@code 10s}. The reference calls
         * it {@code upgradeTimeout}.
         *
         * @param upgradeTimeout the value of {@code socketio.upgrade-timeout}: a duration from 1ms to 240h
         * @return this builder
         * @throws IllegalArgumentException if the value is not allowed
         */
        public Builder upgradeTimeout(Duration upgradeTimeout) {
            return set(Option.UPGRADE_TIMEOUT, upgradeTimeout);
        }

        /**
         * Sets the time a new connection has to join a namespace before it is closed. Default: {@code 45s}. The
         * reference calls it {@code connectTimeout}.
         *
         * @param connectTimeout the value of {@code socketio.connect-timeout}: a duration from 1ms to 240h
         * @return this builder
         * @throws IllegalArgumentException if the value is not allowed
         */
        public Builder connectTimeout(Duration connectTimeout) {
            return set(Option.CONNECT_TIMEOUT, connectTimeout);
        }

        /**
         * Sets the time a client has to acknowledge an event, where an acknowledgement was asked for. Default:
         * {@code 10s}.
         *
         * @param ackTimeout the value of {@code socketio.ack-timeout}: a duration from 1ms to 240h
         * @return this builder
         * @throws IllegalArgumentException if the value is not allowed
         */
        public Builder ackTimeout(Duration ackTimeout) {
            return set(Option.ACK_TIMEOUT, ackTimeout);
        }

        /**
         * Sets the size, in bytes, of the largest body of a POST and the largest WebSocket message that a client may
         * send; announced to clients as {@code maxPayload}. Default: {@code 1000000}. The reference calls it
         * {@code maxHttpBufferSize}.
         *
         * @param maxHttpBufferSize the value of {@code socketio.max-http-buffer-size}: a whole number from 1 to
         *     2147483647
         * @return this builder
         * @throws IllegalArgumentException if the value is not allowed
         */
        public Builder maxHttpBufferSize(int maxHttpBufferSize) {
            return set(Option.MAX_HTTP_BUFFER_SIZE, maxHttpBufferSize);
        }

        /**
         * Sets the number of binary attachments that one packet of a client may have. Default: {@code 10}. The
         * reference calls it {@code parser.maxAttachments}.
         *
         * @param maxAttachments the value of {@code socketio.max-attachments}: a whole number from 0 to 2147483647
         * @return this builder
         * @throws IllegalArgumentException if the value is not allowed
         */
        public Builder maxAttachments(int maxAttachments) {
            return set(Option.MAX_ATTACHMENTS, maxAttachments);
        }

        /**
         * Sets the number of arrays and objects that the JSON of a client may nest. Default: {@code 64}.
         *
         * @param maxJsonDepth the value of {@code socketio.max-json-depth}: a whole number from 1 to 256
         * @return this builder
         * @throws IllegalArgumentException if the value is not allowed
         */
        public Builder maxJsonDepth(int maxJsonDepth) {
            return set(Option.MAX_JSON_DEPTH, maxJsonDepth);
        }

        /**
         * Sets the number of namespaces that one connection may be in at a time. A client that wants to join more is
         * refused: patterns admit as many as it can think of. Default: {@code 100}.
         *
         * @param maxNamespaces the value of {@code socketio.max-namespaces}: a whole number from 1 to 2147483647
         * @return this builder
         * @throws IllegalArgumentException if the value is not allowed
         */
        public Builder maxNamespaces(int maxNamespaces) {
            return set(Option.MAX_NAMESPACES, maxNamespaces);
        }

        /**
         * Sets the number of rooms that one socket may be in, its own included. Default: {@code 1000}.
         *
         * @param maxRooms the value of {@code socketio.max-rooms}: a whole number from 1 to 2147483647
         * @return this builder
         * @throws IllegalArgumentException if the value is not allowed
         */
        public Builder maxRooms(int maxRooms) {
            return set(Option.MAX_ROOMS, maxRooms);
        }

        /**
         * Sets the size, in characters, of the {@linkplain SocketData data} of one socket: of its keys, and of its
         * values as JSON. Default: {@code 16384}.
         *
         * @param maxSocketData the value of {@code socketio.max-socket-data}: a whole number from 0 to 2147483647
         * @return this builder
         * @throws IllegalArgumentException if the value is not allowed
         */
        public Builder maxSocketData(int maxSocketData) {
            return set(Option.MAX_SOCKET_DATA, maxSocketData);
        }

        /**
         * Sets the size, in bytes, of the events of one connection that wait for their handlers; a client that sends
         * more is disconnected with {@link DisconnectReason#FORCED_CLOSE}. At least
         * {@code socketio.max-http-buffer-size}, or the largest message could not wait. Default: {@code 16777216}.
         *
         * @param maxInboundBuffer the value of {@code socketio.max-inbound-buffer}: a whole number from 1 to 2147483647
         * @return this builder
         * @throws IllegalArgumentException if the value is not allowed
         */
        public Builder maxInboundBuffer(int maxInboundBuffer) {
            return set(Option.MAX_INBOUND_BUFFER, maxInboundBuffer);
        }

        /**
         * Sets the size, in bytes, of what waits to be sent over one connection; a client that is slower is
         * disconnected with {@link DisconnectReason#TRANSPORT_ERROR}. One packet alone may be larger. Default:
         * {@code 16777216}.
         *
         * @param maxOutboundBuffer the value of {@code socketio.max-outbound-buffer}: a whole number from 1 to
         *     2147483647
         * @return this builder
         * @throws IllegalArgumentException if the value is not allowed
         */
        public Builder maxOutboundBuffer(int maxOutboundBuffer) {
            return set(Option.MAX_OUTBOUND_BUFFER, maxOutboundBuffer);
        }

        /**
         * Sets the number of connections at a time, 0 for no limit. Default: {@code 0}.
         *
         * @param maxConnections the value of {@code socketio.max-connections}: a whole number from 0 to 2147483647
         * @return this builder
         * @throws IllegalArgumentException if the value is not allowed
         */
        public Builder maxConnections(int maxConnections) {
            return set(Option.MAX_CONNECTIONS, maxConnections);
        }

        /**
         * Sets the number of connections from one address at a time, 0 for no limit. Default: {@code 0}.
         *
         * @param maxConnectionsPerAddress the value of {@code socketio.max-connections-per-address}: a whole number
         *     from 0 to 2147483647
         * @return this builder
         * @throws IllegalArgumentException if the value is not allowed
         */
        public Builder maxConnectionsPerAddress(int maxConnectionsPerAddress) {
            return set(Option.MAX_CONNECTIONS_PER_ADDRESS, maxConnectionsPerAddress);
        }

        /**
         * Sets the number of connections that one address may open within a minute, 0 for no limit. Default: {@code 0}.
         *
         * @param maxHandshakesPerMinute the value of {@code socketio.max-handshakes-per-minute}: a whole number from 0
         *     to 2147483647
         * @return this builder
         * @throws IllegalArgumentException if the value is not allowed
         */
        public Builder maxHandshakesPerMinute(int maxHandshakesPerMinute) {
            return set(Option.MAX_HANDSHAKES_PER_MINUTE, maxHandshakesPerMinute);
        }

        /**
         * Sets the number of events that one connection may send within a second, 0 for no limit. Default: {@code 0}.
         *
         * @param maxEventsPerSecond the value of {@code socketio.max-events-per-second}: a whole number from 0 to
         *     2147483647
         * @return this builder
         * @throws IllegalArgumentException if the value is not allowed
         */
        public Builder maxEventsPerSecond(int maxEventsPerSecond) {
            return set(Option.MAX_EVENTS_PER_SECOND, maxEventsPerSecond);
        }

        /**
         * Sets the time in which the handlers of an event have to answer, 0 for as long as they like. Default:
         * {@code 0}.
         *
         * @param handlerTimeout the value of {@code socketio.handler-timeout}: a duration from 1ms to 240h, or 0
         * @return this builder
         * @throws IllegalArgumentException if the value is not allowed
         */
        public Builder handlerTimeout(Duration handlerTimeout) {
            return set(Option.HANDLER_TIMEOUT, handlerTimeout);
        }

        /**
         * Sets whether a client that lost its connection, and comes back soon, gets what it missed, and continues with
         * the same id, rooms and data. Default: {@code false}. The reference calls it {@code connectionStateRecovery}.
         *
         * @param connectionStateRecovery the value of {@code socketio.connection-state-recovery}: true or false
         * @return this builder
         */
        public Builder connectionStateRecovery(boolean connectionStateRecovery) {
            return set(Option.CONNECTION_STATE_RECOVERY, connectionStateRecovery);
        }

        /**
         * Sets the time a client has to come back, from when the server noticed that its connection was lost. Default:
         * {@code 120s}. The reference calls it {@code connectionStateRecovery.maxDisconnectionDuration}.
         *
         * @param connectionStateRecoveryMaxDisconnectionDuration the value of
         *     {@code socketio.connection-state-recovery.max-disconnection-duration}: a duration from 1ms to 240h
         * @return this builder
         * @throws IllegalArgumentException if the value is not allowed
         */
        public Builder connectionStateRecoveryMaxDisconnectionDuration(
                Duration connectionStateRecoveryMaxDisconnectionDuration) {
            return set(
                    Option.CONNECTION_STATE_RECOVERY_MAX_DISCONNECTION_DURATION,
                    connectionStateRecoveryMaxDisconnectionDuration);
        }

        /**
         * Sets whether observers of {@link Connecting} are left out for a client that continues. Default:
         * {@code false}. The reference calls it {@code connectionStateRecovery.skipMiddlewares}.
         *
         * @param connectionStateRecoverySkipMiddlewares the value of
         *     {@code socketio.connection-state-recovery.skip-middlewares}: true or false
         * @return this builder
         */
        public Builder connectionStateRecoverySkipMiddlewares(boolean connectionStateRecoverySkipMiddlewares) {
            return set(Option.CONNECTION_STATE_RECOVERY_SKIP_MIDDLEWARES, connectionStateRecoverySkipMiddlewares);
        }

        /**
         * Sets the number of events that are kept for clients that come back. Default: {@code 10000}.
         *
         * @param connectionStateRecoveryMaxPackets the value of {@code socketio.connection-state-recovery.max-packets}:
         *     a whole number from 1 to 2147483647
         * @return this builder
         * @throws IllegalArgumentException if the value is not allowed
         */
        public Builder connectionStateRecoveryMaxPackets(int connectionStateRecoveryMaxPackets) {
            return set(Option.CONNECTION_STATE_RECOVERY_MAX_PACKETS, connectionStateRecoveryMaxPackets);
        }

        /**
         * Sets the size, in bytes, of the events and the sessions that are kept for clients that come back. Default:
         * {@code 16777216}.
         *
         * @param connectionStateRecoveryMaxBytes the value of {@code socketio.connection-state-recovery.max-bytes}: a
         *     whole number from 1 to 2147483647
         * @return this builder
         * @throws IllegalArgumentException if the value is not allowed
         */
        public Builder connectionStateRecoveryMaxBytes(int connectionStateRecoveryMaxBytes) {
            return set(Option.CONNECTION_STATE_RECOVERY_MAX_BYTES, connectionStateRecoveryMaxBytes);
        }

        /**
         * Sets the origins, such as {@code https://example.org}, whose pages may connect, beside pages of the server
         * itself; {@code https://*.example.org} stands for all subdomains, {@code /https://shop\d+\.example/} for
         * whatever the regular expression matches as a whole, and {@code *} allows all. Others are refused, on both
         * transports. Default: none. The reference calls it {@code cors.origin}.
         *
         * @param corsOrigin the value of {@code socketio.cors.origin}: origins as browsers send them, in lower case,
         *     without a path, not even a slash, and without the scheme's own port, with *. for all subdomains, regular
         *     expressions between slashes, without commas, or {@code *} alone
         * @return this builder
         * @throws IllegalArgumentException if the value is not allowed
         */
        public Builder corsOrigin(Set<String> corsOrigin) {
            return set(Option.CORS_ORIGIN, corsOrigin);
        }

        /**
         * Sets the methods that the answer to a preflight allows. Default: {@code GET,HEAD,PUT,PATCH,POST,DELETE}. The
         * reference calls it {@code cors.methods}.
         *
         * @param corsMethods the value of {@code socketio.cors.methods}: names of HTTP methods
         * @return this builder
         * @throws IllegalArgumentException if the value is not allowed
         */
        public Builder corsMethods(Set<String> corsMethods) {
            return set(Option.CORS_METHODS, corsMethods);
        }

        /**
         * Sets the request headers that the answer to a preflight allows; without any, those that were asked for.
         * Default: none. The reference calls it {@code cors.allowedHeaders}.
         *
         * @param corsAllowedHeaders the value of {@code socketio.cors.allowed-headers}: names of HTTP headers
         * @return this builder
         * @throws IllegalArgumentException if the value is not allowed
         */
        public Builder corsAllowedHeaders(Set<String> corsAllowedHeaders) {
            return set(Option.CORS_ALLOWED_HEADERS, corsAllowedHeaders);
        }

        /**
         * Sets the response headers that pages of other origins may read, beside those that all may. Default: none. The
         * reference calls it {@code cors.exposedHeaders}.
         *
         * @param corsExposedHeaders the value of {@code socketio.cors.exposed-headers}: names of HTTP headers
         * @return this builder
         * @throws IllegalArgumentException if the value is not allowed
         */
        public Builder corsExposedHeaders(Set<String> corsExposedHeaders) {
            return set(Option.CORS_EXPOSED_HEADERS, corsExposedHeaders);
        }

        /**
         * Sets whether pages of other origins may connect with cookies and the like; not together with {@code *}.
         * Default: {@code false}. The reference calls it {@code cors.credentials}.
         *
         * @param corsCredentials the value of {@code socketio.cors.credentials}: true or false
         * @return this builder
         */
        public Builder corsCredentials(boolean corsCredentials) {
            return set(Option.CORS_CREDENTIALS, corsCredentials);
        }

        /**
         * Sets how long browsers may keep the answer to a preflight. Default: {@code 5s}. The reference calls it
         * {@code cors.maxAge}.
         *
         * @param corsMaxAge the value of {@code socketio.cors.max-age}: a duration from 0s to 9600h in whole seconds
         * @return this builder
         * @throws IllegalArgumentException if the value is not allowed
         */
        public Builder corsMaxAge(Duration corsMaxAge) {
            return set(Option.CORS_MAX_AGE, corsMaxAge);
        }

        /**
         * Sets the status of the answer to a preflight; some old browsers and televisions need 200. Default:
         * {@code 204}. The reference calls it {@code cors.optionsSuccessStatus}.
         *
         * @param corsOptionsSuccessStatus the value of {@code socketio.cors.options-success-status}: a whole number
         *     from 200 to 299
         * @return this builder
         * @throws IllegalArgumentException if the value is not allowed
         */
        public Builder corsOptionsSuccessStatus(int corsOptionsSuccessStatus) {
            return set(Option.CORS_OPTIONS_SUCCESS_STATUS, corsOptionsSuccessStatus);
        }

        /**
         * Sets the name of a cookie that holds the id of the session, for balancers that are sticky by a cookie; it is
         * sent with the first answer to a client that begins with long-polling. Without a name there is no cookie.
         * Default: none. The reference calls it {@code cookie.name}.
         *
         * @param cookie the value of {@code socketio.cookie}: the name of a cookie, or nothing
         * @return this builder
         * @throws IllegalArgumentException if the value is not allowed
         */
        public Builder cookie(String cookie) {
            return set(Option.COOKIE, cookie);
        }

        /**
         * Sets the path of the cookie. Default: {@code /}. The reference calls it {@code cookie.path}.
         *
         * @param cookiePath the value of {@code socketio.cookie.path}: a path that begins with a slash
         * @return this builder
         * @throws IllegalArgumentException if the value is not allowed
         */
        public Builder cookiePath(String cookiePath) {
            return set(Option.COOKIE_PATH, cookiePath);
        }

        /**
         * Sets whether the cookie is hidden from the scripts of pages. Default: {@code true}. The reference calls it
         * {@code cookie.httpOnly}.
         *
         * @param cookieHttpOnly the value of {@code socketio.cookie.http-only}: true or false
         * @return this builder
         */
        public Builder cookieHttpOnly(boolean cookieHttpOnly) {
            return set(Option.COOKIE_HTTP_ONLY, cookieHttpOnly);
        }

        /**
         * Sets whether the cookie goes along with requests of pages of other sites. Default: {@code lax}. The reference
         * calls it {@code cookie.sameSite}.
         *
         * @param cookieSameSite the value of {@code socketio.cookie.same-site}: one of strict,lax,none
         * @return this builder
         * @throws IllegalArgumentException if the value is not allowed
         */
        public Builder cookieSameSite(SameSite cookieSameSite) {
            return set(Option.COOKIE_SAME_SITE, cookieSameSite);
        }

        /**
         * Sets whether the cookie is sent over TLS only. Default: {@code false}. The reference calls it
         * {@code cookie.secure}.
         *
         * @param cookieSecure the value of {@code socketio.cookie.secure}: true or false
         * @return this builder
         */
        public Builder cookieSecure(boolean cookieSecure) {
            return set(Option.COOKIE_SECURE, cookieSecure);
        }

        /**
         * Sets the domain whose hosts all get the cookie; without one, only the host that sent it. Default: none. The
         * reference calls it {@code cookie.domain}.
         *
         * @param cookieDomain the value of {@code socketio.cookie.domain}: a domain, or nothing
         * @return this builder
         * @throws IllegalArgumentException if the value is not allowed
         */
        public Builder cookieDomain(String cookieDomain) {
            return set(Option.COOKIE_DOMAIN, cookieDomain);
        }

        /**
         * Sets how long browsers keep the cookie; {@code 0s} until they are closed. Default: {@code 0s}. The reference
         * calls it {@code cookie.maxAge}.
         *
         * @param cookieMaxAge the value of {@code socketio.cookie.max-age}: a duration from 0s to 9600h in whole
         *     seconds
         * @return this builder
         * @throws IllegalArgumentException if the value is not allowed
         */
        public Builder cookieMaxAge(Duration cookieMaxAge) {
            return set(Option.COOKIE_MAX_AGE, cookieMaxAge);
        }

        /**
         * Sets whether answers to polls are compressed, by gzip or deflate, for clients that accept it. Default:
         * {@code true}. The reference calls it {@code httpCompression}.
         *
         * @param httpCompression the value of {@code socketio.http-compression}: true or false
         * @return this builder
         */
        public Builder httpCompression(boolean httpCompression) {
            return set(Option.HTTP_COMPRESSION, httpCompression);
        }

        /**
         * Sets the size, in bytes, from which on answers to polls are compressed. Default: {@code 1024}. The reference
         * calls it {@code httpCompression.threshold}.
         *
         * @param httpCompressionThreshold the value of {@code socketio.http-compression.threshold}: a whole number from
         *     0 to 2147483647
         * @return this builder
         * @throws IllegalArgumentException if the value is not allowed
         */
        public Builder httpCompressionThreshold(int httpCompressionThreshold) {
            return set(Option.HTTP_COMPRESSION_THRESHOLD, httpCompressionThreshold);
        }

        /**
         * Sets whether messages over WebSocket are compressed, for clients that ask for it; the server has to be able
         * to. Default: {@code false}. The reference calls it {@code perMessageDeflate}.
         *
         * @param perMessageDeflate the value of {@code socketio.per-message-deflate}: true or false
         * @return this builder
         */
        public Builder perMessageDeflate(boolean perMessageDeflate) {
            return set(Option.PER_MESSAGE_DEFLATE, perMessageDeflate);
        }

        /**
         * Sets whether the official browser client is served, below the path, as {@code socket.io.js} and in its other
         * forms. Default: {@code true}. The reference calls it {@code serveClient}.
         *
         * @param serveClient the value of {@code socketio.serve-client}: true or false
         * @return this builder
         */
        public Builder serveClient(boolean serveClient) {
            return set(Option.SERVE_CLIENT, serveClient);
        }

        /**
         * Sets the addresses, and networks, of proxies whose word for the address of a client, the scheme and the host
         * counts, given by {@code Forwarded} or {@code X-Forwarded-For}; such headers of anybody else are ignored.
         * Default: none.
         *
         * @param trustedProxies the value of {@code socketio.trusted-proxies}: IP addresses and networks
         * @return this builder
         * @throws IllegalArgumentException if the value is not allowed
         */
        public Builder trustedProxies(Set<String> trustedProxies) {
            return set(Option.TRUSTED_PROXIES, trustedProxies);
        }

        /**
         * Sets how servers share rooms and broadcasts. Default: {@code memory}. The reference calls it {@code adapter}.
         *
         * @param adapter the value of {@code socketio.adapter}: memory, hazelcast or the name of a bean, of letters,
         *     digits, dots, dashes and underscores
         * @return this builder
         * @throws IllegalArgumentException if the value is not allowed
         */
        public Builder adapter(String adapter) {
            return set(Option.ADAPTER, adapter);
        }

        /**
         * Sets what servers of this application are known by in a cluster; without it, the context path. Default: none.
         *
         * @param clusterName the value of {@code socketio.cluster-name}: a name of up to 100 visible characters, or
         *     nothing
         * @return this builder
         * @throws IllegalArgumentException if the value is not allowed
         */
        public Builder clusterName(String clusterName) {
            return set(Option.CLUSTER_NAME, clusterName);
        }

        /**
         * Sets which Hazelcast instance connects the servers; without it, a bean or an own one. Default: none.
         *
         * @param hazelcastInstance the value of {@code socketio.hazelcast-instance}: the name of a Hazelcast instance,
         *     or a JNDI name, or nothing
         * @return this builder
         * @throws IllegalArgumentException if the value is not allowed
         */
        public Builder hazelcastInstance(String hazelcastInstance) {
            return set(Option.HAZELCAST_INSTANCE, hazelcastInstance);
        }

        /**
         * Sets the JNDI name of the {@code ManagedExecutorService} on whose threads handlers run. Default:
         * {@code java:comp/DefaultManagedExecutorService}.
         *
         * @param executor the value of {@code socketio.executor}: a JNDI name
         * @return this builder
         * @throws IllegalArgumentException if the value is not allowed
         */
        public Builder executor(String executor) {
            return set(Option.EXECUTOR, executor);
        }

        /**
         * Sets the JNDI name of the {@code ManagedScheduledExecutorService} that drives the one timer of the server.
         * Default: {@code java:comp/DefaultManagedScheduledExecutorService}.
         *
         * @param scheduledExecutor the value of {@code socketio.scheduled-executor}: a JNDI name
         * @return this builder
         * @throws IllegalArgumentException if the value is not allowed
         */
        public Builder scheduledExecutor(String scheduledExecutor) {
            return set(Option.SCHEDULED_EXECUTOR, scheduledExecutor);
        }

        /**
         * Sets an option by its key, to a value that is given as text, as other places of configuration do.
         *
         * @param key the key, such as {@code socketio.ping-interval}
         * @param value the value, such as {@code 25s}; white space around it does not count
         * @return this builder
         * @throws IllegalArgumentException if there is no such option, or the value is not allowed; the message then
         *     says what is
         */
        public Builder set(String key, String value) {
            Option<?> option = Option.named(key).orElseThrow(() -> new IllegalArgumentException(key + " is no option"));
            values.put(option, option.parse(value));
            return this;
        }

        private <T> Builder set(Option<T> option, T value) {
            values.put(option, option.check(value));
            return this;
        }

        /**
         * Builds the configuration.
         *
         * @return the configuration
         * @throws IllegalArgumentException if values contradict each other
         */
        public SocketIoConfig build() {
            atLeast(Option.MAX_INBOUND_BUFFER, Option.MAX_HTTP_BUFFER_SIZE);
            if (get(values, Option.CORS_CREDENTIALS)
                    && get(values, Option.CORS_ORIGIN).contains("*")) {
                throw new IllegalArgumentException(Option.CORS_CREDENTIALS.key() + " does not go together with * in "
                        + Option.CORS_ORIGIN.key() + ", which no browser accepts: name the origins");
            }
            if (get(values, Option.COOKIE_SAME_SITE) == SameSite.NONE && !get(values, Option.COOKIE_SECURE)) {
                throw new IllegalArgumentException(Option.COOKIE_SAME_SITE.key() + "=none needs "
                        + Option.COOKIE_SECURE.key() + "=true, or browsers drop the cookie");
            }
            return new SocketIoConfig(new LinkedHashMap<>(values));
        }

        private void atLeast(Option<Integer> option, Option<Integer> other) {
            int value = get(values, option);
            int least = get(values, other);
            if (value < least) {
                throw new IllegalArgumentException(option.key() + " must be at least " + other.key() + ", but they are "
                        + value + " and " + least);
            }
        }
    }
}

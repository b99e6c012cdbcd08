/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * The options of the server. Immutable.
 *
 * <p>Options come from these sources, the later over the earlier: the defaults; a bean of this type, usually produced;
 * context parameters of {@code web.xml}, named in kebab case after {@code socketio.}, as
 * {@code socketio.ping-interval}. Names and defaults are those of the reference implementation where it has the option
 * and its default is safe. Durations are written as {@code 300ms}, {@code 25s}, {@code 2m} or ISO 8601 ({@code PT25S}),
 * a bare number counts milliseconds; sets are separated by commas.
 *
 * <pre>{@code
 * @Produces
 * SocketIoConfig config() {
 *     return SocketIoConfig.builder().pingInterval(Duration.ofSeconds(10)).build();
 * }
 * }</pre>
 */
public final class SocketIoConfig {

    private final String path;
    private final Set<Transport> transports;
    private final boolean allowUpgrades;
    private final Duration pingInterval;
    private final Duration pingTimeout;
    private final Duration upgradeTimeout;
    private final Duration connectTimeout;
    private final int maxHttpBufferSize;
    private final int maxAttachments;
    private final int maxJsonDepth;
    private final int maxNamespaces;
    private final int maxRooms;
    private final int maxSocketData;
    private final int maxInboundBuffer;
    private final int maxOutboundBuffer;
    private final Duration ackTimeout;
    private final Set<String> corsOrigin;
    private final String executor;
    private final String scheduledExecutor;

    private SocketIoConfig(Builder builder) {
        path = builder.path;
        transports = builder.transports;
        allowUpgrades = builder.allowUpgrades;
        pingInterval = builder.pingInterval;
        pingTimeout = builder.pingTimeout;
        upgradeTimeout = builder.upgradeTimeout;
        connectTimeout = builder.connectTimeout;
        maxHttpBufferSize = builder.maxHttpBufferSize;
        maxAttachments = builder.maxAttachments;
        maxJsonDepth = builder.maxJsonDepth;
        maxNamespaces = builder.maxNamespaces;
        maxRooms = builder.maxRooms;
        maxSocketData = builder.maxSocketData;
        maxInboundBuffer = builder.maxInboundBuffer;
        maxOutboundBuffer = builder.maxOutboundBuffer;
        ackTimeout = builder.ackTimeout;
        corsOrigin = builder.corsOrigin;
        executor = builder.executor;
        scheduledExecutor = builder.scheduledExecutor;
    }

    /**
     * Starts from the defaults.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Starts from this configuration.
     *
     * @return a builder with the values of this configuration
     */
    public Builder toBuilder() {
        Builder copy = new Builder();
        copy.path = path;
        copy.transports = transports;
        copy.allowUpgrades = allowUpgrades;
        copy.pingInterval = pingInterval;
        copy.pingTimeout = pingTimeout;
        copy.upgradeTimeout = upgradeTimeout;
        copy.connectTimeout = connectTimeout;
        copy.maxHttpBufferSize = maxHttpBufferSize;
        copy.maxAttachments = maxAttachments;
        copy.maxJsonDepth = maxJsonDepth;
        copy.maxNamespaces = maxNamespaces;
        copy.maxRooms = maxRooms;
        copy.maxSocketData = maxSocketData;
        copy.maxInboundBuffer = maxInboundBuffer;
        copy.maxOutboundBuffer = maxOutboundBuffer;
        copy.ackTimeout = ackTimeout;
        copy.corsOrigin = corsOrigin;
        copy.executor = executor;
        copy.scheduledExecutor = scheduledExecutor;
        return copy;
    }

    /**
     * The URL path, below the context path, at which clients connect.
     *
     * @return the value of {@code socketio.path}
     * @see Builder#path
     */
    public String path() {
        return path;
    }

    /**
     * The transports that clients may use.
     *
     * @return the value of {@code socketio.transports}
     * @see Builder#transports
     */
    public Set<Transport> transports() {
        return transports;
    }

    /**
     * Whether clients are told that they may change from long-polling to WebSocket.
     *
     * @return the value of {@code socketio.allow-upgrades}
     * @see Builder#allowUpgrades
     */
    public boolean allowUpgrades() {
        return allowUpgrades;
    }

    /**
     * The time between a client's answer to a heartbeat and the next heartbeat.
     *
     * @return the value of {@code socketio.ping-interval}
     * @see Builder#pingInterval
     */
    public Duration pingInterval() {
        return pingInterval;
    }

    /**
     * The time a client has to answer a heartbeat.
     *
     * @return the value of {@code socketio.ping-timeout}
     * @see Builder#pingTimeout
     */
    public Duration pingTimeout() {
        return pingTimeout;
    }

    /**
     * The time a change of transport may take before it is given up.
     *
     * @return the value of {@code socketio.upgrade-timeout}
     * @see Builder#upgradeTimeout
     */
    public Duration upgradeTimeout() {
        return upgradeTimeout;
    }

    /**
     * The time a new connection has to join a namespace before it is closed.
     *
     * @return the value of {@code socketio.connect-timeout}
     * @see Builder#connectTimeout
     */
    public Duration connectTimeout() {
        return connectTimeout;
    }

    /**
     * The size, in bytes, of the largest body of a POST and the largest WebSocket message that a client may send;
     * announced to clients as {@code maxPayload}.
     *
     * @return the value of {@code socketio.max-http-buffer-size}
     * @see Builder#maxHttpBufferSize
     */
    public int maxHttpBufferSize() {
        return maxHttpBufferSize;
    }

    /**
     * The number of binary attachments that one packet of a client may have.
     *
     * @return the value of {@code socketio.max-attachments}
     * @see Builder#maxAttachments
     */
    public int maxAttachments() {
        return maxAttachments;
    }

    /**
     * The number of arrays and objects that the JSON of a client may nest.
     *
     * @return the value of {@code socketio.max-json-depth}
     * @see Builder#maxJsonDepth
     */
    public int maxJsonDepth() {
        return maxJsonDepth;
    }

    /**
     * The most namespaces that one connection may be in at a time.
     *
     * @return the value of {@code socketio.max-namespaces}
     * @see Builder#maxNamespaces
     */
    public int maxNamespaces() {
        return maxNamespaces;
    }

    /**
     * The number of rooms that one socket may be in, its own included.
     *
     * @return the value of {@code socketio.max-rooms}
     * @see Builder#maxRooms
     */
    public int maxRooms() {
        return maxRooms;
    }

    /**
     * The size, in characters, of the {@linkplain SocketData data} of one socket: of its keys, and of its values as
     * JSON.
     *
     * @return the value of {@code socketio.max-socket-data}
     * @see Builder#maxSocketData
     */
    public int maxSocketData() {
        return maxSocketData;
    }

    /**
     * The size, in bytes, of the events of one connection that wait for their handlers; a client that sends more is
     * disconnected with {@link DisconnectReason#FORCED_CLOSE}.
     *
     * @return the value of {@code socketio.max-inbound-buffer}
     * @see Builder#maxInboundBuffer
     */
    public int maxInboundBuffer() {
        return maxInboundBuffer;
    }

    /**
     * The size, in bytes, of what waits to be sent over one connection; a client that is slower is disconnected with
     * {@link DisconnectReason#TRANSPORT_ERROR}. One packet alone may be larger.
     *
     * @return the value of {@code socketio.max-outbound-buffer}
     * @see Builder#maxOutboundBuffer
     */
    public int maxOutboundBuffer() {
        return maxOutboundBuffer;
    }

    /**
     * The time a client has to acknowledge an event, where an acknowledgement was asked for.
     *
     * @return the value of {@code socketio.ack-timeout}
     * @see Builder#ackTimeout
     */
    public Duration ackTimeout() {
        return ackTimeout;
    }

    /**
     * The origins, such as {@code https://example.org}, whose pages may connect, beside pages of the server itself;
     * {@code *} allows all. Others are refused, on both transports.
     *
     * @return the value of {@code socketio.cors.origin}
     * @see Builder#corsOrigin
     */
    public Set<String> corsOrigin() {
        return corsOrigin;
    }

    /**
     * The JNDI name of the {@code ManagedExecutorService} on whose threads handlers run.
     *
     * @return the value of {@code socketio.executor}
     * @see Builder#executor
     */
    public String executor() {
        return executor;
    }

    /**
     * The JNDI name of the {@code ManagedScheduledExecutorService} that drives the one timer of the server.
     *
     * @return the value of {@code socketio.scheduled-executor}
     * @see Builder#scheduledExecutor
     */
    public String scheduledExecutor() {
        return scheduledExecutor;
    }

    /** The effective values, for the log. */
    @Override
    public String toString() {
        return "path=" + path
                + ", transports=" + transports
                + ", allow-upgrades=" + allowUpgrades
                + ", ping-interval=" + pingInterval
                + ", ping-timeout=" + pingTimeout
                + ", upgrade-timeout=" + upgradeTimeout
                + ", connect-timeout=" + connectTimeout
                + ", max-http-buffer-size=" + maxHttpBufferSize
                + ", max-attachments=" + maxAttachments
                + ", max-json-depth=" + maxJsonDepth
                + ", max-namespaces=" + maxNamespaces
                + ", max-rooms=" + maxRooms
                + ", max-socket-data=" + maxSocketData
                + ", max-inbound-buffer=" + maxInboundBuffer
                + ", max-outbound-buffer=" + maxOutboundBuffer
                + ", ack-timeout=" + ackTimeout
                + ", cors.origin=" + corsOrigin
                + ", executor=" + executor
                + ", scheduled-executor=" + scheduledExecutor;
    }

    /** Builds a {@link SocketIoConfig}. Not thread-safe. */
    public static final class Builder {
        private String path = "/socket.io";
        private Set<Transport> transports = Collections.unmodifiableSet(EnumSet.allOf(Transport.class));
        private boolean allowUpgrades = true;
        private Duration pingInterval = Duration.ofSeconds(25);
        private Duration pingTimeout = Duration.ofSeconds(20);
        private Duration upgradeTimeout = Duration.ofSeconds(10);
        private Duration connectTimeout = Duration.ofSeconds(45);
        private int maxHttpBufferSize = 1_000_000;
        private int maxAttachments = 10;
        private int maxJsonDepth = 64;
        private int maxNamespaces = 100;
        private int maxRooms = 1_000;
        private int maxSocketData = 16 * 1024;
        private int maxInboundBuffer = 16 * 1024 * 1024;
        private int maxOutboundBuffer = 16 * 1024 * 1024;
        private Duration ackTimeout = Duration.ofSeconds(10);
        private Set<String> corsOrigin = Set.of();
        private String executor = "java:comp/DefaultManagedExecutorService";
        private String scheduledExecutor = "java:comp/DefaultManagedScheduledExecutorService";

        private Builder() {}

        /**
         * Sets the URL path, below the context path, at which clients connect. Default: {@code /socket.io}. The
         * reference calls it {@code path}.
         *
         * @param path the value of {@code socketio.path}; starts with {@code /} and has no other special characters
         *     than {@code / . - _}; a trailing slash is dropped. It must be known before CDI starts: only the context
         *     parameter can change it, a produced configuration cannot
         * @return this builder
         * @throws IllegalArgumentException if the value is not such a path
         */
        public Builder path(String path) {
            this.path = validPath(path);
            return this;
        }

        /**
         * Sets the transports that clients may use. Default: {@code polling,websocket}. The reference calls it
         * {@code transports}.
         *
         * @param transports the value of {@code socketio.transports}; not empty
         * @return this builder
         * @throws IllegalArgumentException if the value is empty
         */
        public Builder transports(Set<Transport> transports) {
            this.transports = nonEmpty(transports);
            return this;
        }

        /**
         * Sets whether clients are told that they may change from long-polling to WebSocket. Default: {@code true}. The
         * reference calls it {@code allowUpgrades}.
         *
         * @param allowUpgrades the value of {@code socketio.allow-upgrades}
         * @return this builder
         */
        public Builder allowUpgrades(boolean allowUpgrades) {
            this.allowUpgrades = allowUpgrades;
            return this;
        }

        /**
         * Sets the time between a client's answer to a heartbeat and the next heartbeat. Default: 25 s. The reference
         * calls it {@code pingInterval}.
         *
         * @param pingInterval the value of {@code socketio.ping-interval}; at least 1 ms
         * @return this builder
         * @throws IllegalArgumentException if the value is not positive
         */
        public Builder pingInterval(Duration pingInterval) {
            this.pingInterval = positive("ping-interval", pingInterval);
            return this;
        }

        /**
         * Sets the time a client has to answer a heartbeat. Default: 20 s. The reference calls it {@code pingTimeout}.
         *
         * @param pingTimeout the value of {@code socketio.ping-timeout}; at least 1 ms
         * @return this builder
         * @throws IllegalArgumentException if the value is not positive
         */
        public Builder pingTimeout(Duration pingTimeout) {
            this.pingTimeout = positive("ping-timeout", pingTimeout);
            return this;
        }

        /**
         * Sets the time a change of transport may take before it is given up. Default: 10 s. The reference calls it
         * {@code upgradeTimeout}.
         *
         * @param upgradeTimeout the value of {@code socketio.upgrade-timeout}; at least 1 ms
         * @return this builder
         * @throws IllegalArgumentException if the value is not positive
         */
        public Builder upgradeTimeout(Duration upgradeTimeout) {
            this.upgradeTimeout = positive("upgrade-timeout", upgradeTimeout);
            return this;
        }

        /**
         * Sets the time a new connection has to join a namespace before it is closed. Default: 45 s. The reference
         * calls it {@code connectTimeout}.
         *
         * @param connectTimeout the value of {@code socketio.connect-timeout}; at least 1 ms
         * @return this builder
         * @throws IllegalArgumentException if the value is not positive
         */
        public Builder connectTimeout(Duration connectTimeout) {
            this.connectTimeout = positive("connect-timeout", connectTimeout);
            return this;
        }

        /**
         * Sets the size, in bytes, of the largest body of a POST and the largest WebSocket message that a client may
         * send; announced to clients as {@code maxPayload}. Default: {@code 1 000 000}. The reference calls it
         * {@code maxHttpBufferSize}.
         *
         * @param maxHttpBufferSize the value of {@code socketio.max-http-buffer-size}; at least 1
         * @return this builder
         * @throws IllegalArgumentException if the value is out of range
         */
        public Builder maxHttpBufferSize(int maxHttpBufferSize) {
            this.maxHttpBufferSize = atLeast(1, "max-http-buffer-size", maxHttpBufferSize);
            return this;
        }

        /**
         * Sets the number of binary attachments that one packet of a client may have. Default: {@code 10}. The
         * reference calls it {@code maxAttachments of the parser}.
         *
         * @param maxAttachments the value of {@code socketio.max-attachments}; 0 or more
         * @return this builder
         * @throws IllegalArgumentException if the value is out of range
         */
        public Builder maxAttachments(int maxAttachments) {
            this.maxAttachments = atLeast(0, "max-attachments", maxAttachments);
            return this;
        }

        /**
         * Sets the number of arrays and objects that the JSON of a client may nest. Default: {@code 64}.
         *
         * @param maxJsonDepth the value of {@code socketio.max-json-depth}; at least 1
         * @return this builder
         * @throws IllegalArgumentException if the value is out of range
         */
        public Builder maxJsonDepth(int maxJsonDepth) {
            this.maxJsonDepth = atLeast(1, "max-json-depth", maxJsonDepth);
            return this;
        }

        /**
         * Sets the most namespaces that one connection may be in at a time. A client that wants to join more is
         * refused: patterns admit as many as it can think of.
         *
         * @param maxNamespaces the value of {@code socketio.max-namespaces}; at least 1
         * @return this builder
         * @throws IllegalArgumentException if it is less
         */
        public Builder maxNamespaces(int maxNamespaces) {
            this.maxNamespaces = atLeast(1, "max-namespaces", maxNamespaces);
            return this;
        }

        /**
         * Sets the number of rooms that one socket may be in, its own included. Default: {@code 1 000}.
         *
         * @param maxRooms the value of {@code socketio.max-rooms}; at least 1
         * @return this builder
         * @throws IllegalArgumentException if the value is out of range
         */
        public Builder maxRooms(int maxRooms) {
            this.maxRooms = atLeast(1, "max-rooms", maxRooms);
            return this;
        }

        /**
         * Sets the size, in characters, of the {@linkplain SocketData data} of one socket: of its keys, and of its
         * values as JSON. Default: {@code 16 384}.
         *
         * @param maxSocketData the value of {@code socketio.max-socket-data}; at least 0
         * @return this builder
         * @throws IllegalArgumentException if the value is out of range
         */
        public Builder maxSocketData(int maxSocketData) {
            this.maxSocketData = atLeast(0, "max-socket-data", maxSocketData);
            return this;
        }

        /**
         * Sets the size, in bytes, of the events of one connection that wait for their handlers; a client that sends
         * more is disconnected with {@link DisconnectReason#FORCED_CLOSE}. Default: 16 MiB.
         *
         * @param maxInboundBuffer the value of {@code socketio.max-inbound-buffer}; at least 1
         * @return this builder
         * @throws IllegalArgumentException if the value is out of range
         */
        public Builder maxInboundBuffer(int maxInboundBuffer) {
            this.maxInboundBuffer = atLeast(1, "max-inbound-buffer", maxInboundBuffer);
            return this;
        }

        /**
         * Sets the size, in bytes, of what waits to be sent over one connection; a client that is slower is
         * disconnected with {@link DisconnectReason#TRANSPORT_ERROR}. One packet alone may be larger. Default: 16 MiB.
         *
         * @param maxOutboundBuffer the value of {@code socketio.max-outbound-buffer}; at least 1
         * @return this builder
         * @throws IllegalArgumentException if the value is out of range
         */
        public Builder maxOutboundBuffer(int maxOutboundBuffer) {
            this.maxOutboundBuffer = atLeast(1, "max-outbound-buffer", maxOutboundBuffer);
            return this;
        }

        /**
         * Sets the time a client has to acknowledge an event, where an acknowledgement was asked for. Default: 10 s.
         *
         * @param ackTimeout the value of {@code socketio.ack-timeout}; at least 1 ms
         * @return this builder
         * @throws IllegalArgumentException if the value is not positive
         */
        public Builder ackTimeout(Duration ackTimeout) {
            this.ackTimeout = positive("ack-timeout", ackTimeout);
            return this;
        }

        /**
         * Sets the origins, such as {@code https://example.org}, whose pages may connect, beside pages of the server
         * itself; {@code *} allows all. Others are refused, on both transports. Default: none. The reference calls it
         * {@code cors.origin}.
         *
         * @param corsOrigin the value of {@code socketio.cors.origin}
         * @return this builder
         */
        public Builder corsOrigin(Set<String> corsOrigin) {
            this.corsOrigin = Set.copyOf(corsOrigin);
            return this;
        }

        /**
         * Sets the JNDI name of the {@code ManagedExecutorService} on whose threads handlers run. Default:
         * {@code java:comp/DefaultManagedExecutorService}.
         *
         * @param executor the value of {@code socketio.executor}
         * @return this builder
         */
        public Builder executor(String executor) {
            this.executor = Objects.requireNonNull(executor, "executor");
            return this;
        }

        /**
         * Sets the JNDI name of the {@code ManagedScheduledExecutorService} that drives the one timer of the server.
         * Default: {@code java:comp/DefaultManagedScheduledExecutorService}.
         *
         * @param scheduledExecutor the value of {@code socketio.scheduled-executor}
         * @return this builder
         */
        public Builder scheduledExecutor(String scheduledExecutor) {
            this.scheduledExecutor = Objects.requireNonNull(scheduledExecutor, "scheduled-executor");
            return this;
        }

        /**
         * Builds the configuration.
         *
         * @return the configuration
         */
        public SocketIoConfig build() {
            return new SocketIoConfig(this);
        }

        private static String validPath(String path) {
            String normalized = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
            if (!normalized.matches("(/[A-Za-z0-9._-]+)+")) {
                throw new IllegalArgumentException("path must be like /socket.io, but is '" + path + "'");
            }
            return normalized;
        }

        private static Set<Transport> nonEmpty(Set<Transport> transports) {
            if (transports.isEmpty()) {
                throw new IllegalArgumentException("transports must name at least one of polling, websocket");
            }
            return Collections.unmodifiableSet(EnumSet.copyOf(transports));
        }

        private static int atLeast(int minimum, String key, int value) {
            if (value < minimum) {
                throw new IllegalArgumentException(key + " must be at least " + minimum + ", but is " + value);
            }
            return value;
        }

        private static Duration positive(String key, Duration value) {
            if (value.toMillis() < 1) {
                throw new IllegalArgumentException(key + " must be at least 1 ms, but is " + value);
            }
            return value;
        }
    }
}

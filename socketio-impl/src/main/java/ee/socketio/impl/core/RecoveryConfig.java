/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import ee.socketio.SocketIoConfig;

/**
 * The options of connection state recovery; times are in milliseconds.
 *
 * @param enabled whether there is any
 * @param maxDisconnectionDuration how long the session of a socket is kept that lost its connection
 * @param packetLifetime how long an event is kept: so much longer as it may take to notice that a connection is lost
 * @param skipsMiddlewares whether {@code @Connecting} observers are not called for a client that comes back
 * @param maxPackets the number of events that are kept
 * @param maxBytes the size of events and sessions that are kept
 */
public record RecoveryConfig(
        boolean enabled,
        long maxDisconnectionDuration,
        long packetLifetime,
        boolean skipsMiddlewares,
        int maxPackets,
        int maxBytes) {

    /** No recovery. */
    static final RecoveryConfig OFF = new RecoveryConfig(false, 0, 0, false, 0, 0);

    /**
     * The options of recovery among those of the server.
     *
     * @param config the options of the server
     * @return those of recovery
     */
    public static RecoveryConfig of(SocketIoConfig config) {
        long disconnection =
                config.connectionStateRecoveryMaxDisconnectionDuration().toMillis();
        return new RecoveryConfig(
                config.connectionStateRecovery(),
                disconnection,
                disconnection
                        + config.pingInterval().toMillis()
                        + config.pingTimeout().toMillis(),
                config.connectionStateRecoverySkipMiddlewares(),
                config.connectionStateRecoveryMaxPackets(),
                config.connectionStateRecoveryMaxBytes());
    }
}

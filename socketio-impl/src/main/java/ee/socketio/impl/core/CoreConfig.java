/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import ee.socketio.SocketIoConfig;
import ee.socketio.Transport;
import ee.socketio.impl.engine.AdmissionConfig;
import ee.socketio.impl.engine.EngineConfig;

/**
 * The options of this layer; times are in milliseconds.
 *
 * @param connectTimeout the time a new connection has to join a namespace
 * @param ackTimeout the time a client has to acknowledge
 * @param maxAttachments the number of attachments that a packet of a client may have
 * @param maxJsonDepth how deep the JSON of a client may nest
 * @param maxNamespaces the number of namespaces that a connection may be in
 * @param maxRooms the number of rooms that a socket may be in
 * @param maxInboundBytes the size, in bytes, of the events of one connection that wait for their handlers
 * @param maxSocketData the size, in characters, of the data of a socket
 * @param recovery how clients come back that lost their connection
 * @param eventLimits what bounds the events of clients
 */
public record CoreConfig(
        long connectTimeout,
        long ackTimeout,
        int maxAttachments,
        int maxJsonDepth,
        int maxNamespaces,
        int maxRooms,
        int maxInboundBytes,
        int maxSocketData,
        RecoveryConfig recovery,
        EventLimits eventLimits) {

    /**
     * The options of this layer among those of the server.
     *
     * @param config the options of the server
     * @return those of this layer
     */
    public static CoreConfig of(SocketIoConfig config) {
        return new CoreConfig(
                config.connectTimeout().toMillis(),
                config.ackTimeout().toMillis(),
                config.maxAttachments(),
                config.maxJsonDepth(),
                config.maxNamespaces(),
                config.maxRooms(),
                config.maxInboundBuffer(),
                config.maxSocketData(),
                RecoveryConfig.of(config),
                new EventLimits(
                        config.maxEventsPerSecond(), config.handlerTimeout().toMillis()));
    }

    /**
     * The options of the layer below, which does not know where they come from.
     *
     * @param config the options of the server
     * @return those of the engine
     */
    public static EngineConfig engine(SocketIoConfig config) {
        return new EngineConfig(
                config.transports().stream().map(Transport::wireName).toList(),
                config.allowUpgrades(),
                config.allowEio3(),
                config.pingInterval().toMillis(),
                config.pingTimeout().toMillis(),
                config.upgradeTimeout().toMillis(),
                config.maxHttpBufferSize(),
                config.maxInboundBuffer(),
                config.maxOutboundBuffer());
    }

    /**
     * How many clients are let in by the layer below.
     *
     * @param config the options of the server
     * @return the limits
     */
    public static AdmissionConfig admission(SocketIoConfig config) {
        return new AdmissionConfig(
                config.maxConnections(), config.maxConnectionsPerAddress(), config.maxHandshakesPerMinute());
    }
}

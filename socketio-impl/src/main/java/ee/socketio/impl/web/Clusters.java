/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.web;

import java.util.Optional;
import java.util.concurrent.Executor;

import jakarta.enterprise.inject.spi.BeanManager;

import ee.socketio.SocketIoConfig;
import ee.socketio.impl.cdi.SocketIoExtension;
import ee.socketio.impl.cluster.ClusterPeers;
import ee.socketio.impl.core.Peers;
import ee.socketio.impl.core.RecoveryConfig;
import ee.socketio.impl.engine.Timer;
import ee.socketio.impl.hazelcast.HazelcastClusters;
import ee.socketio.impl.hazelcast.RecoveryBounds;
import ee.socketio.spi.Cluster;
import ee.socketio.spi.RecoveryStore;

/** The clusters that an application can choose from. */
final class Clusters {
    private static final String ADAPTER = Settings.PREFIX + "adapter";
    private static final String MEMORY = "memory";
    private static final String HAZELCAST = "hazelcast";
    private static final String LIBRARY = "com.hazelcast.core.HazelcastInstance";

    private final Configuration configuration;
    private final SocketIoExtension extension;
    private final BeanManager beans;
    private final String contextPath;

    /** Found when it is needed first; {@code null} if it is not Hazelcast. */
    private Cluster hazelcast;

    Clusters(Configuration configuration, SocketIoExtension extension, BeanManager beans, String contextPath) {
        this.configuration = configuration;
        this.extension = extension;
        this.beans = beans;
        this.contextPath = contextPath;
    }

    /** The other servers. */
    Peers peers(Executor executor, Timer timer) {
        String adapter = configuration.value(ADAPTER);
        return switch (adapter) {
            case MEMORY -> Peers.NONE;
            case HAZELCAST -> {
                hazelcast = hazelcast(executor, timer);
                yield new ClusterPeers(hazelcast, executor, timer);
            }
            default -> new ClusterPeers(extension.cluster(beans, adapter), executor, timer);
        };
    }

    /** Where sessions and events are kept, if the servers that {@link #peers} has found do so together. */
    Optional<RecoveryStore> recoveryStore() {
        SocketIoConfig options = configuration.options();
        return options.connectionStateRecovery() && hazelcast != null
                ? Optional.of(HazelcastClusters.recoveryStore(hazelcast, bounds(RecoveryConfig.of(options))))
                : Optional.empty();
    }

    private static RecoveryBounds bounds(RecoveryConfig config) {
        return new RecoveryBounds(
                config.maxDisconnectionDuration(), config.packetLifetime(), config.maxPackets(), config.maxBytes());
    }

    /** The only one that needs what may not be there. */
    private Cluster hazelcast(Executor executor, Timer timer) {
        if (!ServerFeature.isPresent(LIBRARY)) {
            throw WebLog.noHazelcast(configuration.source(ADAPTER));
        }
        return HazelcastClusters.join(
                configuration.options().hazelcastInstance(),
                name(),
                type -> extension.find(beans, type),
                executor,
                timer);
    }

    private String name() {
        String name = configuration.options().clusterName();
        if (name.isEmpty()) {
            return contextPath.isEmpty() ? "/" : contextPath;
        }
        return name;
    }
}

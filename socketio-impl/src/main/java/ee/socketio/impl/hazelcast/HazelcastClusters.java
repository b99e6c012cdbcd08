/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.hazelcast;

import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javax.naming.InitialContext;
import javax.naming.NamingException;

import com.hazelcast.cluster.Member;
import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;

import ee.socketio.impl.engine.Timer;
import ee.socketio.spi.Cluster;
import ee.socketio.spi.SharedRecoveryStore;

/**
 * Finds the Hazelcast instance of an application: a bean; one that is named, in this JVM or in JNDI; or else a new one.
 * Only that is ours to stop.
 */
public final class HazelcastClusters {
    private static final String LOOPBACK = "127.0.0.1";

    private HazelcastClusters() {}

    /**
     * Makes the way to the other servers. To be called by the thread that deploys the application, whose class loader
     * is that of what is started.
     *
     * @param name the name of the instance, or its JNDI name; empty if none is named
     * @param application tells the application from others in the same cluster
     * @param beans finds a bean of a type
     * @param executor runs what may block
     * @param timer drives timeouts
     * @return the cluster, of which this server is not yet part
     * @throws IllegalStateException if there is no instance of that name, or it is none of a server
     */
    public static Cluster join(
            String name, String application, Function<Class<?>, Optional<?>> beans, Executor executor, Timer timer) {
        Optional<HazelcastInstance> found = beans.apply(HazelcastInstance.class)
                .map(HazelcastInstance.class::cast)
                .or(() -> named(name));
        if (found.isPresent()) {
            return new HazelcastCluster(requireMember(found.get()), application, executor, timer, () -> {});
        }
        HazelcastInstance started = start(application);
        return new HazelcastCluster(started, application, executor, timer, started::shutdown);
    }

    /**
     * Makes the store that the servers of a cluster share.
     *
     * @param cluster one that has been {@linkplain #join joined}
     * @param bounds bounds what is kept
     * @return the store; to be closed before the cluster
     */
    public static SharedRecoveryStore recoveryStore(Cluster cluster, RecoveryBounds bounds) {
        return ((HazelcastCluster) cluster).recoveryStore(bounds, InstantSource.system());
    }

    private static Optional<HazelcastInstance> named(String name) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        HazelcastInstance here = Hazelcast.getHazelcastInstanceByName(name);
        return Optional.of(here == null ? lookup(name) : here);
    }

    private static HazelcastInstance lookup(String name) {
        Object found;
        try {
            found = InitialContext.doLookup(name);
        } catch (NamingException e) {
            throw HazelcastLog.noInstance(name, e);
        }
        if (found instanceof HazelcastInstance instance) {
            return instance;
        }
        throw HazelcastLog.foreignInstance(name, found);
    }

    /** A client does not know when other servers go, nor they when it goes. */
    private static HazelcastInstance requireMember(HazelcastInstance instance) {
        if (instance.getLocalEndpoint() instanceof Member) {
            return instance;
        }
        throw HazelcastLog.noMember(instance.getName());
    }

    private static HazelcastInstance start(String application) {
        Config config = Config.load();
        config.setClassLoader(Thread.currentThread().getContextClassLoader());
        standard(config, "hazelcast.logging.type", "jdk");
        standard(config, "hazelcast.phone.home.enabled", "false");
        standard(config, "hazelcast.shutdownhook.enabled", "false"); // the application is stopped before the JVM
        standard(config, "hazelcast.graceful.shutdown.max.wait", "5");
        if (isHazelcastsOwn(config)) {
            standard(
                    config, "hazelcast.socket.bind.any", "false"); // or it listens at all addresses, whichever it tells
            stayOnThisMachine(config.getNetworkConfig());
            HazelcastLog.onThisMachine(application);
        }
        try {
            return Hazelcast.newHazelcastInstance(config);
        } catch (HazelcastException | IllegalStateException | LinkageError e) {
            throw HazelcastLog.notStarted(e);
        }
    }

    private static void standard(Config config, String property, String value) {
        if (config.getProperty(property) == null) {
            config.setProperty(property, value);
        }
    }

    /** Nobody has written a configuration: it is the one in Hazelcast's jar, which joins whoever is in the network. */
    private static boolean isHazelcastsOwn(Config config) {
        return config.getConfigurationFile() == null
                && (config.getConfigurationUrl() == null
                        || config.getConfigurationUrl().getPath().contains("hazelcast-default"));
    }

    private static void stayOnThisMachine(NetworkConfig network) {
        JoinConfig join = network.getJoin();
        join.getAutoDetectionConfig().setEnabled(false);
        join.getMulticastConfig().setEnabled(false);
        join.getTcpIpConfig().setEnabled(true).addMember(LOOPBACK);
        network.getInterfaces().setEnabled(true).addInterface(LOOPBACK);
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

import ee.socketio.impl.engine.Timer;
import ee.socketio.impl.protocol.PayloadBinding;
import ee.socketio.spi.PacketParser;
import ee.socketio.spi.RecoveryStore;
import ee.socketio.spi.SharedRecoveryStore;

/**
 * What all namespaces of a server work with.
 *
 * @param config the options
 * @param binding turns arguments into JSON and back
 * @param parser turns packets into messages and back
 * @param executor runs the application's code
 * @param timer drives timeouts
 * @param application the handlers
 * @param losses whether events were lost before
 * @param recoveryStore keeps what it takes to recover connections; empty if none are
 * @param sharedLog the log, if the servers of a cluster share it
 * @param peers the other servers of the cluster
 * @param contracts the contracts that were used, by their interfaces: as many as the application has; they go with the
 *     server, so that they keep no application from being unloaded
 */
record Facilities(
        CoreConfig config,
        PayloadBinding binding,
        PacketParser parser,
        Executor executor,
        Timer timer,
        Application application,
        AtomicBoolean losses,
        Optional<RecoveryStore> recoveryStore,
        Optional<SharedLog> sharedLog,
        Peers peers,
        Map<Class<?>, Contract> contracts) {

    Facilities(
            CoreConfig config,
            PayloadBinding binding,
            PacketParser parser,
            Executor executor,
            Timer timer,
            Application application,
            Optional<RecoveryStore> recoveryStore,
            Peers peers) {
        this(
                config,
                binding,
                parser,
                executor,
                timer,
                application,
                new AtomicBoolean(),
                recoveryStore,
                recoveryStore
                        .filter(SharedRecoveryStore.class::isInstance)
                        .map(SharedRecoveryStore.class::cast)
                        .map(SharedLog::new),
                peers,
                new ConcurrentHashMap<>());
    }

    /** An event could not be kept until the observers are free: said once. */
    void lost(String namespace) {
        if (!losses.getAndSet(true)) {
            CoreLog.lostEvents(namespace, Notices.LIMIT);
        }
    }

    Contract contract(Class<?> type) {
        return contracts.computeIfAbsent(type, Contract::of);
    }
}

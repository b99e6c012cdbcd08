/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.hazelcast;

import com.hazelcast.core.HazelcastInstance;

import ee.socketio.ClusterEmitter;
import ee.socketio.impl.cluster.GatewayEmitter;
import ee.socketio.impl.hazelcast.EmitterThreads;
import ee.socketio.impl.hazelcast.HazelcastGateway;
import ee.socketio.impl.json.JsonbBinding;

/** Makes emitters of programs that are no servers, where the servers are a cluster on Hazelcast. */
public final class HazelcastEmitter {
    private HazelcastEmitter() {}

    /**
     * Makes an emitter. There need not be any server yet. It has three threads, which end when it is closed.
     *
     * @param instance a member or a client of the Hazelcast cluster of the servers; not closed with the emitter
     * @param clusterName what the servers have for {@code socketio.cluster-name}: unless it was set, the context path
     *     of the application, {@code /} for that of the root
     * @return the emitter
     */
    public static ClusterEmitter of(HazelcastInstance instance, String clusterName) {
        JsonbBinding binding = JsonbBinding.create();
        EmitterThreads threads = new EmitterThreads();
        return new GatewayEmitter(new HazelcastGateway(instance, clusterName), binding::write, threads, threads, () -> {
            threads.close();
            binding.close();
        });
    }
}

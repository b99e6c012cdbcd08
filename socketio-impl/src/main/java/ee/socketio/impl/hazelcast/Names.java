/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.hazelcast;

import com.hazelcast.config.ReplicatedMapConfig;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.replicatedmap.ReplicatedMap;

/**
 * What the things are called in Hazelcast that the servers of an application share.
 *
 * @param application tells the application from others in the same cluster
 */
record Names(String application) {
    /** The map of the servers: the id of the member by the id of the server. */
    static final String SERVERS = "servers";

    /** The map of what servers have. */
    static final String THINGS = "things";

    /** The topic by which servers answer programs that are none. Longer than the id of a server. */
    private static final String ANSWERS = "answers";

    private String full(String name) {
        return "socketio:" + application + ":" + name;
    }

    /** The topic of a server. */
    String topic(String server) {
        return full(server);
    }

    String answers() {
        return full(ANSWERS);
    }

    /** The ring buffer of a log. */
    String log(String name) {
        return full("log:" + name);
    }

    /** The map of sessions. */
    String sessions() {
        return full("sessions");
    }

    /** The map that has the epoch of the logs. */
    String epoch() {
        return full("epoch");
    }

    <V> ReplicatedMap<String, V> replicatedMap(HazelcastInstance instance, String name) {
        // A member that comes later sees no empty map first.
        instance.getConfig().addReplicatedMapConfig(new ReplicatedMapConfig(full(name)).setAsyncFillup(false));
        return instance.getReplicatedMap(full(name));
    }
}

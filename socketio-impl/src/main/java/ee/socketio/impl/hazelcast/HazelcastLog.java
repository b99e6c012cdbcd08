/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.hazelcast;

import java.lang.System.Logger.Level;

/** The messages of this package. Ids: SIO000550 - SIO000599; an id is never used again. */
final class HazelcastLog {
    private static final System.Logger LOG = System.getLogger("ee.socketio.hazelcast");

    private HazelcastLog() {}

    static void joined(String application, String id, String instance) {
        LOG.log(
                Level.INFO,
                "SIO000550: The server " + id + " takes part in the cluster of " + application
                        + ", by the Hazelcast instance " + instance);
    }

    static void peers(String id, Object peers) {
        LOG.log(Level.INFO, "SIO000551: The other servers that " + id + " sees in the cluster are now " + peers);
    }

    static void silent(Object peers, long millis) {
        LOG.log(
                Level.WARNING,
                "SIO000552: The servers " + peers + " have not confirmed within " + millis
                        + " ms where a room is; nobody waits for them until they are heard of again");
    }

    static void unreachable(Throwable failure) {
        LOG.log(
                Level.ERROR,
                "SIO000553: Hazelcast does not do what it is asked, so that this server serves its own clients only",
                failure);
    }
}

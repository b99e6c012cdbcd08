/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.hazelcast;

import java.lang.System.Logger.Level;

/** The messages of this package. Ids: SIO000550 - SIO000579; an id is never used again. */
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

    static void onThisMachine(String application) {
        LOG.log(
                Level.WARNING,
                "SIO000554: There is no configuration of Hazelcast, so that " + application
                        + " is shared with servers on this machine only; put hazelcast.xml or hazelcast.yaml into the"
                        + " class path, or set hazelcast.config");
    }

    static IllegalStateException noInstance(String name, Exception cause) {
        return new IllegalStateException(
                "SIO000555: socketio.hazelcast-instance is '" + name
                        + "', but no instance of this name is in the JVM, nor anything bound to it in JNDI",
                cause);
    }

    static IllegalStateException foreignInstance(String name, Object found) {
        return new IllegalStateException("SIO000556: What is bound to '" + name
                + "' (socketio.hazelcast-instance) is a "
                + found.getClass().getName()
                + ", not a HazelcastInstance as this application knows it: if the server brings Hazelcast, leave it"
                + " out of the application, or name no instance");
    }

    static IllegalStateException noMember(String instance) {
        return new IllegalStateException("SIO000557: The Hazelcast instance " + instance
                + " is a client; servers need a member of the cluster, clients may emit only");
    }

    static IllegalStateException notStarted(Throwable cause) {
        return new IllegalStateException("SIO000558: Hazelcast did not start: " + cause, cause);
    }

    // ---- Recovery

    static void logUnreadable(String log, Throwable failure) {
        LOG.log(
                Level.ERROR,
                "SIO000570: The log of " + log + " cannot be read, so that sockets of this server get nothing of what"
                        + " is emitted by way of it; it is tried again",
                failure);
    }

    static void logOverwritten(String log, long entries) {
        LOG.log(
                Level.WARNING,
                "SIO000571: " + entries + " entries of the log of " + log + " were overwritten before this server has"
                        + " read them: events that its sockets do not get");
    }

    static void logLost() {
        LOG.log(
                Level.WARNING,
                "SIO000572: So many members of Hazelcast have died at once that a log was lost with them; clients that"
                        + " come back have to connect anew if they have missed anything");
    }

    static void otherBounds(Throwable conflict) {
        LOG.log(
                Level.WARNING,
                "SIO000573: This server has other values of socketio.connection-state-recovery than those that have"
                        + " begun before it, whose values hold until all have been stopped: " + conflict.getMessage());
    }

    static void sessionsEvicted() {
        LOG.log(
                Level.WARNING,
                "SIO000574: There are more sessions than socketio.connection-state-recovery.max-bytes permits on each"
                        + " member of Hazelcast, so that some clients will have to connect anew");
    }

    static void unreadable(String log, String why) {
        LOG.log(
                Level.WARNING,
                "SIO000575: An entry of the log of " + log + " cannot be read, because " + why
                        + "; is it of a newer version?");
    }

    static void recoveryFailed(Throwable failure) {
        LOG.log(
                Level.ERROR,
                "SIO000576: Hazelcast does not do what recovery asks of it: clients of this server may have to connect"
                        + " anew",
                failure);
    }

    static void eventFailed(String log, Throwable failure) {
        LOG.log(
                Level.ERROR,
                "SIO000577: An event of the log of " + log + " could not be sent to the sockets of this server",
                failure);
    }

    // ---- The cluster

    static void unreachable(Throwable failure) {
        LOG.log(
                Level.ERROR,
                "SIO000553: Hazelcast does not do what it is asked, so that this server serves its own clients only",
                failure);
    }
}

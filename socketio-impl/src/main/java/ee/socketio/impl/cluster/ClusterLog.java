/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cluster;

import java.lang.System.Logger.Level;

/**
 * The messages of this package. Ids: SIO000500 - SIO000549, and SIO000580 - SIO000589 of programs that emit without
 * being servers; an id is never used again.
 */
final class ClusterLog {
    private static final System.Logger LOG = System.getLogger("ee.socketio.cluster");

    private ClusterLog() {}

    static void malformed(String peer, String why) {
        LOG.log(
                Level.WARNING,
                "SIO000500: A message of the server " + peer + " cannot be read, because " + why
                        + "; is it of a newer version?");
    }

    static void lost(String peer, long count) {
        LOG.log(
                Level.WARNING,
                "SIO000501: " + count + " messages of the server " + peer + " were lost on the way: its broadcasts to"
                        + " sockets of this server");
    }

    static void congested(String peer, int limit) {
        LOG.log(
                Level.WARNING,
                "SIO000502: The server " + peer + " does not take what it is sent: as long as " + limit
                        + " bytes are on their way to it, its sockets get nothing from here");
    }

    static void failed(String peer, Throwable failure) {
        LOG.log(Level.ERROR, "SIO000503: What the server " + peer + " has asked for could not be done", failure);
    }

    static void notSent(Throwable failure) {
        LOG.log(Level.WARNING, "SIO000504: Other servers of the cluster cannot be told something", failure);
    }

    static void debug(String format, Object argument) {
        LOG.log(Level.DEBUG, format, argument);
    }

    // ---- Programs that emit without being servers: how their requests fail

    static IllegalStateException noServer(long millis, Throwable cause) {
        return new IllegalStateException(
                "SIO000580: No server of the cluster has taken this within " + millis
                        + " ms; are there any, and do they have the same socketio.cluster-name?",
                cause);
    }

    static IllegalStateException lostWithServer(String server, String why) {
        return new IllegalStateException("SIO000581: The server " + server + ", which was given this, " + why
                + ": it has been done, or it has not");
    }

    static IllegalStateException closed() {
        return new IllegalStateException("SIO000582: The emitter is closed");
    }

    static IllegalStateException full(long bytes, int count) {
        return new IllegalStateException("SIO000583: " + count + " requests of " + bytes
                + " bytes wait until a server takes them; wait for the stages of some before you emit more");
    }

    // ---- What servers say of them

    static void unreadable(String why) {
        LOG.log(
                Level.WARNING,
                "SIO000584: What a program wants to emit cannot be read, because " + why
                        + "; is it of a newer version?");
    }

    static void notEmitted(Throwable failure) {
        LOG.log(Level.ERROR, "SIO000585: What a program wanted to emit could not be done", failure);
    }
}

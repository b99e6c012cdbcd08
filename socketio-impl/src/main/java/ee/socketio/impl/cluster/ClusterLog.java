/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cluster;

import java.lang.System.Logger.Level;

/** The messages of this package. Ids: SIO000500 - SIO000549; an id is never used again. */
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
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it;

import java.util.List;

/** The network that servers, which have numbers from 1 on, are in. */
interface ServerNetwork extends AutoCloseable {

    /** Where clients find a server. */
    String addressForClients(int server);

    /** Where the other servers find it. */
    String addressForServers(int server);

    /** What goes before a command that is to be run where a server is. */
    List<String> prefix(int server);

    /**
     * Takes a server away from the others; its clients still reach it.
     *
     * @throws UnsupportedOperationException if that cannot be done on this machine, with the reason
     */
    void cut(int server);

    /** Gives it back to them. */
    void mend(int server);

    @Override
    void close();
}

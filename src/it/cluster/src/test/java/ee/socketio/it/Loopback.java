/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it;

import java.util.List;

/** All servers at one address, which nobody can be taken from. */
record Loopback(String whyNotBetter) implements ServerNetwork {
    private static final String ADDRESS = "127.0.0.1";

    @Override
    public String addressForClients(int server) {
        return ADDRESS;
    }

    @Override
    public String addressForServers(int server) {
        return ADDRESS;
    }

    @Override
    public List<String> prefix(int server) {
        return List.of();
    }

    @Override
    public void cut(int server) {
        throw new UnsupportedOperationException("no partition: " + whyNotBetter);
    }

    @Override
    public void mend(int server) {
        // It is never cut off.
    }

    @Override
    public void close() {
        // Others are here, too.
    }
}

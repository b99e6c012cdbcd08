/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import ee.socketio.spi.Payload;

/**
 * The sockets of a broadcast that are on other servers.
 *
 * @param peers the servers
 * @param target the sockets
 * @param options how it is emitted
 */
record Elsewhere(Peers peers, Target target, EmitOptions options) implements Recipients {

    @Override
    public void send(String event, Payload payload) {
        peers.send(target, options, event, payload);
    }

    @Override
    public void ask(Question question, String event, Payload payload) {
        peers.ask(target, options, question, event, payload);
    }
}

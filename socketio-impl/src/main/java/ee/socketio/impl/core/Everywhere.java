/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import ee.socketio.spi.Payload;

/**
 * The sockets of a broadcast, on whichever server, where servers share a log.
 *
 * @param broadcast the broadcast
 * @param log the log
 */
record Everywhere(Broadcast broadcast, SharedLog log) implements Recipients {

    @Override
    public void send(String event, Payload payload) {
        log.emit(
                broadcast.target(),
                broadcast.options(),
                broadcast::forEachReceivers,
                broadcast.peers(),
                event,
                payload);
    }

    @Override
    public void ask(Question question, String event, Payload payload) {
        broadcast.forEachDirectly(recipients -> recipients.ask(question, event, payload));
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import ee.socketio.spi.LoggedEvent;
import ee.socketio.spi.Payload;
import ee.socketio.spi.SharedRecoveryStore;

/**
 * Sends the sockets of this server what other servers have appended to the log.
 *
 * @param server this server
 */
record LogReader(SocketIoServer server) implements SharedRecoveryStore.Listener {

    @Override
    public String log(String namespace) {
        return server.patternOf(namespace).orElse(namespace);
    }

    @Override
    public void appended(long offset, LoggedEvent event) {
        server.known(event.namespace())
                .ifPresent(audience -> audience.forEachNamespace(namespace -> receive(namespace, offset, event)));
    }

    private void receive(LocalNamespace namespace, long offset, LoggedEvent event) {
        EmitOptions options = namespace.defaults().compress(event.compressed());
        Receivers receivers = new NamespaceReceivers(namespace, event.rooms(), event.except(), options);
        Payload payload = new Payload(event.args(), event.attachments());
        namespace
                .log()
                .orElseThrow()
                .receive(receivers, namespace.event(event.compressed(), event.event(), payload), offset);
    }
}

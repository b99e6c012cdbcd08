/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.examples.snippets;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import ee.socketio.Namespace;
import ee.socketio.On;
import ee.socketio.SocketNamespace;

/** A namespace without an endpoint of its own, and another that is emitted to. */
@ApplicationScoped
class Cleaner {
    @Inject
    @Namespace("/chat")
    SocketNamespace chat;

    void purge(@Observes @Namespace("/admin") @On("purge") String room) {
        chat.in(room).socketsLeave(room);
    }
}

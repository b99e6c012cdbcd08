/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.examples.snippets;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import ee.socketio.SocketServers;

/** In an EJB jar or a library of an EAR, and called by a timer: no handler is running that would tell which server. */
@ApplicationScoped
class Reminder {
    // tag::reminder[]
    @Inject
    SocketServers servers;

    void closing() {
        servers.at("/shop").emit("closing");
    }

    void maintenance(String when) {
        servers.all().values().forEach(server -> server.emit("maintenance", when));
    }
    // end::reminder[]
}

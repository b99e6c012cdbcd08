/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.examples.snippets;

import jakarta.enterprise.event.Observes;

import ee.socketio.Connected;
import ee.socketio.NamespaceParam;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;

// tag::pattern[]
@SocketEndpoint("/org-{id}")
class Organization {
    void greet(@Observes @Connected Socket member, @NamespaceParam("id") String id) {
        member.emit("welcome", "You are in organization " + id);
    }
}
// end::pattern[]

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it.ear.forum;

import jakarta.ejb.EJB;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import ee.socketio.Message;
import ee.socketio.Namespace;
import ee.socketio.On;
import ee.socketio.SocketEndpoint;
import ee.socketio.SocketNamespace;
import ee.socketio.SocketServer;
import ee.socketio.it.ear.ejb.Clerk;
import ee.socketio.it.ear.shared.Gossip;

/** Has a handler for the same event as the other web application. */
@SocketEndpoint
public class Forum {
    @Inject
    SocketServer server;

    @Inject
    @Namespace("/only-forum")
    SocketNamespace only;

    @Inject
    Event<Gossip> gossips;

    @EJB
    Clerk clerk;

    String name(@Observes @On("name") Message event) {
        return "forum";
    }

    String only(@Observes @On("only") Message event) {
        return only.name();
    }

    void announce(@Observes @On("announce") String text) {
        clerk.announce(text);
    }

    void gossip(@Observes @On("gossip") String text) {
        gossips.fire(new Gossip(text));
    }

    void heard(@Observes Gossip gossip) {
        server.emit("heard", "forum", gossip.text());
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it.ear.shared;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import ee.socketio.Message;
import ee.socketio.Namespace;
import ee.socketio.On;
import ee.socketio.SocketEndpoint;
import ee.socketio.SocketNamespace;

/** Serves the clients of all web applications. */
@SocketEndpoint
public class Counter {
    @Inject
    @Namespace("/news")
    SocketNamespace news;

    @Inject
    Visit visit;

    int readers(@Observes @On("readers") Message event) {
        return news.sockets().size();
    }

    int calls(@Observes @On("calls") Message event) {
        return visit.next();
    }
}

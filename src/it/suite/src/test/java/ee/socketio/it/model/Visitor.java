/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it.model;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import ee.socketio.SocketScoped;

/** What the observers of one socket have seen. */
@SocketScoped
class Visitor {
    private final List<String> events = new CopyOnWriteArrayList<>();

    void saw(String event) {
        events.add(event);
    }

    String seen() {
        return String.join(" ", events);
    }
}

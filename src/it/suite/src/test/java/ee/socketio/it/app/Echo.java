/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it.app;

import java.util.Collections;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import ee.socketio.Message;
import ee.socketio.On;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;

/** Sends back what it is told. */
@SocketEndpoint
class Echo {
    @Inject
    Socket socket;

    @Inject
    Visits visits;

    void echo(@Observes @On("echo") Message message) {
        socket.emit("echo-back", message.args().toArray());
    }

    Object[] echoAck(@Observes @On("echo-ack") Message message) {
        return message.args().toArray();
    }

    String unusualName(@Observes @On("naïve €😀 \"name\"") String text) {
        return text;
    }

    /** What clients call {@code send}. */
    void message(@Observes @On("message") Message message) {
        socket.emit("message", message.args().toArray());
    }

    /** For order: what comes in numbered goes out numbered, by whatever transport there is just now. */
    void count(@Observes @On("count") int number) {
        socket.emit("counted", number);
    }

    void burst(@Observes @On("burst") int size) {
        for (int number = 0; number < size; number++) {
            socket.emit("numbered", number);
        }
    }

    void fleeting(@Observes @On("fleeting") String text) {
        socket.asVolatile().emit("fleeting", text);
    }

    String text(@Observes @On("text") int length) {
        return String.join("", Collections.nCopies(length, "x"));
    }

    int visit(@Observes @On("visit") Message message) {
        return visits.next();
    }

    String transport(@Observes @On("transport") Message message) {
        return socket.transport().wireName();
    }
}

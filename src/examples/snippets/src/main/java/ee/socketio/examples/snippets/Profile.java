/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.examples.snippets;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;

import ee.socketio.Socket;
import ee.socketio.SocketScoped;

/** One for each socket. */
@SocketScoped
class Profile {
    @Inject
    Socket socket;

    private String language = "en";
    private int said;

    void speak(String spoken) {
        language = spoken;
    }

    String language() {
        return language;
    }

    int countOne() {
        return ++said;
    }

    @PreDestroy
    void gone() { // after the observers of @Disconnected
        System.getLogger("talk").log(System.Logger.Level.DEBUG, "{0} said {1} things", socket.id(), said);
    }
}

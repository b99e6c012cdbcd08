/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.examples.snippets;

import java.util.Optional;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import ee.socketio.Connected;
import ee.socketio.Namespace;
import ee.socketio.On;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;
import ee.socketio.SocketNamespace;

@SocketEndpoint("/quotes")
class Quotes {
    public record Quote(String symbol, int price) {}

    @Inject
    @Namespace("/quotes")
    SocketNamespace clients;

    void watch(@Observes @On("watch") String symbol, Socket socket) {
        socket.join(symbol);
        socket.data().put("symbol", symbol);
    }

    void enter(@Observes @Connected Socket socket) {
        if (!socket.recovered()) { // else it is in its rooms, and has got what it missed
            socket.emit("watch what?");
        }
    }

    Optional<String> watched(@Observes @On("watched?") String nothing, Socket socket) {
        return socket.data().get("symbol", String.class);
    }

    void changed(@Observes Quote quote) {
        clients.to(quote.symbol()).emit("quote", quote);
    }
}

package org.example.chat;

import java.time.Instant;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import ee.socketio.ConnectRequest;
import ee.socketio.Connecting;
import ee.socketio.ConnectionRefusedException;
import ee.socketio.On;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;

@SocketEndpoint("/chat")
class Chat {

    public record Hello(String name) {}

    public record Say(String room, String text) {}

    public record Receipt(Instant at) {}

    @Inject
    Socket socket; // whose event is being handled

    void check(@Observes @Connecting ConnectRequest request) { // before the client is let in
        String name = request.auth(Hello.class).map(Hello::name)
                .orElseThrow(() -> new ConnectionRefusedException("Who are you?"));
        request.accept(() -> name);
    }

    void join(@Observes @On("join") String room) {
        socket.join(room);
    }

    Receipt say(@Observes @On("say") Say say) { // what is returned is the acknowledgement
        socket.to(say.room()).emit("said", socket.principal().orElseThrow().getName(), say.text());
        return new Receipt(Instant.now());
    }
}

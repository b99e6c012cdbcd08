/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.examples.snippets;

import java.util.List;
import java.util.concurrent.CompletionStage;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Inject;

import ee.socketio.Acks;
import ee.socketio.BroadcastOperator;
import ee.socketio.Emit;
import ee.socketio.On;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;
import ee.socketio.Volatile;

/** Events with a contract, and acknowledgements of many clients. */
@SocketEndpoint("/poll")
class Poll {
    public record Vote(String candidate, int points) {}

    // tag::contract[]
    interface PollClient {
        @Emit("posted")
        void posted(String text);

        @Emit("typing")
        @Volatile
        void typing(String who);

        @Emit("confirm")
        Acks<Boolean> confirm(String question);
    }
    // end::contract[]

    @Inject
    Socket socket;

    void join(@Observes @On("join") String room) {
        socket.join(room);
    }

    void post(@Observes @On("post") String text) {
        String room = "lobby";
        // tag::emission[]
        socket.to(room).as(PollClient.class).posted(text);
        // end::emission[]
    }

    CompletionStage<Long> count(@Observes @On("count") String question) {
        return socket.to("lobby")
                .as(PollClient.class)
                .confirm(question)
                .all()
                .thenApply(votes -> votes.stream().filter(Boolean::booleanValue).count());
    }

    CompletionStage<Integer> vote(@Observes @On("vote") String name) {
        BroadcastOperator room = socket.to(name);
        // tag::generic[]
        Acks<List<Vote>> votes = room.emitWithAck(new TypeLiteral<List<Vote>>() {}, "vote");
        // end::generic[]
        return votes.all()
                .thenApply(all -> all.stream()
                        .flatMap(List::stream)
                        .mapToInt(Vote::points)
                        .sum());
    }
}

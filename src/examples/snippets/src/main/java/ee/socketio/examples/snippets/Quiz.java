/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.examples.snippets;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;

import ee.socketio.On;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;

/** Handlers that wait, that do not, and that run beside the others. */
@SocketEndpoint("/quiz")
class Quiz {
    private final AtomicInteger started = new AtomicInteger();

    String ask(@Observes @On("ask") String question, Socket client) {
        String answer = client.emitWithAck(String.class, "question", question)
                .first()
                .toCompletableFuture()
                .join(); // waits for the very client whose event this is
        return answer.equals("42") ? "right" : "wrong";
    }

    CompletionStage<String> askLater(@Observes @On("ask-later") String question, Socket client) {
        return client.emitWithAck(String.class, "question", question)
                .first()
                .thenApply(answer -> answer.equals("42") ? "right" : "wrong");
    }

    void count(@ObservesAsync @On("ask") String question) { // beside the queue of the socket
        started.incrementAndGet();
    }

    int started() {
        return started.get();
    }
}

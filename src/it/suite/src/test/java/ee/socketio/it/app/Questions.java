/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it.app;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import ee.socketio.On;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;

/** Asks the client back, and waits for its answer within the handler of the very same client. */
@SocketEndpoint
class Questions {
    @Inject
    Socket socket;

    public record Photo(String title, byte[] pixels) {}

    String ask(@Observes @On("ask") String question) {
        return ask(String.class, "question", question);
    }

    byte[] askBytes(@Observes @On("ask-bytes") byte[] bytes) {
        return Uploads.reversed(ask(byte[].class, "question-bytes", bytes));
    }

    Photo askPhoto(@Observes @On("ask-photo") Photo photo) {
        Photo answer = ask(Photo.class, "question-photo", photo);
        return new Photo(answer.title(), Uploads.reversed(answer.pixels()));
    }

    private <T> T ask(Class<T> type, String event, Object question) {
        return socket.emitWithAck(type, event, question)
                .first()
                .toCompletableFuture()
                .join();
    }
}

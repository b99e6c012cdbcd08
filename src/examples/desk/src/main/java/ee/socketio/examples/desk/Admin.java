/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.examples.desk;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import ee.socketio.AckTimeoutException;
import ee.socketio.On;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;
import ee.socketio.SocketServer;

/** For administrators only: others are refused when they connect, by an error with the message "Forbidden". */
@SocketEndpoint("/admin")
@RolesAllowed("admin")
class Admin {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** How many windows have said what. */
    public record Poll(int yes, int no, int silent) {}

    @Inject
    SocketServer everybody; // in the namespace "/"

    @Inject
    Socket socket;

    void announce(@Observes @On("announce") @NotBlank @Size(max = 200) String text) {
        everybody.as(StaffClient.class).announced(me(), text);
    }

    /** The administrator gets the result as acknowledgement, as soon as all have answered, or the time is up. */
    CompletionStage<Poll> ask(@Observes @On("ask") @NotBlank @Size(max = 200) String question) {
        StaffClient windows = everybody.timeout(PATIENCE).as(StaffClient.class);
        return windows.asked(me(), question).all().handle(Admin::count);
    }

    /** In all windows of that user. */
    void disconnect(@Observes @On("disconnect-user") String name) {
        everybody.toUser(name).disconnectSockets(true);
    }

    private String me() {
        return socket.principal().orElseThrow().getName();
    }

    private static Poll count(List<Boolean> answers, Throwable failure) {
        if (failure == null) {
            return poll(answers, answers.size());
        }
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof AckTimeoutException late) {
            return poll(late.partial(), late.expected());
        }
        throw new CompletionException(cause);
    }

    private static Poll poll(List<?> answers, int asked) {
        int yes = (int) answers.stream().filter(Boolean.TRUE::equals).count();
        return new Poll(yes, answers.size() - yes, asked - answers.size());
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it.app;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import jakarta.enterprise.event.Observes;

import ee.socketio.Ack;
import ee.socketio.EventRejectedException;
import ee.socketio.Message;
import ee.socketio.On;
import ee.socketio.SocketEndpoint;

/** Every way to acknowledge an event. */
@SocketEndpoint
class Replies {
    public record Greeting(String text) {}

    Greeting value(@Observes @On("reply-value") String name) {
        return new Greeting("Hello, " + name);
    }

    CompletionStage<Greeting> stage(@Observes @On("reply-stage") String name) {
        Supplier<Greeting> later = () -> new Greeting("Hello, " + name);
        return CompletableFuture.supplyAsync(later);
    }

    CompletionStage<Greeting> failedStage(@Observes @On("reply-failed-stage") String name) {
        return CompletableFuture.failedFuture(new EventRejectedException("TOO_LATE", name + " is late"));
    }

    void manual(@Observes @On("reply-manual") String name, Ack<Greeting> ack) {
        CompletableFuture.runAsync(() -> {
            ack.send(new Greeting("Hello, " + name));
            ack.send(new Greeting("this is never sent"));
            ack.reject("NEVER", "nor is this");
        });
    }

    boolean requested(@Observes @On("is-reply-requested") Message message) {
        return message.ackRequested();
    }

    void nothing(@Observes @On("reply-nothing") Message message) {
        // a void observer acknowledges by returning
    }

    void manualNothing(@Observes @On("reply-manual-nothing") Message message, Ack<Void> ack) {
        ack.send();
    }

    void reject(@Observes @On("reply-reject") String name, Ack<Greeting> ack) {
        ack.reject("SOLD_OUT", "no seat for " + name);
    }

    Greeting rejected(@Observes @On("reply-rejected") String name) {
        throw new EventRejectedException("UNKNOWN_NAME", "who is " + name + "?");
    }

    Greeting crash(@Observes @On("reply-crash") String name) {
        throw new IllegalStateException("a detail that is nobody's business");
    }

    int number(@Observes @On("reply-number") int number) {
        return number;
    }
}

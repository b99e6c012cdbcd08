/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.examples.snippets;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;

import ee.socketio.Ack;
import ee.socketio.Arg;
import ee.socketio.EventRejectedException;
import ee.socketio.Message;
import ee.socketio.On;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;

/** What an observer may look like. */
@SocketEndpoint("/handlers")
class Handlers {
    public record Say(@NotBlank String room, @NotBlank String text) {}

    public record Receipt(Instant at) {}

    public record Upload(String name) {}

    public record Stock(int left) {}

    @Inject
    Clock clock;

    // tag::payloads[]
    Receipt say(@Observes @On("say") @Valid Say say, Socket sender) { // a record, with constraints
        sender.to(say.room()).emit("said", say.text());
        return new Receipt(clock.now());
    }

    int total(@Observes @On("total") List<Integer> numbers) { // any generic type
        return numbers.stream().mapToInt(Integer::intValue).sum();
    }

    String greet(@Observes @On("greet") Optional<String> name) { // no argument, or null, will do
        return "Hello, " + name.orElse("stranger");
    }

    int size(@Observes @On("upload") Upload upload, @Arg(1) byte[] content) { // two arguments, the second binary
        return content.length;
    }

    List<String> keys(@Observes @On("keys") JsonObject any) { // JSON as it came
        return List.copyOf(any.keySet());
    }

    Object[] echo(@Observes @On("echo") Message message) { // the whole event; Object[] replies several values
        return message.args().toArray();
    }
    // end::payloads[]

    // tag::replies[]
    CompletionStage<Receipt> store(@Observes @On("store") String text) { // acknowledged when the stage completes
        return CompletableFuture.completedFuture(new Receipt(clock.now()));
    }

    void order(@Observes @On("order") String article, Ack<Receipt> ack) { // now or later, on any thread
        if (article.isBlank()) {
            ack.reject("NO_ARTICLE", "Which article?");
        } else {
            ack.send(new Receipt(clock.now()));
        }
    }

    Stock stock(@Observes @On("stock") String article) { // an error in place of the value
        if (!article.equals("chair")) {
            throw new EventRejectedException("NO_ARTICLE", "There is no " + article);
        }
        return new Stock(3);
    }

    void typing(@Observes @On("typing") String room) {} // void: an empty acknowledgement, if one was asked for
    // end::replies[]
}

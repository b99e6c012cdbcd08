/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.it.app;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import ee.socketio.AckTimeoutException;
import ee.socketio.Acks;
import ee.socketio.Arg;
import ee.socketio.Message;
import ee.socketio.Namespace;
import ee.socketio.On;
import ee.socketio.RemoteSocket;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;
import ee.socketio.SocketNamespace;
import ee.socketio.it.app.PollClient.Post;
import ee.socketio.it.app.PollClient.Vote;

/** Asks many clients at once, speaks by a contract, and knows something about each socket. */
@SocketEndpoint("/polls")
class Polls {
    @Inject
    Socket socket;

    @Inject
    @Namespace("/polls")
    SocketNamespace polls;

    /**
     * What came of a poll.
     *
     * @param votes those that came
     * @param expected how many there should be
     */
    public record Outcome(List<?> votes, int expected) {}

    void join(@Observes @On("join") String room) {
        socket.join(room);
    }

    // ---- Acknowledgements of many

    CompletionStage<List<Vote>> poll(@Observes @On("poll") String room) {
        return polls.to(room).as(PollClient.class).vote("ok?").all();
    }

    CompletionStage<Vote> pollFirst(@Observes @On("poll-first") String room) {
        return polls.to(room).as(PollClient.class).vote("ok?").first();
    }

    List<Vote> pollAndWait(@Observes @On("poll-and-wait") String room) {
        Acks<Vote> votes = polls.to(room).emitWithAck(Vote.class, "vote", "ok?");
        return votes.all().toCompletableFuture().join();
    }

    CompletionStage<Outcome> pollFor(@Observes @On("poll-for") String room, @Arg(1) int millis) {
        return polls.to(room)
                .timeout(Duration.ofMillis(millis))
                .as(PollClient.class)
                .vote("ok?")
                .all()
                .thenApply(votes -> new Outcome(votes, votes.size()))
                .exceptionally(Polls::partial);
    }

    private static Outcome partial(Throwable failure) {
        Throwable reason = failure instanceof CompletionException ? failure.getCause() : failure;
        if (reason instanceof AckTimeoutException missing) {
            return new Outcome(missing.partial(), missing.expected());
        }
        throw new CompletionException(reason);
    }

    void pollOneByOne(@Observes @On("poll-one-by-one") String room) {
        PollClient asking = socket.as(PollClient.class); // of this socket, also when this handler has returned
        polls.to(room).as(PollClient.class).vote("ok?").stream().subscribe(new Reporter(asking));
    }

    /** Tells each vote as it comes, and then that there are no more. */
    private record Reporter(PollClient asking) implements Flow.Subscriber<Vote> {
        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(Vote vote) {
            asking.voted(vote.name());
        }

        @Override
        public void onError(Throwable failure) {
            asking.pollEnded("incomplete");
        }

        @Override
        public void onComplete() {
            asking.pollEnded("complete");
        }
    }

    CompletionStage<List<List<Integer>>> numbers(@Observes @On("numbers") String room) {
        return polls.to(room).as(PollClient.class).numbers().all();
    }

    CompletionStage<List<byte[]>> pictures(@Observes @On("pictures") String room) {
        return polls.to(room).as(PollClient.class).picture().all();
    }

    // ---- Contracts

    void post(@Observes @On("post") String text, @Arg(1) byte[] picture) {
        String name = socket.data().get("name", String.class).orElse("somebody");
        socket.broadcast().as(PollClient.class).posted(new Post(name, text), picture);
    }

    void welcome(@Observes @On("welcome") String name) {
        socket.as(PollClient.class).welcome(name);
    }

    /** First what may be dropped, then what may not. */
    void typing(@Observes @On("typing") String who) {
        PollClient client = socket.as(PollClient.class);
        client.typing(who);
        client.lasting(who);
    }

    // ---- Sockets

    void name(@Observes @On("name") String name, @Arg(1) List<String> tags) {
        socket.data().put("name", name);
        socket.data().put("tags", tags);
    }

    CompletionStage<List<Map<String, Object>>> members(@Observes @On("members") String room) {
        return polls.to(room)
                .fetchSockets()
                .thenApply(sockets ->
                        sockets.stream().map(member -> member.data().asMap()).toList());
    }

    CompletionStage<List<String>> others(@Observes @On("others") Message message) {
        return socket.broadcast()
                .fetchSockets()
                .thenApply(sockets -> sockets.stream().map(RemoteSocket::id).toList());
    }

    CompletionStage<Void> kick(@Observes @On("kick") String name) {
        return polls.fetchSockets()
                .thenAccept(sockets -> sockets.stream()
                        .filter(member -> member.data()
                                .get("name", String.class)
                                .filter(name::equals)
                                .isPresent())
                        .forEach(RemoteSocket::disconnect));
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import ee.socketio.ConnectRequest;
import ee.socketio.Connected;
import ee.socketio.Connecting;
import ee.socketio.Disconnect;
import ee.socketio.Disconnected;
import ee.socketio.Disconnecting;
import ee.socketio.Message;
import ee.socketio.On;
import ee.socketio.Socket;
import ee.socketio.SocketEndpoint;

@OnEachContainer
class RequestScopeTest {
    private final ExecutorService first = Executors.newSingleThreadExecutor();
    private final ExecutorService second = Executors.newSingleThreadExecutor();

    /** Runs what is sent from now on. */
    private volatile Executor executor = second;

    @AutoClose
    private final SocketIoApp app;

    RequestScopeTest(CdiContainer container) {
        app = SocketIoApp.deploy(container, task -> executor.execute(task), Counter.class, Chat.class, Meeting.class);
    }

    @AfterEach
    void stop() {
        executor = Runnable::run;
        first.shutdownNow();
        second.shutdownNow();
    }

    @RequestScoped
    static class Counter {
        @Inject
        Journal journal;

        private int count;

        int next() {
            return ++count;
        }

        @PreDestroy
        void end() {
            journal.note("ended at " + count);
        }
    }

    @SocketEndpoint("/chat")
    static class Chat {
        @Inject
        Journal journal;

        @Inject
        Counter counter;

        @Inject
        Counter sameCounter;

        void connecting(@Observes @Connecting ConnectRequest request) {
            journal.note("connecting " + counter.next());
        }

        void connected(@Observes @Connected Socket socket) {
            journal.note("connected " + counter.next());
        }

        void count(@Observes @On("count") Message message) {
            journal.note("count " + counter.next() + ' ' + sameCounter.next());
        }

        void countAgain(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) @On("count") String text) {
            journal.note("count again " + counter.next());
        }

        void disconnecting(@Observes @Disconnecting Disconnect event) {
            journal.note("disconnecting " + counter.next());
        }

        void disconnected(@Observes @Disconnected Disconnect event) {
            journal.note("disconnected " + counter.next());
        }
    }

    @SocketEndpoint("/meeting")
    static class Meeting {
        @Inject
        Journal journal;

        @Inject
        Counter counter;

        private final Map<String, Guest> guests = Map.of("ann", new Guest(), "bob", new Guest());

        void stay(@Observes @On("stay") String guest) throws InterruptedException {
            counter.next();
            guests.get(guest).stay();
        }

        void count(@Observes @On("count") Message message) {
            journal.note("count " + counter.next());
        }

        Guest guest(String name) {
            return guests.get(name);
        }
    }

    private record Guest(CountDownLatch arrived, CountDownLatch dismissed) {
        Guest() {
            this(new CountDownLatch(1), new CountDownLatch(1));
        }

        void stay() throws InterruptedException {
            arrived.countDown();
            await(dismissed);
        }

        void awaitArrival() throws InterruptedException {
            await(arrived);
        }

        void dismiss() {
            dismissed.countDown();
        }

        private static void await(CountDownLatch latch) throws InterruptedException {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** Waits until the thread has done what it was given. */
    private static void settle(ExecutorService thread) throws Exception {
        thread.submit(() -> {}).get(10, TimeUnit.SECONDS);
    }

    @Test
    void eachEventAndEachStepHasAContextOfItsOwn() throws Exception {
        InMemoryClient client = app.open();
        client.tryToJoin("/chat", "");
        settle(second);
        client.emit("count", "'text'");
        client.emit("count", "'text'");
        settle(second);
        client.leave();
        settle(second);

        assertThat(app.journal())
                .containsExactly(
                        "connecting 1",
                        "ended at 1",
                        "connected 1",
                        "ended at 1",
                        "count 1 2",
                        "count again 3",
                        "ended at 3",
                        "count 1 2",
                        "count again 3",
                        "ended at 3",
                        "disconnecting 1",
                        "ended at 1",
                        "disconnected 1",
                        "ended at 1");
    }

    @Test
    void contextsOfSocketsThatAreServedAtOnceEndWithTheirEvents() throws Exception {
        executor = Runnable::run;
        InMemoryClient ann = app.connect("/meeting");
        InMemoryClient bob = app.connect("/meeting");
        Meeting meeting = app.bean(Meeting.class);
        executor = first;
        ann.emit("stay", "'ann'");
        meeting.guest("ann").awaitArrival();
        executor = second;
        bob.emit("stay", "'bob'");
        meeting.guest("bob").awaitArrival();

        meeting.guest("ann").dismiss();
        settle(first);
        meeting.guest("bob").dismiss();
        settle(second);
        bob.emit("count");
        bob.emit("count");
        settle(second);

        assertThat(app.journal())
                .containsExactly("ended at 1", "ended at 1", "count 1", "ended at 1", "count 1", "ended at 1");
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.stream.Stream;

import ee.socketio.AckTimeoutException;
import ee.socketio.Acks;
import ee.socketio.impl.engine.Timer;
import ee.socketio.impl.engine.Timer.Timeout;
import ee.socketio.impl.protocol.BindingException;
import ee.socketio.impl.protocol.PayloadBinding;
import ee.socketio.spi.Payload;

/**
 * An event that asks its receivers for acknowledgements, under one id, and what they answer.
 *
 * <p>First the receivers are asked, one after the other; some may have answered or left before the last is asked. From
 * then on the question is over as soon as nobody is missing, or the time is up. Those of another server are asked by
 * it: a {@link Party}, whose members are not known at first.
 *
 * <p>Answers come on container threads, timeouts on that of the timer. All fields that change are guarded by the
 * monitor, which is never held while the application's code may run: what it depends on is completed after.
 */
public final class Question implements Acks<Object>, Inquiry {
    private final long id;
    private final Type reply;
    private final PayloadBinding binding;
    private final Executor executor;

    private final CompletableFuture<Object> first = new CompletableFuture<>();
    private final CompletableFuture<List<Object>> all = new CompletableFuture<>();

    private final List<Object> answers = new ArrayList<>();
    private final List<BindingException> unreadable = new ArrayList<>();
    private final List<AckSubscription> subscriptions = new ArrayList<>();

    /** Whom the question is to be taken back from when the time is up. */
    private final Set<PendingAcks> asked = new LinkedHashSet<>();

    private final List<Party> parties = new ArrayList<>();
    private int missing;
    private boolean allAsked;
    private Timeout timeout = Timeout.NONE;
    private String lastGivenUp = "there was nobody to ask";
    private boolean over;

    /** Why not all have answered that did not leave; {@code null} if they have. Set when it is over. */
    private AckTimeoutException failure;

    Question(long id, Type reply, Facilities facilities) {
        this.id = id;
        this.reply = Objects.requireNonNull(reply, "reply");
        this.binding = facilities.binding();
        this.executor = facilities.executor();
    }

    @Override
    public long id() {
        return id;
    }

    // ---- Asking

    @Override
    public synchronized void asks(PendingAcks receiver) {
        asked.add(receiver);
        missing++;
    }

    /**
     * Another server is being asked, or asks its sockets.
     *
     * @param name by which it is told of, if it does not say whom it asks
     * @return takes what it says
     */
    public synchronized Party asks(String name) {
        Party party = new Party(name);
        parties.add(party);
        missing++;
        return party;
    }

    /** The last receiver was asked. */
    void allAsked(Timer timer, long timeoutMillis) {
        synchronized (this) {
            allAsked = true;
            endIfNobodyIsMissing();
            if (!over) {
                timeout = timer.schedule(timeoutMillis, due -> timeUp(timeoutMillis));
            }
        }
        tell();
    }

    // ---- Answers

    @Override
    public void answered(PendingAcks receiver, Payload payload) {
        Runnable answer = answer(payload);
        change(() -> {
            answer.run();
            missing--;
        });
    }

    @Override
    public void givenUp(PendingAcks receiver, String reason) {
        change(() -> {
            lastGivenUp = reason;
            missing--;
        });
    }

    /** Reads an answer, without the monitor; what it returns notes it. */
    private Runnable answer(Payload payload) {
        try {
            Object answer = binding.read(payload, 0, reply);
            return () -> answers.add(answer);
        } catch (BindingException e) {
            return () -> unreadable.add(e);
        }
    }

    private void change(Runnable change) {
        synchronized (this) {
            if (over) {
                return;
            }
            change.run();
            endIfNobodyIsMissing();
        }
        tell();
    }

    private void timeUp(long timeoutMillis) {
        List<PendingAcks> late;
        synchronized (this) {
            if (over) {
                return;
            }
            late = asked.stream().filter(receiver -> receiver.isPending(id)).toList();
            Stream<String> elsewhere = parties.stream().flatMap(Party::late);
            end(missing(
                    timeoutMillis,
                    Stream.concat(late.stream().map(PendingAcks::socketId), elsewhere)
                            .toList()));
        }
        late.forEach(receiver -> receiver.forget(id));
        tell();
    }

    // ---- The end. All of these are called with the monitor held.

    private void endIfNobodyIsMissing() {
        if (allAsked && missing == 0) {
            end(unreadable.isEmpty() ? null : unreadable());
        }
    }

    private void end(AckTimeoutException reason) {
        over = true;
        failure = reason;
        timeout.cancel();
        asked.clear();
        parties.clear();
    }

    private AckTimeoutException missing(long timeoutMillis, List<String> late) {
        String came =
                expected() == 1 ? "no acknowledgement" : answers.size() + " of " + expected() + " acknowledgements";
        return new AckTimeoutException(came + " within " + timeoutMillis + " ms", answers(), expected(), late);
    }

    private AckTimeoutException unreadable() {
        String message =
                unreadable.size() + " of " + expected() + " acknowledgements cannot be read as " + reply.getTypeName();
        AckTimeoutException exception = new AckTimeoutException(message, answers(), expected());
        exception.initCause(unreadable.get(0));
        return exception;
    }

    private int expected() {
        return answers.size() + unreadable.size() + missing;
    }

    private List<Object> answers() {
        return Collections.unmodifiableList(new ArrayList<>(answers));
    }

    /** Why there is not even one answer. */
    private RuntimeException silence() {
        if (missing == 0 && !unreadable.isEmpty()) {
            // Not the cause itself: whoever handles an event while it waits would be told that its arguments are wrong.
            return new IllegalArgumentException(unreadable.get(0).getMessage(), unreadable.get(0));
        }
        return failure == null ? new AckTimeoutException(lastGivenUp, List.of(), 0) : failure;
    }

    // ---- Who waits

    /** Tells all who wait what is new. May be called more often, and by several threads, than there is news. */
    private void tell() {
        List<Runnable> news = new ArrayList<>();
        synchronized (this) {
            if (!answers.isEmpty()) {
                Object answer = answers.get(0);
                news.add(() -> first.complete(answer));
            } else if (over) {
                RuntimeException silence = silence();
                news.add(() -> first.completeExceptionally(silence));
            }
            if (over) {
                news.add(failure == null ? complete(answers()) : fail(failure));
            }
            subscriptions.forEach(subscription -> news.add(subscription::lookForNews));
        }
        news.forEach(Runnable::run);
    }

    private Runnable complete(List<Object> values) {
        return () -> all.complete(values);
    }

    private Runnable fail(AckTimeoutException reason) {
        return () -> all.completeExceptionally(reason);
    }

    @Override
    public CompletionStage<Object> first() {
        return AckStage.of(first, executor);
    }

    @Override
    public CompletionStage<List<Object>> all() {
        return AckStage.of(all, executor);
    }

    @Override
    public Flow.Publisher<Object> stream() {
        return subscriber -> new AckSubscription(this, Objects.requireNonNull(subscriber), executor).begin();
    }

    // ---- What subscriptions ask

    synchronized void add(AckSubscription subscription) {
        subscriptions.add(subscription);
    }

    synchronized void remove(AckSubscription subscription) {
        subscriptions.remove(subscription);
    }

    /** The number of answers so far. */
    synchronized int count() {
        return answers.size();
    }

    /** The answer that came as that one, from 0; may be {@code null}. */
    synchronized Object answer(int position) {
        return answers.get(position);
    }

    /** Whether there will be no more answers. */
    synchronized boolean over() {
        return over;
    }

    /** Why answers are missing now that it is over. */
    synchronized Optional<AckTimeoutException> failure() {
        return Optional.ofNullable(failure);
    }

    // ---- Other servers

    /**
     * The sockets of another server. What it says comes in any order; answers may come before it is known whose are
     * expected. All fields are guarded by the monitor of the question. Thread-safe.
     */
    public final class Party {
        private final String name;

        /** Who has been heard of before the members were known. */
        private final Set<String> early = new LinkedHashSet<>();

        /** Who is still to be heard of; {@code null} while nobody knows. */
        private Set<String> waiting;

        private boolean left;

        private Party(String name) {
            this.name = name;
        }

        /**
         * These are asked.
         *
         * @param socketIds their ids; an empty one is that of the server itself
         */
        public void asked(Collection<String> socketIds) {
            change(() -> {
                if (waiting == null && !left) {
                    waiting = new LinkedHashSet<>(socketIds);
                    waiting.removeAll(early);
                    missing += waiting.size() - 1;
                }
            });
        }

        /**
         * One has answered.
         *
         * @param socketId its id
         * @param payload the answer
         */
        public void answered(String socketId, Payload payload) {
            Runnable answer = answer(payload);
            change(() -> {
                if (settle(socketId)) {
                    answer.run();
                }
            });
        }

        /**
         * One will not answer any more.
         *
         * @param socketId its id
         * @param reason why
         */
        public void givenUp(String socketId, String reason) {
            change(() -> {
                if (settle(socketId)) {
                    lastGivenUp = reason;
                }
            });
        }

        /**
         * There is an answer, but it says that there is none.
         *
         * @param socketId whose
         * @param message why
         */
        public void failed(String socketId, String message) {
            change(() -> {
                if (settle(socketId)) {
                    unreadable.add(new BindingException(message));
                }
            });
        }

        /**
         * Whether nothing more is to come.
         *
         * @return whether all have been heard of
         */
        public boolean over() {
            synchronized (Question.this) {
                return over || waiting != null && waiting.isEmpty();
            }
        }

        /**
         * Nothing more will come.
         *
         * @param reason why
         */
        public void left(String reason) {
            change(() -> {
                if (!left) {
                    left = true;
                    lastGivenUp = reason;
                    missing -= waiting == null ? 1 : waiting.size();
                    waiting = Set.of();
                }
            });
        }

        /** Notes that one has been heard of; not if that is known. */
        private boolean settle(String socketId) {
            if (left) {
                return false;
            }
            if (waiting == null) {
                return early.add(socketId);
            }
            boolean waited = waiting.remove(socketId);
            missing -= waited ? 1 : 0;
            return waited;
        }

        private Stream<String> late() {
            return waiting == null ? Stream.of(name) : waiting.stream().map(id -> id.isEmpty() ? name : id);
        }
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;

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
 * then on the question is over as soon as nobody is missing, or the time is up.
 *
 * <p>Answers come on container threads, timeouts on that of the timer. All fields that change are guarded by the
 * monitor, which is never held while the application's code may run: what it depends on is completed after.
 */
final class Question implements Acks<Object> {
    private final long id;
    private final Type reply;
    private final PayloadBinding binding;
    private final Executor executor;

    private final CompletableFuture<Object> first = new CompletableFuture<>();
    private final CompletableFuture<List<Object>> all = new CompletableFuture<>();

    private final List<Object> answers = new ArrayList<>();
    private final List<BindingException> unreadable = new ArrayList<>();
    private final List<AckSubscription> subscriptions = new ArrayList<>();

    /** Whom the question is to be taken back from when the time is up, with the ids of their sockets. */
    private final Map<PendingAcks, String> asked = new LinkedHashMap<>();

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

    long id() {
        return id;
    }

    // ---- Asking

    /** One more receiver is being asked. */
    synchronized void asks(PendingAcks receiver, String socketId) {
        asked.put(receiver, socketId);
        missing++;
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

    void answered(Payload payload) {
        try {
            Object answer = binding.read(payload, 0, reply);
            settleOne(() -> answers.add(answer));
        } catch (BindingException e) {
            settleOne(() -> unreadable.add(e));
        }
    }

    void givenUp(String reason) {
        settleOne(() -> lastGivenUp = reason);
    }

    private void settleOne(Runnable change) {
        synchronized (this) {
            if (over) {
                return;
            }
            change.run();
            missing--;
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
            late = asked.keySet().stream()
                    .filter(receiver -> receiver.isPending(id))
                    .toList();
            end(missing(timeoutMillis, late.stream().map(asked::get).toList()));
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
}

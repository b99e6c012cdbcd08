/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.core;

import java.util.concurrent.Executor;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;

/**
 * Hands the answers to a question to a subscriber: all of them from the first on, as it demands them.
 *
 * <p>Whatever happens takes its turn in a queue, so that the subscriber is called by one thread at a time, which is the
 * executor's, never within a call of its own. What is to be handed on waits in the question, which holds it anyway.
 */
final class AckSubscription implements Subscription {
    private final Question question;
    private final Subscriber<? super Object> subscriber;
    private final SerialQueue turns;

    /** Written by any thread, read in turns. */
    private volatile boolean cancelled;

    /** The number of answers that the subscriber wants and has not got. Touched in turns only, like the next. */
    private long demand;

    private int position;

    AckSubscription(Question question, Subscriber<? super Object> subscriber, Executor executor) {
        this.question = question;
        this.subscriber = subscriber;
        this.turns = new SerialQueue(executor);
    }

    void begin() {
        take(() -> subscriber.onSubscribe(this));
        question.add(this);
        lookForNews();
    }

    /** There may be another answer, or the end. */
    void lookForNews() {
        take(this::handOn);
    }

    @Override
    public void request(long count) {
        take(() -> {
            if (count > 0) {
                demand = demand + count < 0 ? Long.MAX_VALUE : demand + count;
                handOn();
            } else {
                end(() -> subscriber.onError(new IllegalArgumentException("a demand is positive, unlike " + count)));
            }
        });
    }

    @Override
    public void cancel() {
        cancelled = true;
        question.remove(this);
    }

    private void take(Runnable turn) {
        turns.execute(() -> {
            if (!cancelled) {
                call(turn);
            }
        });
    }

    /** A subscriber that throws is not called again. */
    private void call(Runnable turn) {
        try {
            turn.run();
        } catch (RuntimeException | Error e) {
            cancel();
            throw e;
        }
    }

    private void handOn() {
        boolean over = question.over(); // Asked first: then the answers are the last ones.
        for (int count = question.count(); position < count && !cancelled; position++) {
            Object answer = question.answer(position);
            if (answer != null) {
                if (demand == 0) {
                    return;
                }
                demand--;
                subscriber.onNext(answer);
            }
        }
        if (over && !cancelled) {
            end();
        }
    }

    private void end() {
        end(question.failure()
                .<Runnable>map(failure -> () -> subscriber.onError(failure))
                .orElse(subscriber::onComplete));
    }

    private void end(Runnable lastCall) {
        cancel();
        lastCall.run();
    }
}

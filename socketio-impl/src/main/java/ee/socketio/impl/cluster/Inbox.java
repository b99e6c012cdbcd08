/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cluster;

import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import ee.socketio.impl.core.SerialQueue;
import ee.socketio.impl.engine.Seldom;
import ee.socketio.impl.engine.Timer;

/**
 * The messages of one other server: each is done once, in the order of their numbers, and what is missing is told of.
 *
 * <p>Numbers belong to an epoch; a greater one begins anew, with 1, and what comes of one that was before comes too
 * late. Who has just begun takes what comes first as the beginning, since what was before may have been done.
 *
 * <p>What may block, which is what requests of the other do, is done by a thread of the executor, one after the other.
 * All else is done by the thread that brings it: handlers that hold all threads of the executor may be waiting for just
 * that.
 *
 * <p>One thread at a time brings what comes.
 */
final class Inbox {
    /** After so many the other is told what has been done. */
    private static final int TOLD_AFTER_BYTES = Link.LIMIT / 8;

    private static final int TOLD_AFTER_MESSAGES = 256;

    private static final Runnable NOTHING = () -> {};

    /** Takes the word that all messages of an epoch, up to a number, are done. */
    @FunctionalInterface
    interface Done {
        void tell(long epoch, long number);
    }

    private final String peer;
    private final Timer timer;
    private final Consumer<Message> handler;
    private final Done done;
    private final SerialQueue queue;
    private final Seldom loss;
    private final Seldom nonsense;

    /** When something came, by the timer's clock. Volatile: others ask how long nothing has. */
    private volatile long lastMillis;

    // ---- Touched by who receives

    /** 0 before the first message. */
    private long epoch;

    /** The number of the last that has come. */
    private long received;

    /** How many were lost that have not been told of. */
    private long lost;

    // ---- What was done since the other was told. Touched by the tasks of the queue, one after the other.

    private long undoneMessages;

    private long undoneBytes;

    /**
     * Makes one that is empty.
     *
     * @param handler does what messages ask for; what it throws is logged
     */
    Inbox(String peer, Executor executor, Timer timer, Consumer<Message> handler, Done done) {
        this.peer = peer;
        this.timer = timer;
        this.handler = handler;
        this.done = done;
        this.queue = new SerialQueue(executor);
        this.loss = new Seldom(timer);
        this.nonsense = new Seldom(timer);
        this.lastMillis = timer.currentMillis();
    }

    void receive(long ofEpoch, long number, ByteBuffer message) {
        lastMillis = timer.currentMillis();
        if (isNow(ofEpoch, number - 1) && number > received) { // Otherwise it has come before.
            expect(number - 1);
            received = number;
            take(ofEpoch, number, message);
        }
    }

    /** All messages up to a number have been sent; tells when they are done. */
    void asked(long ofEpoch, long number) {
        if (isNow(ofEpoch, number)) {
            expect(number);
            queue.execute(() -> tellDone(ofEpoch, number));
        }
    }

    /** Something has come that cannot be read. */
    void complain(String why) {
        if (nonsense.mayTell()) {
            ClusterLog.malformed(peer, why);
        }
    }

    /** Whether nothing has come for so long, and all that has come is done. May be called by any thread. */
    boolean isQuiet(long millis) {
        return timer.currentMillis() - lastMillis >= millis && queue.isIdle();
    }

    /** Whether an epoch is the one in which messages come; a later one begins. */
    private boolean isNow(long ofEpoch, long numberBefore) {
        if (ofEpoch > epoch) {
            received = epoch == 0 ? numberBefore : 0;
            epoch = ofEpoch;
        }
        return ofEpoch == epoch;
    }

    /** All up to a number should have come by now. */
    private void expect(long number) {
        if (number > received) {
            lost += number - received;
            received = number;
        }
        if (lost > 0 && loss.mayTell()) {
            ClusterLog.lost(peer, lost);
            lost = 0;
        }
    }

    /** In turn with the others, if it may block; else at once, lest what frees a thread wait for one. */
    private void take(long ofEpoch, long number, ByteBuffer bytes) {
        int size = bytes.remaining();
        Runnable task = task(bytes);
        queue.execute(() -> {
            task.run();
            count(ofEpoch, number, size);
        });
    }

    private Runnable task(ByteBuffer bytes) {
        try {
            Message message = MessageType.decode(new MessageInput(bytes));
            if (message instanceof Request) {
                return () -> handle(message);
            }
            handle(message);
        } catch (MalformedMessageException e) {
            complain(e.getMessage());
        }
        return NOTHING;
    }

    private void handle(Message message) {
        try {
            handler.accept(message);
        } catch (RuntimeException e) {
            ClusterLog.failed(peer, e);
        }
    }

    private void count(long ofEpoch, long number, int size) {
        undoneMessages++;
        undoneBytes += size;
        if (undoneMessages >= TOLD_AFTER_MESSAGES || undoneBytes >= TOLD_AFTER_BYTES) {
            tellDone(ofEpoch, number);
        }
    }

    private void tellDone(long ofEpoch, long number) {
        undoneMessages = 0;
        undoneBytes = 0;
        done.tell(ofEpoch, number);
    }
}

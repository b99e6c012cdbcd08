/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cluster;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import ee.socketio.impl.core.SerialQueue;
import ee.socketio.impl.engine.Mailbox;
import ee.socketio.impl.engine.Seldom;
import ee.socketio.impl.engine.Timer;
import ee.socketio.spi.Cluster;

/**
 * The messages between this server and one other.
 *
 * <p>The network carries each message once at most, and those of one server in order. Neither bounds how much is on its
 * way to a server that is too slow, or stands still, nor tells that something was lost. So messages have numbers, from
 * 1 on: what is missing shows, and nothing is done twice. And the other tells from time to time which it has done; as
 * long as too much of what it was sent is not among that, it is sent nothing else. What it is not sent is lost, which
 * is better than to have everybody wait for it: sooner or later the cluster finds that it stands still, and drops it.
 * Until then it is asked every now and then how far it has come, since its word may have been lost as well.
 *
 * <p>Who loses the other from sight forgets this, and begins anew if it shows again. The other may not have noticed. So
 * numbers belong to an epoch, which is that of the sender's link, and later ones are greater: with a new one the count
 * begins anew, and what comes of an old one comes too late. Who has just begun takes what comes first as the beginning,
 * since what was before may have been done.
 *
 * <p>What may block, which is what requests of the other do, is done by a thread of the executor, one after the other.
 * All else is done by the thread that brings it: handlers that hold all threads of the executor may be waiting for just
 * that.
 *
 * <p>An envelope is a byte for the version, a byte for the kind, the epoch and the number as 8 bytes each, and the
 * message, if it has one.
 *
 * <p>Thread-safe. The monitor guards what is counted on the way out, and the order there; nothing is sent while it is
 * held.
 */
final class Link {
    private static final byte VERSION = 1;

    /** One message. */
    private static final byte MESSAGE = 1;

    /** All messages up to a number are done. */
    private static final byte DONE = 2;

    /** All messages up to a number have been sent: to be told when they are done. */
    private static final byte SENT = 3;

    private static final int HEADER = 2 + 2 * Long.BYTES;
    private static final byte[] NO_MESSAGE = {};
    private static final Runnable NOTHING = () -> {};

    /** As long as more bytes are on their way, no more are sent. */
    static final int LIMIT = 16 * 1024 * 1024;

    /** After so many the other is told what has been done. */
    private static final int TOLD_AFTER_BYTES = LIMIT / 8;

    private static final int TOLD_AFTER_MESSAGES = 256;

    /** How often one that does not tell is asked. */
    static final long ASKED_AFTER_MILLIS = 1000;

    private final String peer;
    private final long epoch;
    private final Cluster cluster;
    private final Timer timer;
    private final Consumer<Message> handler;
    private final Mailbox outbox;
    private final SerialQueue inbox;
    private final Seldom congestion;
    private final Seldom loss;
    private final Seldom nonsense;

    // ---- Out: guarded by the monitor

    private long sent;
    private long done;
    private long bytes;

    /** The sizes of those that have been sent and not done. */
    private final Deque<Integer> sizes = new ArrayDeque<>();

    /** When the other is to be asked what it has done, if it does not tell. */
    private long nextQuestion;

    // ---- In. Touched by who receives, which is one thread at a time.

    /** That of the messages that come; 0 before the first. */
    private long otherEpoch;

    /** The number of the last that has come. */
    private long received;

    /** How many were lost that have not been told of. */
    private long lost;

    // ---- In, what was done since the other was told. Touched by the tasks of the inbox, one after the other.

    private long undoneMessages;

    private long undoneBytes;

    /**
     * Makes one on which nothing has been sent.
     *
     * @param epoch is greater than those of the links to the same server that were before, and than 0
     * @param inbox does what the other asks for; that of the links before, which may not have done all of it
     */
    Link(
            String peer,
            long epoch,
            Cluster cluster,
            SerialQueue inbox,
            Executor executor,
            Timer timer,
            Consumer<Message> handler) {
        this.peer = peer;
        this.epoch = epoch;
        this.cluster = cluster;
        this.timer = timer;
        this.handler = handler;
        this.outbox = new Mailbox(executor, ClusterLog::notSent);
        this.inbox = inbox;
        this.congestion = new Seldom(timer);
        this.loss = new Seldom(timer);
        this.nonsense = new Seldom(timer);
    }

    // ---- Out

    /** Sends a message, unless too much is on its way; returns whether it does. */
    boolean send(byte[] message) {
        Runnable sending;
        boolean full;
        synchronized (this) {
            full = bytes > LIMIT;
            if (full) {
                sending = congested();
            } else {
                sent++;
                bytes += message.length;
                sizes.add(message.length);
                sending = queue(envelope(MESSAGE, epoch, sent, message));
                nextQuestion = timer.currentMillis() + ASKED_AFTER_MILLIS;
            }
        }
        sending.run();
        return !full;
    }

    private Runnable queue(byte[] envelope) {
        return outbox.add(() -> cluster.send(peer, envelope));
    }

    /** What to do instead of sending: tell of it, and ask how far the other has come. */
    private Runnable congested() {
        boolean asks = timer.currentMillis() >= nextQuestion;
        if (asks) {
            nextQuestion = timer.currentMillis() + ASKED_AFTER_MILLIS;
        }
        Runnable asking = asks ? queue(envelope(SENT, epoch, sent, NO_MESSAGE)) : NOTHING;
        return () -> {
            asking.run();
            if (congestion.mayTell()) {
                ClusterLog.congested(peer, LIMIT);
            }
        };
    }

    private static byte[] envelope(byte kind, long epoch, long number, byte[] message) {
        return ByteBuffer.allocate(HEADER + message.length)
                .put(VERSION)
                .put(kind)
                .putLong(epoch)
                .putLong(number)
                .put(message)
                .array();
    }

    private synchronized void done(long ofEpoch, long number) {
        while (ofEpoch == epoch && done < number && !sizes.isEmpty()) {
            bytes -= sizes.remove();
            done++;
        }
    }

    // ---- In

    void receive(byte[] envelope) {
        ByteBuffer buffer = ByteBuffer.wrap(envelope);
        if (envelope.length < HEADER || buffer.get() != VERSION) {
            complain("its version is another");
            return;
        }
        byte kind = buffer.get();
        long ofEpoch = buffer.getLong();
        long number = buffer.getLong();
        switch (kind) {
            case MESSAGE -> receive(ofEpoch, number, buffer);
            case DONE -> done(ofEpoch, number);
            case SENT -> answer(ofEpoch, number);
            default -> complain("it is of the unknown kind " + kind);
        }
    }

    private void complain(String why) {
        if (nonsense.mayTell()) {
            ClusterLog.malformed(peer, why);
        }
    }

    private void receive(long ofEpoch, long number, ByteBuffer message) {
        if (isNow(ofEpoch, number - 1) && number > received) { // Otherwise it has come before.
            expect(number - 1);
            received = number;
            take(ofEpoch, number, message);
        }
    }

    /** In turn with the others, if it may block; else at once, lest what frees a thread wait for one. */
    private void take(long ofEpoch, long number, ByteBuffer bytes) {
        int size = bytes.remaining();
        Runnable task = task(bytes);
        inbox.execute(() -> {
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

    private void answer(long ofEpoch, long number) {
        if (isNow(ofEpoch, number)) {
            expect(number);
            inbox.execute(() -> tellDone(ofEpoch, number));
        }
    }

    /** Whether an epoch is the one in which messages come; a later one begins. */
    private boolean isNow(long ofEpoch, long numberBefore) {
        if (ofEpoch > otherEpoch) {
            received = otherEpoch == 0 ? numberBefore : 0;
            otherEpoch = ofEpoch;
        }
        return ofEpoch == otherEpoch;
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
        outbox.execute(() -> cluster.send(peer, envelope(DONE, ofEpoch, number, NO_MESSAGE)));
    }
}

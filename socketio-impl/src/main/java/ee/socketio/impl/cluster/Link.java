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
 * <p>Who loses the other from sight forgets what it sent, and begins anew if it shows again. The other may not have
 * noticed. So numbers belong to an epoch, and later ones are greater: with a new one the count begins anew, and what
 * comes of an old one comes too late. What has come is not forgotten: it may come from before and after at once, on two
 * connections. The {@link Inbox} counts it.
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

    /** How often one that does not tell is asked. */
    static final long ASKED_AFTER_MILLIS = 1000;

    private final String peer;
    private final Cluster cluster;
    private final Timer timer;
    private final Mailbox outbox;
    private final Inbox inbox;
    private final Seldom congestion;

    // ---- Guarded by the monitor

    private long epoch;
    private long sent;
    private long done;
    private long bytes;

    /** The sizes of those that have been sent and not done. */
    private final Deque<Integer> sizes = new ArrayDeque<>();

    /** When the other is to be asked what it has done, if it does not tell. */
    private long nextQuestion;

    /**
     * Makes one on which nothing has been sent.
     *
     * @param epoch is greater than those of the links to the same server that were before, and than 0
     * @param executor does what the other asks for
     */
    Link(String peer, long epoch, Cluster cluster, Executor executor, Timer timer, Consumer<Message> handler) {
        this.peer = peer;
        this.epoch = epoch;
        this.cluster = cluster;
        this.timer = timer;
        this.outbox = new Mailbox(executor, ClusterLog::notSent);
        this.inbox = new Inbox(peer, executor, timer, handler, this::tellDone);
        this.congestion = new Seldom(timer);
    }

    /** Forgets what was sent: the other has been lost from sight. What it has sent is remembered. */
    synchronized void restart(long newEpoch) {
        epoch = newEpoch;
        sent = 0;
        done = 0;
        bytes = 0;
        sizes.clear();
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
            inbox.complain("its version is another");
            return;
        }
        byte kind = buffer.get();
        long ofEpoch = buffer.getLong();
        long number = buffer.getLong();
        switch (kind) {
            case MESSAGE -> inbox.receive(ofEpoch, number, buffer);
            case DONE -> done(ofEpoch, number);
            case SENT -> inbox.asked(ofEpoch, number);
            default -> inbox.complain("it is of the unknown kind " + kind);
        }
    }

    private void tellDone(long ofEpoch, long number) {
        outbox.execute(() -> cluster.send(peer, envelope(DONE, ofEpoch, number, NO_MESSAGE)));
    }

    /** Whether nothing has come for so long, and all that has come is done. */
    boolean isQuiet(long millis) {
        return inbox.isQuiet(millis);
    }
}

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
 *
 * <p>An envelope is a byte for the version, a byte for the kind, the number as 8 bytes, and the message, if it has one.
 *
 * <p>Thread-safe. The monitor guards what is counted on the way out, and the order there; nothing is sent while it is
 * held.
 */
final class Link {
    private static final byte VERSION = 1;
    private static final byte MESSAGE = 1;
    private static final byte DONE = 2;
    private static final int HEADER = 2 + Long.BYTES;

    /** As long as more bytes are on their way, no more are sent. */
    static final int LIMIT = 16 * 1024 * 1024;

    /** After so many the other is told what has been done. */
    private static final int TOLD_AFTER_BYTES = LIMIT / 8;

    private static final int TOLD_AFTER_MESSAGES = 256;

    private final String peer;
    private final Cluster cluster;
    private final Consumer<Message> handler;
    private final Mailbox outbox;
    private final SerialQueue inbox;
    private final Seldom congestion;
    private final Seldom loss;

    // ---- Out: guarded by the monitor

    private long sent;
    private long done;
    private long bytes;

    /** The sizes of those that have been sent and not done. */
    private final Deque<Integer> sizes = new ArrayDeque<>();

    // ---- In

    /** The number of the last that has come. Touched by who receives, which is one thread at a time. */
    private long received;

    /** What was done since the other was told. Touched by the tasks of the inbox, one after the other. */
    private long undoneMessages;

    private long undoneBytes;

    Link(String peer, Cluster cluster, Executor executor, Timer timer, Consumer<Message> handler) {
        this.peer = peer;
        this.cluster = cluster;
        this.handler = handler;
        this.outbox = new Mailbox(executor, ClusterLog::notSent);
        this.inbox = new SerialQueue(executor);
        this.congestion = new Seldom(timer);
        this.loss = new Seldom(timer);
    }

    // ---- Out

    /** Sends a message, unless too much is on its way. */
    void send(byte[] message) {
        Runnable sending;
        synchronized (this) {
            if (bytes > LIMIT) {
                sending = this::complain;
            } else {
                sent++;
                bytes += message.length;
                sizes.add(message.length);
                byte[] enveloped = envelope(MESSAGE, sent, message);
                sending = outbox.add(() -> cluster.send(peer, enveloped));
            }
        }
        sending.run();
    }

    private void complain() {
        if (congestion.mayTell()) {
            ClusterLog.congested(peer, LIMIT);
        }
    }

    private static byte[] envelope(byte kind, long number, byte[] message) {
        return ByteBuffer.allocate(HEADER + message.length)
                .put(VERSION)
                .put(kind)
                .putLong(number)
                .put(message)
                .array();
    }

    private synchronized void done(long number) {
        while (done < number && !sizes.isEmpty()) {
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
        long number = buffer.getLong();
        switch (kind) {
            case MESSAGE -> receive(number, buffer);
            case DONE -> done(number);
            default -> complain("it is of the unknown kind " + kind);
        }
    }

    private void complain(String why) {
        if (loss.mayTell()) {
            ClusterLog.malformed(peer, why);
        }
    }

    private void receive(long number, ByteBuffer message) {
        if (number <= received) {
            return; // It has come before.
        }
        long missing = number - received - 1;
        if (missing > 0 && loss.mayTell()) {
            ClusterLog.lost(peer, missing);
        }
        received = number;
        inbox.execute(() -> handle(number, message));
    }

    private void handle(long number, ByteBuffer message) {
        int size = message.remaining();
        try {
            handler.accept(MessageType.decode(new MessageInput(message)));
        } catch (MalformedMessageException e) {
            complain(e.getMessage());
        } catch (RuntimeException e) {
            ClusterLog.failed(peer, e);
        } finally {
            tellDone(number, size);
        }
    }

    private void tellDone(long number, int size) {
        undoneMessages++;
        undoneBytes += size;
        if (undoneMessages >= TOLD_AFTER_MESSAGES || undoneBytes >= TOLD_AFTER_BYTES) {
            undoneMessages = 0;
            undoneBytes = 0;
            outbox.execute(() -> cluster.send(peer, envelope(DONE, number, new byte[0])));
        }
    }
}

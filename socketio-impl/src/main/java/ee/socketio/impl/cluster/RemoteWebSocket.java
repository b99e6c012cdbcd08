/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cluster;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

import ee.socketio.impl.engine.CloseDetail;
import ee.socketio.impl.engine.EngineRequest;
import ee.socketio.impl.engine.Mailbox;
import ee.socketio.impl.engine.Timer;
import ee.socketio.impl.engine.WebSocketChannel;
import ee.socketio.impl.engine.WebSocketListener;

/**
 * A WebSocket that is open here, for a session of another server: frames are passed on in both directions. The other
 * server never sends more than it knows to have been written, but for a {@link GuestWebSocket#WINDOW window}; what the
 * client sends cannot be held back, so that one that sends more than the other server takes is closed, as it would be
 * there.
 *
 * <p>Thread-safe: all that happens is a task of the mailbox, and fields that change are touched by its tasks only.
 */
final class RemoteWebSocket implements WebSocketListener, Exchange {
    /** How long a client has to read what was sent before its WebSocket was closed. */
    static final long CLOSE_MILLIS = 30_000;

    private final String peer;
    private final WebSocketChannel channel;
    private final Correspondence correspondence;
    private final int maxUntaken;
    private final Timer timer;
    private final Mailbox mailbox;

    private long number;

    /** What the client is to be sent. */
    private final Queue<Content> frames = new ArrayDeque<>();

    private long received;
    private boolean writing;

    /** The weight of what has been written since the other server was told. */
    private long untold;

    /** The number of frames passed on, and the weight of those that have not been taken. */
    private long sent;

    private long untaken;

    /** How the WebSocket is to be closed when all frames have been written; {@code null} as long as it is open. */
    private Runnable closing;

    /** Whether there is nothing more to be told of it. Any thread reads it. */
    private volatile boolean over;

    RemoteWebSocket(
            String peer,
            WebSocketChannel channel,
            Correspondence correspondence,
            int maxUntaken,
            Executor executor,
            Timer timer) {
        this.peer = peer;
        this.channel = channel;
        this.correspondence = correspondence;
        this.maxUntaken = maxUntaken;
        this.timer = timer;
        this.mailbox = new Mailbox(executor, this::failed);
    }

    void open(EngineRequest request) {
        mailbox.execute(() ->
                number = correspondence.ask(peer, this, next -> new Relayed.Open(next, request), Exchanges.FOREVER));
    }

    private void failed(Throwable failure) {
        ClusterLog.failed(peer, failure);
        mailbox.execute(this::abort);
    }

    // ---- What the client does

    @Override
    public void onText(String frame) {
        mailbox.execute(() -> pass(Content.of(frame)));
    }

    @Override
    public void onBinary(byte[] frame) {
        mailbox.execute(() -> pass(Content.of(frame)));
    }

    private void pass(Content frame) {
        int weight = frame.weight();
        if (over) {
            return;
        }
        if (untaken > 0 && untaken + weight > maxUntaken) {
            tellEnd(CloseDetail.CLIENT_TOO_FAST);
            channel.close();
        } else if (correspondence.send(peer, new Relayed.Frame(number, sent, frame))) {
            sent++;
            untaken += weight;
        } else {
            abort();
        }
    }

    @Override
    public void onTooBig() {
        mailbox.execute(() -> {
            tellEnd(CloseDetail.MESSAGE_TOO_BIG);
            channel.closeTooBig();
        });
    }

    @Override
    public void onClose() {
        mailbox.execute(() -> tellEnd(CloseDetail.CONNECTION_CLOSED));
    }

    @Override
    public void onError(Throwable failure) {
        ClusterLog.debug("a WebSocket failed: {0}", failure);
        mailbox.execute(() -> tellEnd(CloseDetail.CONNECTION_FAILED));
    }

    private void tellEnd(CloseDetail detail) {
        if (!over) {
            end();
            frames.clear();
            correspondence.send(peer, new Relayed.Ended(number, detail));
        }
    }

    private void end() {
        over = true;
        correspondence.forget(number);
    }

    private void abort() {
        tellEnd(CloseDetail.CONNECTION_FAILED);
        channel.close();
    }

    // ---- What the other server says

    @Override
    public void received(Reply reply) {
        mailbox.execute(() -> {
            if (reply instanceof RelayedReply.Frame frame && !over) {
                received(frame);
            } else if (reply instanceof RelayedReply.Taken taken) {
                untaken -= taken.weight();
            } else if (reply instanceof RelayedReply.Close close && !over) {
                closeBehind(close.tooBig() ? channel::closeTooBig : channel::close);
            }
        });
    }

    private void received(RelayedReply.Frame frame) {
        if (frame.position() == received) {
            received++;
            frames.add(frame.content());
            writeNext();
        } else {
            abort(); // One was lost on the way.
        }
    }

    private void writeNext() {
        if (writing) {
            return;
        }
        Content frame = frames.poll();
        if (frame != null) {
            writing = true;
            int weight = frame.weight();
            frame.pass(
                    text -> channel.send(text, failure -> written(weight, failure)),
                    bytes -> channel.send(bytes, failure -> written(weight, failure)));
        } else if (closing != null) {
            closing.run();
        }
    }

    private void written(int weight, Throwable failure) {
        mailbox.execute(() -> {
            writing = false;
            if (failure == null) {
                tellWritten(weight);
                writeNext();
            } else {
                abort();
            }
        });
    }

    private void tellWritten(int weight) {
        untold += weight;
        if (untold >= GuestWebSocket.WINDOW / 4 && !over) {
            correspondence.send(peer, new Relayed.Written(number, untold));
            untold = 0;
        }
    }

    /** The client need not read: there is an end of waiting for it. */
    private void closeBehind(Runnable how) {
        end();
        closing = how;
        writeNext();
        timer.schedule(CLOSE_MILLIS, due -> channel.close());
    }

    @Override
    public void left() {
        mailbox.execute(() -> {
            end();
            channel.close();
        });
    }

    @Override
    public void timeUp() {
        left(); // It could not even be told.
    }

    @Override
    public boolean over() {
        return over;
    }
}

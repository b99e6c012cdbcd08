/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cluster;

import java.io.IOException;
import java.util.function.Predicate;

import ee.socketio.impl.engine.CloseDetail;
import ee.socketio.impl.engine.SendCallback;
import ee.socketio.impl.engine.WebSocketChannel;
import ee.socketio.impl.engine.WebSocketTransport;

/**
 * A WebSocket that is open on another server, the relay, for a session of this one.
 *
 * <p>Frames on their way to the relay count as written until there are {@value #WINDOW} bytes that it has not written
 * yet. So they follow each other without waiting for the network, and a client that does not read has no more than that
 * waiting for it there: the rest waits in its session, where it is bounded.
 *
 * <p>Frames are sent by one thread at a time, and what the relay tells comes by one thread at a time.
 */
final class GuestWebSocket implements WebSocketChannel {
    /** How many bytes may be on their way to the relay, and wait there, before the session sends no more. */
    static final int WINDOW = 64 * 1024;

    private final long number;
    private final Predicate<Message> relay;

    /** Once so many bytes have been taken, the relay is told. */
    private final int toldAfter;

    private final Runnable forget;

    // ---- In: touched by those who tell of the relay

    private WebSocketTransport listener;
    private long taken;
    private long untold;

    // ---- Out

    /** The number of frames sent; touched by those who send. */
    private long sent;

    /** The weight of the frames that have not been written. Guarded by this. */
    private long unwritten;

    /** Who waits until there is less; {@code null} for nobody. Guarded by this. */
    private SendCallback waiting;

    /** Whether there is nothing to close any more. Guarded by this. */
    private boolean ended;

    /**
     * Makes one that is open.
     *
     * @param maxInbound how many bytes the relay sends before it is told that they have been taken
     * @param forget called when it has ended
     */
    GuestWebSocket(long number, Predicate<Message> relay, int maxInbound, Runnable forget) {
        this.number = number;
        this.relay = relay;
        this.toldAfter = Math.min(WINDOW, maxInbound) / 4;
        this.forget = forget;
    }

    // ---- In

    void listener(WebSocketTransport transport) {
        listener = transport;
    }

    void received(long position, Content content) {
        if (position != taken) {
            listener.onError(new IOException("frames have been lost"));
            return;
        }
        taken++;
        content.pass(listener::onText, listener::onBinary);
        untold += content.weight();
        if (untold >= toldAfter) {
            relay.test(new RelayedReply.Taken(number, untold));
            untold = 0;
        }
    }

    void written(long weight) {
        SendCallback next = null;
        synchronized (this) {
            unwritten -= weight;
            if (unwritten <= WINDOW) {
                next = waiting;
                waiting = null;
            }
        }
        if (next != null) {
            next.sent(null);
        }
    }

    void ended(CloseDetail detail) {
        if (end()) {
            switch (detail) {
                case CONNECTION_CLOSED -> listener.onClose();
                case MESSAGE_TOO_BIG -> listener.onTooBig();
                case CLIENT_TOO_FAST -> listener.onTooFast();
                default -> listener.onError(new IOException("the WebSocket has failed"));
            }
        }
    }

    void left() {
        ended(CloseDetail.CONNECTION_CLOSED);
    }

    // ---- Out

    @Override
    public void send(String frame, SendCallback callback) {
        send(Content.of(frame), callback);
    }

    @Override
    public void send(byte[] frame, SendCallback callback) {
        send(Content.of(frame), callback);
    }

    private void send(Content content, SendCallback callback) {
        boolean goesOn = goesOn(content.weight(), callback);
        if (!relay.test(new RelayedReply.Frame(number, sent++, content))) {
            callback.sent(new IOException("the server to which the client came takes no more"));
        } else if (goesOn) {
            callback.sent(null);
        }
    }

    /** Counts a frame before it is sent, lest it be written before. */
    private synchronized boolean goesOn(int weight, SendCallback callback) {
        unwritten += weight;
        boolean enough = unwritten > WINDOW;
        if (enough) {
            waiting = callback;
        }
        return !enough;
    }

    @Override
    public void close() {
        close(false);
    }

    @Override
    public void closeTooBig() {
        close(true);
    }

    private void close(boolean tooBig) {
        if (end()) {
            relay.test(new RelayedReply.Close(number, tooBig));
        }
    }

    private boolean end() {
        synchronized (this) {
            if (ended) {
                return false;
            }
            ended = true;
        }
        forget.run();
        return true;
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.engine;

import java.util.List;

/** Long-polling: the client keeps one GET waiting, by whose answer the server sends, and POSTs what it has to say. */
final class PollingTransport implements Transport {
    static final String NAME = "polling";

    private static final SendCallback IGNORE = failure -> {};

    private final PacketCodec codec;
    private final boolean textOnly;

    /** The GET that waits for packets, or {@code null}. */
    private PollingExchange waiting;

    PollingTransport(PacketCodec codec, boolean textOnly) {
        this.codec = codec;
        this.textOnly = textOnly;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean writable() {
        return waiting != null;
    }

    void park(PollingExchange poll) {
        waiting = poll;
    }

    boolean isWaiting(PollingExchange poll) {
        return waiting == poll;
    }

    /** Forgets a GET whose client has gone away. */
    void drop() {
        waiting = null;
    }

    @Override
    public void send(List<EnginePacket> packets, SendCallback callback) {
        PollingExchange poll = waiting;
        waiting = null;
        codec.respond(packets, textOnly, poll, callback);
    }

    /** Answers the waiting GET, if there is one, with a packet that needs no confirmation. */
    void release(EnginePacket packet) {
        if (writable()) {
            send(List.of(packet), IGNORE);
        }
    }

    /** Refuses the waiting GET, if there is one. */
    void refuse(EngineError error) {
        if (writable()) {
            PollingExchange poll = waiting;
            waiting = null;
            poll.refuse(error);
        }
    }

    @Override
    public boolean end() {
        boolean told = writable();
        abort();
        return told;
    }

    /** Ends at the poll for which {@link #end} had to wait. */
    void endLate() {
        send(List.of(EnginePacket.NOOP, EnginePacket.CLOSE), IGNORE);
    }

    @Override
    public void abort() {
        release(EnginePacket.CLOSE);
    }
}

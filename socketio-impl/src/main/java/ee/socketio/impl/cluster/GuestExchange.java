/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cluster;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;

import ee.socketio.impl.engine.EngineError;
import ee.socketio.impl.engine.EngineRequest;
import ee.socketio.impl.engine.PollingExchange;
import ee.socketio.impl.engine.SendCallback;

/**
 * A GET or POST that came to another server. That its answer has been handed over to that server counts as written; if
 * it cannot be, the relay tells so.
 */
final class GuestExchange implements PollingExchange {
    private final long number;
    private final boolean asksForHandshake;
    private final Predicate<Message> relay;
    private final Runnable over;

    /** Set before it is answered. */
    private volatile EngineRequest handshake;

    GuestExchange(long number, boolean asksForHandshake, Predicate<Message> relay, Runnable over) {
        this.number = number;
        this.asksForHandshake = asksForHandshake;
        this.relay = relay;
        this.over = over;
    }

    @Override
    public void opens(String sid) {
        // No such request opens a session.
    }

    @Override
    public void carriesOn(EngineRequest request) {
        handshake = request;
    }

    @Override
    public boolean asksForHandshake() {
        return asksForHandshake;
    }

    private Optional<EngineRequest> told() {
        return asksForHandshake ? Optional.of(handshake) : Optional.empty();
    }

    @Override
    public void respond(String payload, boolean compressible, SendCallback callback) {
        respond(Content.of(payload), compressible, callback);
    }

    @Override
    public void respond(byte[] payload, boolean compressible, SendCallback callback) {
        respond(Content.of(payload), compressible, callback);
    }

    private void respond(Content payload, boolean compressible, SendCallback callback) {
        boolean sent = answer(new RelayedReply.Packets(number, told(), payload, compressible));
        callback.sent(sent ? null : new IOException("the server to which the client came takes no more"));
    }

    @Override
    public void accept() {
        answer(new RelayedReply.Accepted(number, told()));
    }

    @Override
    public void refuse(int status) {
        answer(new RelayedReply.Status(number, status));
    }

    @Override
    public void refuse(EngineError error) {
        answer(new RelayedReply.Refused(number, error));
    }

    private boolean answer(RelayedReply.Answer answer) {
        over.run();
        return relay.test(answer);
    }
}

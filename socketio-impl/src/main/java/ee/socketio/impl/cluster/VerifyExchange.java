/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cluster;

import java.util.concurrent.CompletableFuture;

import ee.socketio.impl.engine.EngineError;
import ee.socketio.impl.engine.EngineRequest;
import ee.socketio.impl.engine.RefusedException;

/**
 * The question whether a WebSocket may be opened for a session of another server.
 *
 * @param handshake completes with the request that has opened the session, or with a {@link RefusedException}
 */
record VerifyExchange(CompletableFuture<EngineRequest> handshake) implements Exchange {

    @Override
    public void received(Reply reply) {
        if (reply instanceof RelayedReply.Verified verified) {
            handshake.complete(verified.handshake());
        } else if (reply instanceof RelayedReply.Refused refused) {
            refuse(refused.error());
        }
    }

    private void refuse(EngineError error) {
        handshake.completeExceptionally(new RefusedException(error));
    }

    @Override
    public void left() {
        refuse(EngineError.UNKNOWN_SID);
    }

    @Override
    public void timeUp() {
        refuse(EngineError.UNKNOWN_SID);
    }

    @Override
    public boolean over() {
        return handshake.isDone();
    }
}

/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cluster;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import ee.socketio.impl.core.SocketState;

/**
 * The question which sockets another server has.
 *
 * @param sockets completes with them: with none if the server goes, and they with it; empty if it does not answer in
 *     time
 */
record FetchExchange(CompletableFuture<Optional<List<SocketState>>> sockets) implements Exchange {

    @Override
    public void received(Reply reply) {
        if (reply instanceof Reply.Fetched fetched) {
            sockets.complete(Optional.of(fetched.sockets()));
        }
    }

    @Override
    public void left() {
        sockets.complete(Optional.of(List.of()));
    }

    @Override
    public void timeUp() {
        sockets.complete(Optional.empty());
    }

    @Override
    public boolean over() {
        return sockets.isDone();
    }
}

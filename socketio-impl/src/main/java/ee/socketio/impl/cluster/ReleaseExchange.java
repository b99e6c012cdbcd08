/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright the Socket.IO for Jakarta EE authors
 */

package ee.socketio.impl.cluster;

import java.util.concurrent.CompletableFuture;

/**
 * A request to let go of a socket.
 *
 * @param end completes when it is gone, or nothing more is to be hoped for
 */
record ReleaseExchange(CompletableFuture<Void> end) implements Exchange {

    @Override
    public void received(Reply reply) {
        if (reply instanceof Reply.Released) {
            end.complete(null);
        }
    }

    @Override
    public void left() {
        end.complete(null);
    }

    @Override
    public void timeUp() {
        end.complete(null);
    }

    @Override
    public boolean over() {
        return end.isDone();
    }
}
